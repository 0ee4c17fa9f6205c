//! `POST /api/academy`: the academy in which a person of several is.

use crate::http::{ApiError, Form, LoggedIn, RequestNumber, ServerState, local_path, wants_page};
use app::AppError;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use backend::people::{self, SwitchError};
use http::HeaderMap;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Choice {
    academy: String,
    next: Option<String>,
}

/// Moves the login to another academy and leads to its home page: ids in addresses belong to one academy. 404 for one
/// that is not theirs, as for one that does not exist.
pub(super) async fn choose_academy(
    State(state): State<ServerState>,
    number: RequestNumber,
    headers: HeaderMap,
    logged_in: Result<LoggedIn, ApiError>,
    Form(choice): Form<Choice>,
) -> Result<Response, ApiError> {
    let LoggedIn { viewer, token } = match logged_in {
        Ok(logged_in) => logged_in,
        Err(_) if wants_page(&headers) => return Ok(Redirect::to("/login").into_response()),
        Err(error) => return Err(error),
    };
    let slug = choice.academy.parse().map_err(|_| AppError::NotFound)?;
    let now = state.backend.now();
    match people::switch_academy(&state.backend, &viewer, &token.0, &slug, now).await {
        Ok(()) => Ok(Redirect::to(local_path(choice.next.as_deref())).into_response()),
        Err(SwitchError::NotFound) => Err(AppError::NotFound.into()),
        Err(SwitchError::NotLoggedIn) => Err(AppError::NotLoggedIn.into()),
        Err(SwitchError::Internal(error)) => Err(number.internal(error)),
    }
}
