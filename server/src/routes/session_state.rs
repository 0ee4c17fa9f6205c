//! `GET /api/sessions/{id}/state`

use crate::http::{ApiError, LoggedIn, RequestNumber, ServerState};
use app::AppError;
use axum::{
    Json,
    extract::{Path, State},
};
use backend::sessions;
use domain::{SessionId, wire::SessionState};
use http::HeaderMap;

/// One session as the viewer sees it; 404 for one that is not theirs to know of, as for one that does not exist.
pub(super) async fn session_state(
    State(state): State<ServerState>,
    number: RequestNumber,
    headers: HeaderMap,
    LoggedIn { viewer, .. }: LoggedIn,
    Path(id): Path<String>,
) -> Result<Json<SessionState>, ApiError> {
    let id: SessionId = id.parse().map_err(|_| AppError::NotFound)?;
    let locale = app::request::locale(&headers, Some(&viewer));
    let now = state.backend.now();
    let found = sessions::state(&state.backend, &viewer, id, locale, now).await;
    let found = found.map_err(|error| number.internal(error))?;
    Ok(Json(found.ok_or(AppError::NotFound)?))
}
