//! Headers of every answer.

use crate::config::PublicUrl;
use axum::response::Response;
use http::{
    HeaderName, HeaderValue,
    header::{
        CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
        X_CONTENT_TYPE_OPTIONS,
    },
};

/// Two years, as browsers' preload lists ask for.
const HSTS: HeaderValue = HeaderValue::from_static("max-age=63072000");

/// Adds what makes a browser strict. Pages bring a content policy and files a cache rule of their own; everything else
/// may load nothing and is kept by nobody.
pub(super) fn add_headers(
    public_url: &PublicUrl,
) -> impl Fn(Response) -> std::future::Ready<Response> + Clone + use<> {
    let https = public_url.is_https();
    move |mut response| {
        let headers = response.headers_mut();
        for (name, value) in [
            (X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (REFERRER_POLICY, "same-origin"),
            (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
            (
                HeaderName::from_static("permissions-policy"),
                "camera=(self), microphone=(self), display-capture=(self)",
            ),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        for (name, value) in [
            (CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
            (CACHE_CONTROL, "no-cache"),
        ] {
            headers.entry(name).or_insert(HeaderValue::from_static(value));
        }
        if https {
            headers.insert(STRICT_TRANSPORT_SECURITY, HSTS);
        }
        std::future::ready(response)
    }
}
