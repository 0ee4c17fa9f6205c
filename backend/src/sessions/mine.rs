//! A person's own sessions.

use super::state::states;
use crate::{Backend, Error, db::sessions as rows, people::Viewer};
use domain::{Locale, SessionId, Timestamp, wire::SessionState};

/// What is not over, soonest first, then what is over, latest first: so many of each as
/// `domain::wire` says.
///
/// # Errors
/// When the database fails.
pub async fn mine(
    backend: &Backend,
    viewer: &Viewer,
    locale: Locale,
    now: Timestamp,
) -> Result<Vec<SessionState>, Error> {
    let mut found = rows::mine_open(&backend.db, viewer.seer()).await?;
    found.extend(rows::mine_past(&backend.db, viewer.seer()).await?);
    states(backend, viewer, found, locale, now).await
}

/// What is over and was before `last`, latest first; `None` when that is no session of theirs.
///
/// # Errors
/// When the database fails.
pub async fn mine_before(
    backend: &Backend,
    viewer: &Viewer,
    last: SessionId,
    locale: Locale,
    now: Timestamp,
) -> Result<Option<Vec<SessionState>>, Error> {
    let seer = viewer.seer();
    let Some(last) = rows::find_visible(&backend.db, seer, last).await? else { return Ok(None) };
    let found = rows::mine_before(&backend.db, seer, &last).await?;
    states(backend, viewer, found, locale, now).await.map(Some)
}
