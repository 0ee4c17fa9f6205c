//! Answers that no handler of ours made: wrong methods, bodies that are too long or of another kind, time-outs, panics;
//! and errors on their way to a person instead of a program.
//!
//! Programs get the flat JSON object of every other error, people a page.

use super::{ApiError, RequestNumber};
use app::{AppError, Assets, FAILURE_POLICY, Failure, failure_page};
use axum::{
    Json,
    extract::{Request, State},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use http::{
    HeaderMap, HeaderValue, Method, StatusCode,
    header::{ACCEPT, ALLOW, CONTENT_SECURITY_POLICY, CONTENT_TYPE, RETRY_AFTER, SET_COOKIE},
};
use serde_json::json;

/// What a replaced answer keeps of its headers.
const KEPT: [http::HeaderName; 3] = [ALLOW, RETRY_AFTER, SET_COOKIE];

/// Whether the request says that it wants a page: a browser's navigation or form, not a program or a script.
pub fn wants_page(headers: &HeaderMap) -> bool {
    let accept = headers.get(ACCEPT).and_then(|accept| accept.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

/// Gives every failure the form that fits who asked.
pub(super) async fn edges(
    State(assets): State<Assets>,
    number: RequestNumber,
    request: Request,
    next: Next,
) -> Response {
    let reads = request.method() == Method::GET || request.method() == Method::HEAD;
    let is_api = is_api(request.uri().path());
    let person = (!is_api || (!reads && wants_page(request.headers()))).then(|| {
        let locale = app::request::locale(request.headers(), None);
        (locale, app::request::theme(request.headers()))
    });
    let response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    match person {
        Some(_) if is_of(&response, "text/html") => response,
        Some((locale, theme)) => {
            let request_id = number.as_str().to_owned();
            let failure = Failure { status, request_id, may_retry: reads, locale, theme };
            let page = Html(failure_page(failure, &assets));
            let policy = HeaderValue::from_static(FAILURE_POLICY);
            let page = (status, [(CONTENT_SECURITY_POLICY, policy)], page).into_response();
            keep_headers(response.headers(), page)
        }
        None if is_of(&response, "application/json") => response,
        None => keep_headers(response.headers(), json_of(status, &number)),
    }
}

/// Addresses that programs ask.
fn is_api(path: &str) -> bool {
    path == "/api"
        || ["/api/", "/webhooks/"].iter().any(|folder| path.starts_with(folder))
        || ["/events", "/healthz", "/readyz"].contains(&path)
}

fn is_of(response: &Response, kind: &str) -> bool {
    let content_type = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    content_type.is_some_and(|content_type| content_type.starts_with(kind))
}

fn keep_headers(from: &HeaderMap, mut response: Response) -> Response {
    for name in &KEPT {
        for value in from.get_all(name) {
            response.headers_mut().append(name, value.clone());
        }
    }
    response
}

fn json_of(status: StatusCode, number: &RequestNumber) -> Response {
    let code = match status {
        StatusCode::NOT_FOUND => return ApiError::from(AppError::NotFound).into_response(),
        StatusCode::METHOD_NOT_ALLOWED => "method_not_allowed",
        StatusCode::PAYLOAD_TOO_LARGE => "too_large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "unsupported_media_type",
        StatusCode::SERVICE_UNAVAILABLE => "timed_out",
        status if status.is_server_error() => {
            let request_id = number.as_str().to_owned();
            return ApiError::from(AppError::Internal { request_id }).into_response();
        }
        status => {
            let message = status.canonical_reason().unwrap_or_default().to_owned();
            // As it was refused, which is not always 400.
            return (status, Json(json!({ "code": "malformed", "message": message })))
                .into_response();
        }
    };
    (status, Json(json!({ "code": code }))).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::request_log;
    use axum::{Router, body::Body, middleware::from_fn_with_state, routing::get};
    use std::{future::pending, time::Duration};
    use tower::ServiceExt;
    use tower_http::{catch_panic::CatchPanicLayer, timeout::TimeoutLayer};

    async fn broken() -> StatusCode {
        panic!("a panic that this test wants")
    }

    async fn hanging() -> StatusCode {
        pending().await
    }

    /// The status, the content type and the body of the answer to a browser (`true`) or a program.
    async fn ask(path: &str, is_browser: bool) -> (u16, String, String) {
        let limit = TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            Duration::from_millis(1),
        );
        let router = Router::new()
            .route("/api/broken", get(broken))
            .route("/broken", get(broken))
            .route("/api/hanging", get(hanging))
            .route("/hanging", get(hanging))
            .layer(limit)
            .layer(CatchPanicLayer::new())
            .layer(from_fn_with_state(Assets::default(), edges))
            .layer(request_log::number());
        let accept = if is_browser { "text/html,*/*" } else { "*/*" };
        let request = http::Request::get(path).header(ACCEPT, accept).body(Body::empty());
        let answer = router.oneshot(request.expect("is a request")).await.expect("never fails");
        let status = answer.status().as_u16();
        let kind = answer.headers()[CONTENT_TYPE].to_str().expect("is text").to_owned();
        let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.expect("is whole");
        (status, kind, String::from_utf8_lossy(&body).into_owned())
    }

    #[tokio::test]
    async fn a_panic_is_an_internal_error_with_its_number() {
        let (status, kind, body) = ask("/api/broken", true).await;
        assert_eq!((status, kind.as_str()), (500, "application/json"));
        let body: serde_json::Value = serde_json::from_str(&body).expect("is JSON");
        assert_eq!(body["code"], "internal");
        assert_eq!(body["request_id"].as_str().expect("has a number").len(), 36);
        let (status, kind, body) = ask("/broken", true).await;
        assert_eq!((status, kind.as_str()), (500, "text/html; charset=utf-8"));
        assert!(!body.contains("a panic that this test wants"), "{body}");
    }

    #[tokio::test]
    async fn whoever_waited_for_too_long_is_told() {
        let (status, kind, body) = ask("/api/hanging", false).await;
        assert_eq!((status, kind.as_str()), (503, "application/json"));
        assert_eq!(body, r#"{"code":"timed_out"}"#);
        let (status, kind, _) = ask("/hanging", false).await;
        assert_eq!((status, kind.as_str()), (503, "text/html; charset=utf-8"));
    }
}
