//! The sessions of the viewer.

use crate::AppError;
use domain::{SessionId, wire::SessionState};

/// The sessions the viewer has to do with, ordered by start; with `before` those that are over and were
/// before that one.
///
/// # Errors
/// Not logged in, no such session of theirs, or the server can't be reached.
#[cfg(feature = "ssr")]
pub async fn my_sessions(before: Option<SessionId>) -> Result<Vec<SessionState>, AppError> {
    let (backend, viewer) = crate::request::logged_in()?;
    let locale = crate::request::locale_of(&viewer);
    let now = backend.now();
    let found = match before {
        Some(id) => backend::sessions::mine_before(&backend, &viewer, id, locale, now).await,
        None => backend::sessions::mine(&backend, &viewer, locale, now).await.map(Some),
    };
    found.map_err(|error| AppError::internal(&error))?.ok_or(AppError::NotFound)
}

/// The sessions the viewer has to do with, ordered by start; with `before` those that are over and were
/// before that one.
///
/// # Errors
/// Not logged in, no such session of theirs, or the server can't be reached.
#[cfg(not(feature = "ssr"))]
pub async fn my_sessions(before: Option<SessionId>) -> Result<Vec<SessionState>, AppError> {
    let query = before.map(|id| format!("?before={id}")).unwrap_or_default();
    crate::browser::get_json(&format!("/api/sessions{query}")).await
}
