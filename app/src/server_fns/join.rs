//! `POST /api/join`

use crate::AppError;
use domain::{SessionId, join::JoinAs, wire::JoinTicket};

/// Takes a ticket into the room of a session. The server alone decides the grants in it.
///
/// # Errors
/// Not logged in, not theirs (404), a role that never joins, or not joinable now with its reason.
#[cfg(feature = "ssr")]
#[leptos::server(name = Join, prefix = "/api", endpoint = "join", input = leptos::server_fn::codec::Json, output = leptos::server_fn::codec::Json)]
pub async fn join(
    /// The session.
    session_id: SessionId,
    /// How a supervisor or admin wants to be in the room.
    #[server(rename = "as")]
    join_as: Option<JoinAs>,
) -> Result<JoinTicket, AppError> {
    ticket(session_id, join_as).await.map_err(AppError::answered)
}

/// Takes a ticket into the room of a session. The server alone decides the grants in it.
///
/// # Errors
/// As the server's half; or the server can't be reached.
#[cfg(not(feature = "ssr"))]
pub async fn join(session_id: SessionId, join_as: Option<JoinAs>) -> Result<JoinTicket, AppError> {
    #[derive(serde::Serialize)]
    struct Join {
        session_id: SessionId,
        r#as: Option<JoinAs>,
    }
    crate::browser::post_json("/api/join", &Join { session_id, r#as: join_as }).await
}

#[cfg(feature = "ssr")]
async fn ticket(session_id: SessionId, join_as: Option<JoinAs>) -> Result<JoinTicket, AppError> {
    use backend::meetings::{self, JoinError};

    let (backend, viewer) = crate::request::logged_in()?;
    let now = backend.now();
    meetings::join(&backend, &viewer, session_id, join_as, now).await.map_err(|error| match error {
        JoinError::NotFound => AppError::NotFound,
        JoinError::Refused(refusal) => refusal.into(),
        error => AppError::internal(&error),
    })
}
