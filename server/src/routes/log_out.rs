//! `POST /api/logout`

use crate::http::{ApiError, RequestNumber, ServerState};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use backend::people;
use http::{HeaderMap, header::SET_COOKIE};

/// Ends the login, here and in the database. Somebody who is not logged in is simply led to the login page.
pub(super) async fn log_out(
    State(state): State<ServerState>,
    number: RequestNumber,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    if let Some(token) = state.cookies.login_token(&headers) {
        people::log_out(&state.backend, &token.0).await.map_err(|error| number.internal(error))?;
    }
    Ok(([(SET_COOKIE, state.cookies.log_out())], Redirect::to("/login")).into_response())
}
