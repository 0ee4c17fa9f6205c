//! `POST /api/set_status`

use crate::AppError;
use domain::{SessionId, Status, wire};

/// Moves a session by hand. With `version` given, only if nobody changed it meanwhile.
///
/// # Errors
/// Not logged in, not theirs (404), not allowed to them, refused by the rules, changed meanwhile, or a
/// reason that is missing or too long.
#[cfg(feature = "ssr")]
#[leptos::server(name = SetStatus, prefix = "/api", endpoint = "set_status", input = leptos::server_fn::codec::Json, output = leptos::server_fn::codec::Json)]
pub async fn set_status(
    /// The session.
    session_id: SessionId,
    /// The wanted status.
    status: Status,
    /// Why, as told to people; a cancellation needs one.
    reason: Option<String>,
    /// The version the caller has seen.
    version: Option<i64>,
) -> Result<wire::Session, AppError> {
    moved(session_id, status, reason, version).await.map_err(AppError::answered)
}

/// Moves a session by hand. With `version` given, only if nobody changed it meanwhile.
///
/// # Errors
/// As the server's half; or the server can't be reached.
#[cfg(not(feature = "ssr"))]
pub async fn set_status(
    session_id: SessionId,
    status: Status,
    reason: Option<String>,
    version: Option<i64>,
) -> Result<wire::Session, AppError> {
    #[derive(serde::Serialize)]
    struct SetStatus {
        session_id: SessionId,
        status: Status,
        reason: Option<String>,
        version: Option<i64>,
    }
    let wish = SetStatus { session_id, status, reason, version };
    crate::browser::post_json("/api/set_status", &wish).await
}

#[cfg(feature = "ssr")]
async fn moved(
    session_id: SessionId,
    status: Status,
    reason: Option<String>,
    version: Option<i64>,
) -> Result<wire::Session, AppError> {
    use backend::sessions::{self, SetStatus, SetStatusError};

    let (backend, viewer) = crate::request::logged_in()?;
    let wish = SetStatus { session_id, status, reason, version };
    let now = backend.now();
    sessions::set_status(&backend, &viewer, wish, now).await.map_err(|error| match error {
        SetStatusError::NotFound => AppError::NotFound,
        SetStatusError::Refused(refusal) => refusal.into(),
        SetStatusError::ChangedMeanwhile { version } => AppError::ChangedMeanwhile { version },
        error => AppError::internal(&error),
    })
}
