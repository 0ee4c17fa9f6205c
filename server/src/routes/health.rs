//! `GET /healthz` and `GET /readyz`, for whoever watches the server.

use crate::http::ServerState;
use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;

/// The process answers.
pub(super) async fn healthz() -> &'static str {
    "ok"
}

/// Which parts work. Without LiveKit people can't join, but everything else goes on: it is reported and not fatal.
pub(super) async fn readyz(State(state): State<ServerState>) -> Response {
    let health = backend::health(&state.backend).await;
    let status = if health.is_ready() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(health)).into_response()
}
