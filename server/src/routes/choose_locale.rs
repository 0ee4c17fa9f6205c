//! `POST /api/locale`: the language of the pages, for this browser and for the account.

use crate::http::{ApiError, Form, RequestNumber, ServerState, local_path};
use axum::{
    Extension,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use backend::people::{self, Viewer};
use domain::Locale;
use http::header::SET_COOKIE;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Choice {
    locale: String,
    next: Option<String>,
}

/// Remembers the language and leads back.
pub(super) async fn choose_locale(
    State(state): State<ServerState>,
    number: RequestNumber,
    Extension(viewer): Extension<Option<Viewer>>,
    Form(choice): Form<Choice>,
) -> Result<Response, ApiError> {
    let locale: Locale =
        choice.locale.parse().map_err(|_| ApiError::invalid("locale", "one of: ar, en"))?;
    if let Some(viewer) = viewer {
        people::set_locale(&state.backend, &viewer, locale)
            .await
            .map_err(|error| number.internal(error))?;
    }
    let cookie = state.cookies.choice("locale", locale.as_str());
    Ok(([(SET_COOKIE, cookie)], Redirect::to(local_path(choice.next.as_deref()))).into_response())
}
