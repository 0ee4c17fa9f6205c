//! `majlis sessions …`

use super::{answer::Answer, at::At, run::CommandError};
use backend::{
    Backend,
    sessions::{self, By, NewSession, SetStatus},
};
use clap::{Args, Subcommand};
use domain::{AcademySlug, Kind, Minutes, SessionId, Status, transition::Cause};

#[derive(Debug, Subcommand)]
pub(super) enum Sessions {
    /// Plan a session
    Create(Create),
    /// List sessions
    List {
        /// One academy's only
        #[arg(long)]
        academy: Option<AcademySlug>,
    },
    /// Move a session to another status, as an admin would
    SetStatus {
        /// The session's id
        id: SessionId,
        /// The wanted status
        status: Status,
        /// Why; a cancellation needs it
        #[arg(long)]
        reason: Option<String>,
    },
}

#[derive(Debug, Args)]
pub(super) struct Create {
    /// The academy's slug
    #[arg(long)]
    academy: AcademySlug,
    /// quran_individual, quran_group, quran_trial, academic or interactive_course
    #[arg(long)]
    kind: Kind,
    /// What the lesson is about
    #[arg(long, default_value = "")]
    title: String,
    /// The teacher's e-mail
    #[arg(long)]
    teacher: String,
    /// A student's e-mail; repeat it for more
    #[arg(long = "student", value_name = "EMAIL", num_args = 1..)]
    students: Vec<String>,
    /// The start: an instant such as 2026-01-31T20:30:00+03:00, or from now on such as +15m5s or -2h
    #[arg(long, allow_hyphen_values = true)]
    at: Option<At>,
    /// Minutes [default: the kind's]
    #[arg(long, value_name = "MIN")]
    duration: Option<u16>,
    /// The status it begins with [default: scheduled, or unscheduled without a start]
    #[arg(long)]
    status: Option<Status>,
}

impl Sessions {
    pub(super) async fn run(self, backend: &Backend) -> Result<Answer, CommandError> {
        match self {
            Self::Create(create) => create.run(backend).await,
            Self::List { academy } => {
                Ok(Answer::sessions(&sessions::list(backend, academy.as_ref()).await?))
            }
            Self::SetStatus { id, status, reason } => {
                let wish = SetStatus { session_id: id, status, reason, version: None };
                Ok(Answer::session(
                    &sessions::set_status_from_cli(backend, wish, backend.now()).await?,
                ))
            }
        }
    }
}

impl Create {
    async fn run(self, backend: &Backend) -> Result<Answer, CommandError> {
        let now = backend.now();
        let unplanned = if self.at.is_some() { Status::Scheduled } else { Status::Unscheduled };
        let new = NewSession {
            academy: self.academy,
            kind: self.kind,
            title: self.title,
            teacher_email: self.teacher,
            student_emails: self.students,
            starts_at: self.at.map(|at| at.resolve(now)),
            duration: self.duration.map_or(self.kind.default_duration(), Minutes),
            status: self.status.unwrap_or(unplanned),
            reason: None,
        };
        let by = By { cause: Cause::Cli, user: None };
        Ok(Answer::session(&sessions::create(backend, new, by, now).await?))
    }
}
