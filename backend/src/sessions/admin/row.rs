//! Stored sessions as lines of the admin's list.

use crate::{
    Backend, Error,
    db::sessions::{
        self as rows, SessionRow,
        admin::{Office, office, poisoned_among},
    },
    people::Viewer,
    sessions::{show::show, when::words},
};
use domain::{
    AcademyId, Locale, Relation, SessionId, Timestamp,
    attention::attention,
    wire::{SessionState, admin::AdminRow},
};

/// One session as the admin's list shows it, times in the academy's zone; `None` for whoever is no
/// admin of its academy.
///
/// # Errors
/// When the database fails.
pub async fn row_state(
    backend: &Backend,
    viewer: &Viewer,
    id: SessionId,
    locale: Locale,
    now: Timestamp,
) -> Result<Option<SessionState>, Error> {
    Ok(find(backend, viewer, id, locale, now).await?.map(|(row, _)| row.session))
}

/// One session and its office, if this person administers it.
pub(super) async fn find(
    backend: &Backend,
    viewer: &Viewer,
    id: SessionId,
    locale: Locale,
    now: Timestamp,
) -> Result<Option<(AdminRow, Office)>, Error> {
    let Some(academy_id) = super::office_of(viewer) else { return Ok(None) };
    let Some(row) = rows::find_visible(&backend.db, viewer.seer(), id).await? else {
        return Ok(None);
    };
    let office = office(&backend.db, academy_id).await?;
    let mut shown = admin_rows(backend, academy_id, &office, &[row], locale, now).await?;
    Ok(shown.pop().map(|row| (row, office)))
}

/// Sessions of an academy as its admins see them, in the same order.
pub(super) async fn admin_rows(
    backend: &Backend,
    academy_id: AcademyId,
    office: &Office,
    found: &[SessionRow],
    locale: Locale,
    now: Timestamp,
) -> Result<Vec<AdminRow>, Error> {
    let ids: Vec<_> = found.iter().map(|row| row.id).collect();
    let poisoned = poisoned_among(&backend.db, academy_id, &ids).await?;
    let sessions = show(backend, found).await?;
    Ok(found
        .iter()
        .zip(sessions)
        .map(|(row, session)| AdminRow {
            attention: attention(&row.lesson, poisoned.contains(&row.id), now),
            session: SessionState {
                when: words(&row.lesson, row.ended_at, &office.time_zone, locale),
                cancel_reason: row.cancel_reason.clone(),
                relation: Relation::Admin,
                session,
                server_now: now,
            },
        })
        .collect())
}
