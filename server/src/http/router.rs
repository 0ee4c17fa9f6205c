//! The whole HTTP surface: pages, server functions, plain routes, the site's files, and the layers around them.

use super::{
    ServerParts, ServerState,
    cross_origin::protection,
    edges::edges,
    headers::add_headers,
    page::{contexts, prepare},
    rate_limit, request_log,
    viewer::find_viewer,
};
use crate::{
    routes::{self, PLAIN_ROUTES},
    site,
};
use app::{App, shell};
use axum::{
    Router,
    extract::{Request, State},
    middleware::{Next, from_fn_with_state, map_request, map_response},
    response::Response,
};
use http::{Method, StatusCode};
use leptos_axum::{LeptosRoutes, generate_route_list};
use std::time::Duration;
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, limit::RequestBodyLimitLayer,
    timeout::TimeoutLayer,
};

/// How long a handler may take; streams count until they begin.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// More than any form or JSON of ours, or any webhook of LiveKit's.
const BODY_LIMIT_BYTES: usize = 256 * 1024;

/// The router that the server serves and that tests call.
pub fn router(parts: ServerParts) -> Router {
    let public_url = parts.public_url.clone();
    let state = ServerState::new(parts);
    let pages = Router::new()
        .leptos_routes_with_context(&state, generate_route_list(App), contexts(&state), shell)
        .route_layer(from_fn_with_state(state.clone(), prepare));
    let plain = PLAIN_ROUTES
        .iter()
        .fold(Router::new(), |router, route| router.route(route.path, (route.handler)()));
    // The last layer added is the first to see a request.
    plain
        .merge(pages)
        .fallback(routes::not_found)
        .layer(from_fn_with_state(state.clone(), rate_limit::limit))
        .layer(from_fn_with_state(state.clone(), find_viewer))
        .layer(protection(&public_url))
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT_BYTES))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIME_LIMIT))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(state.clone(), site_files))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(state.assets.clone(), edges))
        .layer(map_response(add_headers(&public_url)))
        .layer(request_log::trace())
        .layer(request_log::tell_number())
        .layer(request_log::number())
        .layer(map_request(request_log::forget_number))
        .with_state(state)
}

/// Files come before everything that costs something, such as asking the database who wants them.
async fn site_files(State(state): State<ServerState>, request: Request, next: Next) -> Response {
    let reads = request.method() == Method::GET || request.method() == Method::HEAD;
    let file = reads.then(|| site::serve(&state.site, request.uri().path(), request.headers()));
    if let Some(file) = file.flatten() {
        return file;
    }
    next.run(request).await
}
