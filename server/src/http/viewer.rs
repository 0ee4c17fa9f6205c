//! Who asks: read from the login cookie once per request, before any handler.

use super::{ApiError, LoginToken, RequestNumber, ServerState};
use app::AppError;
use axum::{
    extract::{FromRequestParts, Request, State},
    middleware::Next,
    response::Response,
};
use backend::people::{self, Viewer};
use http::{Method, header::SET_COOKIE, request::Parts};

/// Puts `Option<Viewer>` into the request's extensions, and the checked [`LoginToken`] beside a viewer. Whoever does
/// something stays logged in for longer; reading writes nothing.
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
    let token = token.filter(|_| viewer.is_some());
    let renewable = viewer.as_ref().is_some_and(|viewer| viewer.login_is_renewable);
    let renewable = renewable && request.method() == Method::POST;
    if let Some(token) = &token {
        request.extensions_mut().insert(token.clone());
    }
    request.extensions_mut().insert(viewer);
    let response = next.run(request).await;
    Ok(match token.filter(|_| renewable) {
        Some(token) => renew(&state, token, response).await,
        None => response,
    })
}

/// Prolongs the login that made this answer, unless the answer itself begins another one or ends it.
async fn renew(
    state: &ServerState,
    LoginToken(token): LoginToken,
    mut response: Response,
) -> Response {
    if state.cookies.sets_login(response.headers()) {
        return response;
    }
    let now = state.backend.now();
    match people::renew_login(&state.backend, &token, now).await {
        Ok(Some(expires_at)) => {
            let cookie = state.cookies.log_in(token, expires_at, now);
            response.headers_mut().append(SET_COOKIE, cookie);
        }
        Ok(None) => {}
        // What was asked for has been done; the next request tries again.
        Err(error) => tracing::warn!(?error, "A login was not prolonged"),
    }
    response
}

/// The person who asks; a handler that takes it answers 401 to everybody else, and to whoever is not the membership
/// that the query names as `viewer`: a page made for somebody else, or for their other academy, must not fill up with
/// what is this one's.
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
        let is_meant = |viewer: &Viewer| match made_for(parts) {
            Some(made_for) => made_for == viewer.user_id.to_string(),
            None => true,
        };
        viewer
            .filter(is_meant)
            .zip(token)
            .map(|(viewer, token)| Self { viewer, token })
            .ok_or(AppError::NotLoggedIn.into())
    }
}

/// The membership for which the asking page was made, if it says so.
fn made_for(parts: &Parts) -> Option<&str> {
    parts.uri.query()?.split('&').find_map(|pair| pair.strip_prefix("viewer="))
}
