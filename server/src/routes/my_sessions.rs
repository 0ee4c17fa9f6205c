//! `GET /api/sessions`

use crate::http::{ApiError, LoggedIn, RequestNumber, ServerState};
use axum::{Json, extract::State};
use backend::sessions;
use domain::wire::SessionState;
use http::HeaderMap;

/// The viewer's sessions, ordered by start.
pub(super) async fn my_sessions(
    State(state): State<ServerState>,
    number: RequestNumber,
    headers: HeaderMap,
    LoggedIn { viewer, .. }: LoggedIn,
) -> Result<Json<Vec<SessionState>>, ApiError> {
    let locale = app::request::locale(&headers, Some(&viewer));
    let now = state.backend.now();
    let mine = sessions::mine(&state.backend, &viewer, locale, now).await;
    mine.map(Json).map_err(|error| number.internal(error))
}
