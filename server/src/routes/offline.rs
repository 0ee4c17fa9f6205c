//! `GET /offline-worker.js` and `GET /offline/{version}`: what a browser keeps for when it reaches no server.

use crate::http::{ApiError, ServerState};
use app::{AppError, OFFLINE_POLICY};
use axum::{
    extract::{Path, State},
    response::{Html, IntoResponse, Response},
};
use http::{
    HeaderValue,
    header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE},
};

/// Code and what it fetches come from here.
const WORKER_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'",
);

/// The service worker. At the root, because a worker sees what is opened below its own address.
pub(super) async fn worker(State(state): State<ServerState>) -> Response {
    let kind = HeaderValue::from_static("text/javascript; charset=utf-8");
    let headers = [(CONTENT_TYPE, kind), (CONTENT_SECURITY_POLICY, WORKER_POLICY)];
    (headers, state.offline.worker.clone()).into_response()
}

/// The page, under the version that the worker was told of: while replicas are being replaced one may be asked for
/// another one's page, and a page whose files are not kept is worse than none.
pub(super) async fn page(
    State(state): State<ServerState>,
    Path(version): Path<String>,
) -> Result<Response, ApiError> {
    if version != state.offline.version {
        return Err(AppError::NotFound.into());
    }
    let policy = HeaderValue::from_static(OFFLINE_POLICY);
    let page = Html(state.offline.page.clone());
    Ok(([(CONTENT_SECURITY_POLICY, policy)], page).into_response())
}
