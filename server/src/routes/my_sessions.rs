//! `GET /api/sessions`, `GET /api/sessions?before=ID`

use crate::http::{ApiError, LoggedIn, RequestNumber, ServerState};
use app::AppError;
use axum::{
    Json,
    extract::{Query, State},
};
use backend::sessions;
use domain::{SessionId, wire::SessionState};
use http::HeaderMap;
use serde::Deserialize;

/// What is asked for beside the newest.
#[derive(Debug, Deserialize)]
pub(super) struct Wish {
    /// A session of theirs; wanted is what is over and was before it.
    before: Option<SessionId>,
}

/// The viewer's sessions, ordered by start.
pub(super) async fn my_sessions(
    State(state): State<ServerState>,
    number: RequestNumber,
    headers: HeaderMap,
    LoggedIn { viewer, .. }: LoggedIn,
    Query(wish): Query<Wish>,
) -> Result<Json<Vec<SessionState>>, ApiError> {
    let locale = app::request::locale(&headers, Some(&viewer));
    let now = state.backend.now();
    let mine = match wish.before {
        Some(id) => sessions::mine_before(&state.backend, &viewer, id, locale, now).await,
        None => sessions::mine(&state.backend, &viewer, locale, now).await.map(Some),
    };
    let found = mine.map_err(|error| number.internal(error))?;
    found.map(Json).ok_or_else(|| AppError::NotFound.into())
}
