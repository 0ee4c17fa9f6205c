//! What every command needs to find the academy's data.

use super::{ConfigError, DatabaseUrl, MediaArgs, PublicUrl, given, given_path};
use crate::data_folder::DataFolder;
use std::{ffi::OsString, path::PathBuf};

/// Flags of every command.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "The academy's data")]
pub struct CommonArgs {
    /// Folder for the database, keys and addresses [default: $XDG_DATA_HOME/majlis or ~/.local/share/majlis; for the
    /// demo majlis-demo beside it]
    #[arg(long, env = "MAJLIS_DATA", value_name = "FOLDER", global = true)]
    pub data: Option<OsString>,

    /// sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME [default: sqlite:FOLDER/majlis.db]
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL", global = true)]
    pub database_url: Option<String>,

    /// The address people open, such as `https://majlis.example.org` [default: what the running server wrote into its
    /// data folder, else http://localhost:PORT]
    #[arg(long, env = "MAJLIS_PUBLIC_URL", value_name = "URL", global = true)]
    pub public_url: Option<String>,

    #[command(flatten)]
    media: MediaArgs,
}

impl CommonArgs {
    /// The flags that name a media server.
    pub fn media(&self) -> &MediaArgs {
        &self.media
    }
}

/// Where the academy's data are.
#[derive(Clone, Debug)]
pub struct Config {
    /// The data folder; not yet made.
    pub data: DataFolder,
    /// The database.
    pub database_url: DatabaseUrl,
    /// `None`: not configured.
    pub public_url: Option<PublicUrl>,
}

impl Config {
    /// Reads the flags. `default_folder` is the data folder's name when none is configured.
    ///
    /// # Errors
    /// [`ConfigError`].
    pub fn read(args: &CommonArgs, default_folder: &str) -> Result<Self, ConfigError> {
        let data = DataFolder::new(match given_path(args.data.as_ref()) {
            Some(path) => path,
            None => data_home().ok_or(ConfigError::NoDataFolder)?.join(default_folder),
        });
        let database_url = match given(args.database_url.clone()) {
            Some(url) => url.parse()?,
            None => DatabaseUrl::sqlite(&data.database_file()),
        };
        let public_url = given(args.public_url.clone()).map(|url| url.parse()).transpose()?;
        Ok(Self { data, database_url, public_url })
    }

    /// The address for links in answers of a command that runs beside the server.
    pub fn links_base(&self) -> PublicUrl {
        let written = || self.data.read_public_url();
        self.public_url.clone().or_else(written).unwrap_or_default()
    }
}

fn data_home() -> Option<PathBuf> {
    let folder = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    folder("XDG_DATA_HOME").or_else(|| Some(folder("HOME")?.join(".local/share")))
}
