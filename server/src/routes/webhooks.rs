//! `POST /webhooks/livekit`: what LiveKit tells about rooms and participants.

use crate::http::{ApiError, RequestNumber, ServerState};
use app::AppError;
use axum::{
    Json,
    body::Bytes,
    extract::State,
    response::{IntoResponse, Response},
};
use backend::webhooks::{self, Rejected};
use http::{HeaderMap, StatusCode, header::AUTHORIZATION};

/// Hands over the raw body: nothing is parsed before its signature is checked. A body that is too long was answered 413
/// before it got here. LiveKit repeats what is not answered 2xx, except after a 4xx.
pub(super) async fn webhooks(
    State(state): State<ServerState>,
    number: RequestNumber,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let authorization = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    match webhooks::receive(&state.backend, authorization, &body, state.backend.now()).await {
        Ok(_) => StatusCode::OK.into_response(),
        Err(Rejected::Unauthorized) => bad_signature(),
        Err(error @ Rejected::Malformed) => {
            ApiError::from(AppError::Malformed { message: error.to_string() }).into_response()
        }
        Err(error) => number.internal(error).into_response(),
    }
}

fn bad_signature() -> Response {
    (StatusCode::UNAUTHORIZED, Json(serde_json::json!({ "code": "bad_signature" }))).into_response()
}
