//! `GET /meeting/{room}`: a room's name leads to its session's page, the only page that shows a meeting.

use super::log_in::login_page;
use crate::http::{ApiError, RequestNumber, ServerState};
use axum::{
    Extension,
    extract::{Path, Request, State},
    response::{IntoResponse, Redirect, Response},
};
use backend::{meetings, people::Viewer};

/// 303 to the session's page, to the login page for somebody not logged in, and the 404 page for a room that does not
/// exist or is not this person's to know of.
pub(super) async fn meeting_link(
    State(state): State<ServerState>,
    number: RequestNumber,
    Extension(viewer): Extension<Option<Viewer>>,
    Path(room): Path<String>,
    request: Request,
) -> Result<Response, ApiError> {
    let Some(viewer) = viewer else {
        return Ok(Redirect::to(&login_page(request.uri().path(), &[])).into_response());
    };
    let session = meetings::session_of_room(&state.backend, &viewer, &room).await;
    match session.map_err(|error| number.internal(error))? {
        Some(id) => Ok(Redirect::to(&format!("/sessions/{id}")).into_response()),
        None => Ok(super::not_found(State(state), request).await),
    }
}
