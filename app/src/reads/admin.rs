//! What the admin panel reads.

use crate::AppError;
use domain::{
    SessionId,
    admin_filter::AdminFilter,
    wire::admin::{AdminDetails, AdminSessions},
};

/// A page of the academy's sessions.
///
/// # Errors
/// Not logged in, no admin (404), a day that no calendar has, or the server can't be reached.
#[cfg(feature = "ssr")]
pub async fn admin_sessions(filter: AdminFilter) -> Result<AdminSessions, AppError> {
    use backend::sessions::admin::{self, ListError};

    let (backend, viewer) = crate::request::logged_in()?;
    let locale = crate::request::locale_of(&viewer);
    let now = backend.now();
    admin::list(&backend, &viewer, &filter, locale, now).await.map_err(|error| match error {
        ListError::NotFound => AppError::NotFound,
        ListError::NoSuchDay => {
            AppError::Invalid { field: "day".to_owned(), message: error.to_string() }
        }
        error => AppError::internal(&error),
    })
}

/// A page of the academy's sessions.
///
/// # Errors
/// Not logged in, no admin (404), a day that no calendar has, or the server can't be reached.
#[cfg(not(feature = "ssr"))]
pub async fn admin_sessions(filter: AdminFilter) -> Result<AdminSessions, AppError> {
    crate::browser::get_json(&format!("/api/admin/sessions?{}", filter.to_query())).await
}

/// One session with its history.
///
/// # Errors
/// Not logged in, no admin or no such session (the same 404), or the server can't be reached.
#[cfg(feature = "ssr")]
pub async fn admin_session(id: SessionId) -> Result<AdminDetails, AppError> {
    let (backend, viewer) = crate::request::logged_in()?;
    let locale = crate::request::locale_of(&viewer);
    let now = backend.now();
    backend::sessions::admin::details(&backend, &viewer, id, locale, now)
        .await
        .map_err(|error| AppError::internal(&error))?
        .ok_or(AppError::NotFound)
}

/// One session with its history.
///
/// # Errors
/// Not logged in, no admin or no such session (the same 404), or the server can't be reached.
#[cfg(not(feature = "ssr"))]
pub async fn admin_session(id: SessionId) -> Result<AdminDetails, AppError> {
    crate::browser::get_json(&format!("/api/admin/sessions/{id}")).await
}
