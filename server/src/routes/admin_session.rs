//! `GET /api/admin/sessions/{id}`

use crate::http::{ApiError, LoggedIn, RequestNumber, ServerState};
use app::AppError;
use axum::{
    Json,
    extract::{Path, State},
};
use backend::sessions::admin;
use domain::{SessionId, wire::admin::AdminDetails};
use http::HeaderMap;

/// One session with its history; 404 for whoever is no admin of its academy, as for one that does not exist.
pub(super) async fn admin_session(
    State(state): State<ServerState>,
    number: RequestNumber,
    headers: HeaderMap,
    LoggedIn { viewer, .. }: LoggedIn,
    Path(id): Path<String>,
) -> Result<Json<AdminDetails>, ApiError> {
    let id: SessionId = id.parse().map_err(|_| AppError::NotFound)?;
    let locale = app::request::locale(&headers, Some(&viewer));
    let now = state.backend.now();
    let found = admin::details(&state.backend, &viewer, id, locale, now).await;
    let found = found.map_err(|error| number.internal(error))?;
    Ok(Json(found.ok_or(AppError::NotFound)?))
}
