//! Runs a parsed command line.

use super::{Cli, Command, answer::Answer};
use crate::{
    config::{Config, ConfigError, Media, ServeConfig},
    error_chain::error_chain,
    logging,
    managed_livekit::kept_cluster,
    serve::{self, Mode, StartError, cluster_of, open_database},
    shutdown,
};
use backend::Backend;
use domain::transition::Refusal;
use serde_json::{Value, json};
use std::{
    io::{self, Write},
    process::ExitCode,
};
use tokio_util::sync::CancellationToken;

/// A command failed.
#[derive(Debug, thiserror::Error)]
pub(super) enum CommandError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Start(#[from] StartError),
    #[error("{0}")]
    Io(#[from] io::Error),
    #[error(transparent)]
    CreateAcademy(#[from] backend::academies::CreateAcademyError),
    #[error(transparent)]
    CreateUser(#[from] backend::people::CreateUserError),
    #[error(transparent)]
    Link(#[from] backend::people::LinkError),
    #[error(transparent)]
    CreateSession(#[from] backend::sessions::CreateSessionError),
    #[error(transparent)]
    SetStatus(#[from] backend::sessions::SetStatusError),
    #[error(transparent)]
    Backend(#[from] backend::Error),
}

/// Runs the command and returns the program's exit code: 0, or 1 with the reason on standard error.
pub async fn run(cli: Cli) -> ExitCode {
    let json = cli.json;
    match dispatch(cli).await {
        Ok(code) => code,
        Err(error) => {
            let text = if json {
                error_json(&error).to_string()
            } else {
                format!("majlis: {}", error_chain(&error))
            };
            // Where standard error is closed there is nobody left to tell.
            let _ = writeln!(io::stderr(), "{text}");
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(cli: Cli) -> Result<ExitCode, CommandError> {
    let (config, mode) = match &cli.command {
        Command::Serve(args) => (ServeConfig::read(&cli.common, args)?, Mode::Serve),
        Command::Demo(args) => (ServeConfig::read_demo(&cli.common, args)?, Mode::Demo),
        _ => return beside_the_server(cli).await,
    };
    logging::start("info");
    let stop = CancellationToken::new();
    shutdown::on_signal(stop.clone())?;
    serve::serve(config, mode, stop).await?;
    Ok(ExitCode::SUCCESS)
}

async fn beside_the_server(cli: Cli) -> Result<ExitCode, CommandError> {
    logging::start("warn");
    let config = Config::read(&cli.common, "majlis")?;
    let backend = open(&config, &Media::read(cli.common.media())?).await?;
    let answer = match cli.command {
        Command::Academies(command) => command.run(&backend).await,
        Command::Users(command) => command.run(&backend).await,
        Command::Sessions(command) => command.run(&backend).await,
        Command::Meetings(command) => command.run(&backend).await,
        Command::Serve(_) | Command::Demo(_) => return Ok(ExitCode::SUCCESS),
    };
    backend.database().close().await;
    let answer = answer?;
    print(&answer, cli.json)?;
    Ok(if answer.is_alarm { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The use cases on the server's database. LiveKit is never called from here: what has to be done there is written
/// down for the server's workers.
async fn open(config: &Config, media: &Media) -> Result<Backend, CommandError> {
    config.data.create().map_err(StartError::from)?;
    let db = open_database(config).await?;
    let cluster = match media {
        Media::External(media) => cluster_of(media),
        Media::Managed { .. } => kept_cluster(&config.data).map_err(StartError::from)?,
    };
    let backend = serve::backend(db, cluster, &config.links_base());
    backend::clock::correct_clock(&backend).await;
    Ok(backend)
}

fn print(answer: &Answer, json: bool) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if json { writeln!(out, "{}", answer.json) } else { writeln!(out, "{}", answer.text) }
}

/// The HTTP API's error for the same refusal.
fn error_json(error: &CommandError) -> Value {
    use backend::sessions::SetStatusError;
    let of_app = |error: app::AppError| serde_json::to_value(error).unwrap_or_default();
    match error {
        CommandError::SetStatus(SetStatusError::NotFound) => of_app(app::AppError::NotFound),
        CommandError::SetStatus(SetStatusError::Refused(Refusal { from, to, why })) => {
            of_app(Refusal { from: *from, to: *to, why: *why }.into())
        }
        CommandError::SetStatus(SetStatusError::ChangedMeanwhile { version }) => {
            of_app(app::AppError::ChangedMeanwhile { version: *version })
        }
        error => json!({ "code": "failed", "message": error_chain(error) }),
    }
}
