//! Each request's number, and the log's span around it.

use super::api_error::REQUEST_ID;
use axum::extract::Request;
use http::HeaderName;
use tower_http::{
    classify::{ServerErrorsAsFailures, SharedClassifier},
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    trace::{DefaultOnFailure, DefaultOnRequest, DefaultOnResponse, MakeSpan, TraceLayer},
};
use tracing::{Level, Span};

const HEADER: HeaderName = HeaderName::from_static(REQUEST_ID);

/// Takes away a number that came along: whoever sends one could make the log lie.
pub(super) async fn forget_number(mut request: Request) -> Request {
    request.headers_mut().remove(HEADER);
    request
}

/// Gives a request its number.
pub(super) fn number() -> SetRequestIdLayer<MakeRequestUuid> {
    SetRequestIdLayer::new(HEADER, MakeRequestUuid)
}

/// Tells the client the number.
pub(super) fn tell_number() -> PropagateRequestIdLayer {
    PropagateRequestIdLayer::new(HEADER)
}

/// Opens the span that every line logged during a request stands in.
pub(super) fn trace() -> TraceLayer<SharedClassifier<ServerErrorsAsFailures>, RequestSpan> {
    TraceLayer::new_for_http()
        .make_span_with(RequestSpan)
        .on_request(DefaultOnRequest::new().level(Level::TRACE))
        .on_response(DefaultOnResponse::new().level(Level::DEBUG))
        .on_failure(DefaultOnFailure::new().level(Level::WARN))
}

/// The span names method and path only: queries and headers may hold what nobody should read in a log.
#[derive(Clone, Copy, Debug)]
pub(super) struct RequestSpan;

impl<B> MakeSpan<B> for RequestSpan {
    fn make_span(&mut self, request: &http::Request<B>) -> Span {
        let id =
            request.headers().get(REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default();
        tracing::info_span!("request", request.id = id, http.method = %request.method(), http.path = request.uri().path())
    }
}
