//! `POST /api/login`: a plain form, so that it works before and without WebAssembly.

use crate::http::{
    ApiError, Form, RequestNumber, ServerState, client_address, local_path, wants_page,
};
use app::AppError;
use axum::{
    extract::{FromRequest, Request, State},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};
use backend::people::{self, LoginError};
use domain::credentials::{LONGEST_EMAIL, email_problem, password_problem};
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
/// everybody else; neither says whether the e-mail is known. What was typed as e-mail comes back by a
/// cookie, unless it is longer than any address.
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
    let back_to_form = |wrong: &[(&str, &str)]| {
        let cookie = if form.email.len() <= LONGEST_EMAIL {
            state.cookies.typed_email(percent_encoded(&form.email))
        } else {
            state.cookies.forget_typed_email()
        };
        ([(SET_COOKIE, cookie)], Redirect::to(&login_page(next, wrong))).into_response()
    };
    let problems = problems(&form);
    if is_form && !problems.is_empty() {
        return Ok(back_to_form(&problems));
    }
    match people::log_in(&state.backend, &form.email, &form.password, client, now).await {
        Ok(login) => {
            let cookie = state.cookies.log_in(login.token, login.expires_at, now);
            let cookies = [cookie, state.cookies.forget_typed_email()];
            let cookies = AppendHeaders(cookies.map(|cookie| (SET_COOKIE, cookie)));
            Ok((cookies, Redirect::to(next)).into_response())
        }
        Err(LoginError::WrongCredentials) if is_form => {
            Ok(back_to_form(&[("error", "wrong_credentials")]))
        }
        Err(LoginError::TooManyAttempts { .. }) if is_form => {
            Ok(back_to_form(&[("error", "too_many_requests")]))
        }
        Err(LoginError::WrongCredentials) => Ok(wrong_credentials()),
        Err(LoginError::TooManyAttempts { retry_after_secs }) => {
            Err(AppError::TooManyRequests { retry_after_secs }.into())
        }
        Err(error) => Err(number.internal(error)),
    }
}

/// What can't be a login whoever it is, for the login page's address: field by field.
fn problems(form: &Credentials) -> Vec<(&'static str, &'static str)> {
    let email = email_problem(&form.email).map(|problem| ("email_is", problem.as_str()));
    let password =
        password_problem(&form.password).map(|problem| ("password_is", problem.as_str()));
    email.into_iter().chain(password).collect()
}

/// The login page that leads to `next` afterwards and tells what is wrong.
pub(super) fn login_page(next: &str, wrong: &[(&str, &str)]) -> String {
    let mut query: Vec<_> = wrong.iter().map(|(key, word)| format!("{key}={word}")).collect();
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
        assert_eq!(login_page("/", &[]), "/login");
        assert_eq!(
            login_page("/sessions/3?a=1&b=2", &[]),
            "/login?next=/sessions/3%3Fa%3D1%26b%3D2"
        );
        assert_eq!(
            login_page("/", &[("email_is", "malformed"), ("password_is", "missing")]),
            "/login?email_is=malformed&password_is=missing"
        );
    }
}
