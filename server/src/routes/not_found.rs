//! Everything that is no route.

use crate::http::{ApiError, ServerState, page};
use app::AppError;
use axum::{
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use http::StatusCode;

/// The 404 page; JSON below `/api`.
pub async fn not_found(State(state): State<ServerState>, request: Request) -> Response {
    let path = request.uri().path();
    if path == "/api" || path.starts_with("/api/") {
        return ApiError::from(AppError::NotFound).into_response();
    }
    let mut response = page(&state, request).await;
    // The page sets it by itself; whatever it does, this address does not exist.
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
