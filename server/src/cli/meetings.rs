//! `majlis meetings …`

use super::{answer::Answer, run::CommandError};
use backend::{Backend, meetings};
use clap::Subcommand;
use serde_json::json;

#[derive(Debug, Subcommand)]
pub(super) enum Meetings {
    /// Count the ready or ongoing sessions without a meeting; exit code 1 unless there are none
    Verify,
}

impl Meetings {
    pub(super) async fn run(self, backend: &Backend) -> Result<Answer, CommandError> {
        let Self::Verify = self;
        let missing = meetings::count_missing(backend).await?;
        let answer = Answer::new(&json!({ "missing": missing }), missing.to_string());
        Ok(Answer { is_alarm: missing != 0, ..answer })
    }
}
