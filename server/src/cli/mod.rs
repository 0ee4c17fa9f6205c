//! The command line. Commands work on the database beside a running server, whose clock and pages follow by themselves.

mod academies;
mod answer;
mod at;
mod meetings;
mod run;
mod sessions;
mod users;

pub use run::run;

use crate::config::{CommonArgs, ServeArgs};
use clap::{Parser, Subcommand};

/// Live online classes: sessions that become ready by themselves, with their meeting inside the page.
#[derive(Debug, Parser)]
#[command(name = "majlis", version, max_term_width = 100)]
pub struct Cli {
    /// Print what the HTTP API would answer, as JSON
    #[arg(long, global = true)]
    json: bool,

    #[command(flatten)]
    common: CommonArgs,

    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the server
    Serve(ServeArgs),
    /// Run the server with an academy to try, on this machine only
    Demo(ServeArgs),
    /// Academies
    #[command(subcommand)]
    Academies(academies::Academies),
    /// People
    #[command(subcommand)]
    Users(users::Users),
    /// Sessions
    #[command(subcommand)]
    Sessions(sessions::Sessions),
    /// Meetings
    #[command(subcommand)]
    Meetings(meetings::Meetings),
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_grammar_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn times_before_now_and_several_students_are_understood() {
        let line = "majlis sessions create --academy itqan --kind quran_group --teacher t@a.example --student a@a.example \
                    --student b@a.example --at -2h --duration 45 --json";
        assert!(Cli::try_parse_from(line.split_whitespace()).is_ok());
    }
}
