//! Who asks: read from the login cookie once per request, before any handler.

use super::{ApiError, LoginToken, RequestNumber, ServerState};
use app::AppError;
use axum::{
    extract::{FromRequestParts, Request, State},
    middleware::Next,
    response::Response,
};
use backend::people::{self, Viewer};
use http::request::Parts;

/// Puts `Option<Viewer>` into the request's extensions, and the checked [`LoginToken`] beside a viewer.
pub(super) async fn find_viewer(
    State(state): State<ServerState>,
    number: RequestNumber,
    mut request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    let token = state.cookies.login_token(request.headers());
    let viewer = match &token {
        Some(LoginToken(token)) => {
            let found = people::viewer_of(&state.backend, token, state.backend.now()).await;
            found.map_err(|error| number.internal(error))?
        }
        None => None,
    };
    if let (Some(token), true) = (token, viewer.is_some()) {
        request.extensions_mut().insert(token);
    }
    request.extensions_mut().insert(viewer);
    Ok(next.run(request).await)
}

/// The person who asks; a handler that takes it answers 401 to everybody else.
#[derive(Clone, Debug)]
pub struct LoggedIn {
    /// The person.
    pub viewer: Viewer,
    /// Their login, to check it again later.
    pub token: LoginToken,
}

impl<S: Sync> FromRequestParts<S> for LoggedIn {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let viewer = parts.extensions.get::<Option<Viewer>>().cloned().flatten();
        let token = parts.extensions.get::<LoginToken>().cloned();
        viewer
            .zip(token)
            .map(|(viewer, token)| Self { viewer, token })
            .ok_or(AppError::NotLoggedIn.into())
    }
}
