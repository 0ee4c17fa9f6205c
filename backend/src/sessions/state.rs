//! One session, as one person sees it now.

use super::{show::show_to, when::words};
use crate::{Backend, Error, db::sessions as rows, db::sessions::SessionRow, people::Viewer};
use domain::{Locale, Relation, SessionId, Timestamp, wire::SessionState};

/// The state of a session for this viewer; `None` when there is no such session *for them*: a
/// stranger does not learn whether it exists.
///
/// # Errors
/// When the database fails.
pub async fn state(
    backend: &Backend,
    viewer: &Viewer,
    id: SessionId,
    locale: Locale,
    now: Timestamp,
) -> Result<Option<SessionState>, Error> {
    let Some(row) = rows::find_visible(&backend.db, viewer.seer(), id).await? else {
        return Ok(None);
    };
    Ok(states(backend, viewer, vec![row], locale, now).await?.pop())
}

pub(super) async fn states(
    backend: &Backend,
    viewer: &Viewer,
    rows: Vec<SessionRow>,
    locale: Locale,
    now: Timestamp,
) -> Result<Vec<SessionState>, Error> {
    let relation = viewer.relation();
    let told_reason =
        matches!(relation, Relation::Teacher | Relation::Supervisor | Relation::Admin);
    let sessions = show_to(backend, viewer, &rows).await?;
    Ok(rows
        .into_iter()
        .zip(sessions)
        .map(|(row, session)| SessionState {
            when: words(&row.lesson, row.ended_at, &viewer.time_zone, locale),
            cancel_reason: row.cancel_reason.filter(|_| told_reason),
            relation,
            session,
            server_now: now,
        })
        .collect())
}
