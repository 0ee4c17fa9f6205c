//! Requests that another site made a browser send.

use crate::config::PublicUrl;
use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use tower_http::csrf::{CsrfLayer, ProtectionError};

/// The layer that refuses them, by `Sec-Fetch-Site` and `Origin`. Behind a proxy that changes `Host`, the public address
/// is known to be ours. LiveKit's webhooks are signed and sent by no browser.
pub(super) fn protection(public_url: &PublicUrl) -> CsrfLayer<fn(ProtectionError) -> Response> {
    let layer = CsrfLayer::new();
    // A public address is an origin by its own check, so this never fails.
    let layer = layer.clone().add_trusted_origin(public_url.as_str()).unwrap_or(layer);
    layer
        .with_insecure_bypass(|_, uri| uri.path() == crate::routes::WEBHOOKS_PATH)
        .with_rejection_response(refuse as fn(ProtectionError) -> Response)
}

fn refuse(_: ProtectionError) -> Response {
    (StatusCode::FORBIDDEN, Json(serde_json::json!({ "code": "cross_origin" }))).into_response()
}
