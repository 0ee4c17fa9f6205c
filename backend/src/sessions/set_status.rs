//! A person, or the command line, moves one session by hand.

use super::{
    show_one,
    transition::{By, Move, NotMoved, transition},
};
use crate::{Backend, Error, db::sessions as rows, people::Viewer};
use domain::{
    Role, SessionId, Status, Timestamp,
    transition::{Authority, Cause, Refusal, Why},
    wire::Session,
};

/// What is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetStatus {
    /// Which session.
    pub session_id: SessionId,
    /// Its new status.
    pub status: Status,
    /// Why; needed to cancel.
    pub reason: Option<String>,
    /// The version the person was looking at; when given, a change in between is an error.
    pub version: Option<i64>,
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum SetStatusError {
    /// No such session for this person.
    #[error("there is no such session")]
    NotFound,
    /// The rules say no.
    #[error(transparent)]
    Refused(Refusal),
    /// Somebody else changed it in between.
    #[error("the session was changed meanwhile; its version is {version} now")]
    ChangedMeanwhile {
        /// The version now.
        version: i64,
    },
    /// Not the caller's fault.
    #[error(transparent)]
    Internal(#[from] Error),
}

/// Moves a session on a person's authority and shows it, meeting included.
///
/// # Errors
/// [`SetStatusError`]; nothing was changed then.
pub async fn set_status(
    backend: &Backend,
    viewer: &Viewer,
    wanted: SetStatus,
    now: Timestamp,
) -> Result<Session, SetStatusError> {
    let row = rows::find_visible(&backend.db, viewer.seer(), wanted.session_id)
        .await?
        .ok_or(SetStatusError::NotFound)?;
    let Some(authority) = authority(viewer) else {
        let from = Some(row.lesson.status);
        return Err(SetStatusError::Refused(Refusal {
            from,
            to: wanted.status,
            why: Why::NotAllowed,
        }));
    };
    let by = By { cause: Cause::User, user: Some((viewer.user_id, viewer.role)) };
    carry_out(backend, &wanted, authority, by, now).await
}

/// Moves a session on the command line's authority, which is an admin's.
///
/// # Errors
/// [`SetStatusError`]; nothing was changed then.
pub async fn set_status_from_cli(
    backend: &Backend,
    wanted: SetStatus,
    now: Timestamp,
) -> Result<Session, SetStatusError> {
    let by = By { cause: Cause::Cli, user: None };
    carry_out(backend, &wanted, Authority::Cli, by, now).await
}

/// On whose authority a person moves sessions that they can see, if at all.
fn authority(viewer: &Viewer) -> Option<Authority> {
    match viewer.role {
        Role::Teacher => Some(Authority::Teacher),
        Role::Supervisor => Some(Authority::Supervisor { may_manage: viewer.may_manage_sessions }),
        Role::Admin => Some(Authority::Admin),
        Role::Student | Role::Parent => None,
    }
}

async fn carry_out(
    backend: &Backend,
    wanted: &SetStatus,
    authority: Authority,
    by: By,
    now: Timestamp,
) -> Result<Session, SetStatusError> {
    let step = Move {
        reason: wanted.reason.as_deref(),
        expected_version: wanted.version,
        ..Move::new(wanted.status, authority, by)
    };
    let id = wanted.session_id;
    let mut tx = backend.begin().await?;
    let results = transition(&mut tx, &backend.cluster, &[id], &step, now).await?;
    for (_, result) in results {
        result.map_err(|not_moved| match not_moved {
            NotMoved::Missing => SetStatusError::NotFound,
            NotMoved::Refused(refusal) => SetStatusError::Refused(refusal),
            NotMoved::ChangedMeanwhile(version) => SetStatusError::ChangedMeanwhile { version },
        })?;
    }
    tx.commit().await?;
    let row = rows::find(&backend.db, id).await?.ok_or(SetStatusError::NotFound)?;
    Ok(show_one(backend, &row).await?)
}
