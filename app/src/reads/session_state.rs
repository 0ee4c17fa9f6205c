//! One session, as the viewer may see it.

use crate::AppError;
use domain::{SessionId, wire::SessionState};

/// The session's whole small state.
///
/// # Errors
/// Not logged in, not theirs or not there (the same 404), or the server can't be reached.
#[cfg(feature = "ssr")]
pub async fn session_state(id: SessionId) -> Result<SessionState, AppError> {
    let (backend, viewer) = crate::request::logged_in()?;
    let locale = crate::request::locale_of(&viewer);
    let now = backend.now();
    backend::sessions::state(&backend, &viewer, id, locale, now)
        .await
        .map_err(|error| AppError::internal(&error))?
        .ok_or(AppError::NotFound)
}

/// The session's whole small state.
///
/// # Errors
/// Not logged in, not theirs or not there (the same 404), or the server can't be reached.
#[cfg(not(feature = "ssr"))]
pub async fn session_state(id: SessionId) -> Result<SessionState, AppError> {
    crate::browser::get_json(&format!("/api/sessions/{id}/state")).await
}
