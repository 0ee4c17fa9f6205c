//! `POST /api/theme`: the appearance of the pages in this browser.

use crate::http::{ApiError, Form, ServerState, local_path};
use app::boot::Theme;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use http::header::SET_COOKIE;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Choice {
    theme: String,
    next: Option<String>,
}

/// Remembers the appearance and leads back.
pub(super) async fn choose_theme(
    State(state): State<ServerState>,
    Form(choice): Form<Choice>,
) -> Result<Response, ApiError> {
    let theme: Theme = choice
        .theme
        .parse()
        .map_err(|_| ApiError::invalid("theme", "one of: light, dark, system"))?;
    let cookie = state.cookies.choice("theme", theme.as_str());
    Ok(([(SET_COOKIE, cookie)], Redirect::to(local_path(choice.next.as_deref()))).into_response())
}
