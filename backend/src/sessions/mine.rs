//! A person's own sessions.

use super::state::states;
use crate::{Backend, Error, db::sessions as rows, people::Viewer};
use domain::{Locale, Timestamp, wire::SessionState};

/// Everything that is not over, soonest first, then what is over, latest first (the last 50).
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
