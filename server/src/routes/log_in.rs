//! `POST /api/login`: a plain form, so that it works before and without WebAssembly.

use crate::http::{
    ApiError, Form, RequestNumber, ServerState, client_address, local_path, wants_page,
};
use app::AppError;
use axum::{
    extract::{FromRequest, Request, State},
    response::{IntoResponse, Redirect, Response},
};
use backend::people::{self, LoginError};
use http::{StatusCode, header::SET_COOKIE};
use serde::Deserialize;

#[derive(Deserialize)]
struct Credentials {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    next: Option<String>,
}

/// Sets the login cookie and leads on to `next`. A wrong password leads a browser back to the form and answers 401 to
/// everybody else; neither says whether the e-mail is known.
pub(super) async fn log_in(
    State(state): State<ServerState>,
    number: RequestNumber,
    request: Request,
) -> Result<Response, ApiError> {
    let client = client_address(&state.proxies, &request);
    let is_form = wants_page(request.headers());
    let form = match Form::<Credentials>::from_request(request, &()).await {
        Ok(Form(form)) => form,
        Err(refused) => return Ok(refused),
    };
    let now = state.backend.now();
    let next = local_path(form.next.as_deref());
    match people::log_in(&state.backend, &form.email, &form.password, client, now).await {
        Ok(login) => {
            let cookie = state.cookies.log_in(login.token, login.expires_at, now);
            Ok(([(SET_COOKIE, cookie)], Redirect::to(next)).into_response())
        }
        Err(LoginError::WrongCredentials) if is_form => Ok(back_to_form("wrong_credentials", next)),
        Err(LoginError::TooManyAttempts { .. }) if is_form => {
            Ok(back_to_form("too_many_requests", next))
        }
        Err(LoginError::WrongCredentials) => Ok(wrong_credentials()),
        Err(LoginError::TooManyAttempts { retry_after_secs }) => {
            Err(AppError::TooManyRequests { retry_after_secs }.into())
        }
        Err(error) => Err(number.internal(error)),
    }
}

/// What was typed is not sent back: an address in a URL ends up in logs.
fn back_to_form(error: &str, next: &str) -> Response {
    Redirect::to(&login_page(next, Some(error))).into_response()
}

/// The login page that leads to `next` afterwards.
pub(super) fn login_page(next: &str, error: Option<&str>) -> String {
    let mut query = Vec::new();
    if let Some(error) = error {
        query.push(format!("error={error}"));
    }
    if next != "/" {
        query.push(format!("next={}", percent_encoded(next)));
    }
    if query.is_empty() { "/login".to_owned() } else { format!("/login?{}", query.join("&")) }
}

/// For a value in a query: everything but letters, digits, `-._~` and `/` is written as `%XX`.
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                encoded.push(byte.into())
            }
            other => encoded.push_str(&format!("%{other:02X}")),
        }
    }
    encoded
}

fn wrong_credentials() -> Response {
    (StatusCode::UNAUTHORIZED, axum::Json(serde_json::json!({ "code": "wrong_credentials" })))
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_on_survives_the_login_page() {
        assert_eq!(login_page("/", None), "/login");
        assert_eq!(
            login_page("/sessions/3?a=1&b=2", None),
            "/login?next=/sessions/3%3Fa%3D1%26b%3D2"
        );
        assert_eq!(login_page("/", Some("wrong_credentials")), "/login?error=wrong_credentials");
    }
}
