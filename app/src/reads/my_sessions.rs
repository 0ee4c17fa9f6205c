//! The sessions of the viewer.

use crate::AppError;
use domain::wire::SessionState;

/// Every session the viewer has to do with, ordered by start.
///
/// # Errors
/// Not logged in, or the server can't be reached.
#[cfg(feature = "ssr")]
pub async fn my_sessions() -> Result<Vec<SessionState>, AppError> {
    let (backend, viewer) = crate::request::logged_in()?;
    let locale = crate::request::locale_of(&viewer);
    let now = backend.now();
    backend::sessions::mine(&backend, &viewer, locale, now)
        .await
        .map_err(|error| AppError::internal(&error))
}

/// Every session the viewer has to do with, ordered by start.
///
/// # Errors
/// Not logged in, or the server can't be reached.
#[cfg(not(feature = "ssr"))]
pub async fn my_sessions() -> Result<Vec<SessionState>, AppError> {
    crate::browser::get_json("/api/sessions").await
}
