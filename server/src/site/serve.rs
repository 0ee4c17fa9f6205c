//! Answers a request for a file of the site.

use super::{Site, SiteFile};
use axum::{
    body::{Body, Bytes},
    response::{IntoResponse, Response},
};
use http::{
    HeaderMap, HeaderValue,
    header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY},
};

/// The file at this path in the smallest encoding the browser takes; `None` when the site has no such file.
pub fn serve(site: &Site, path: &str, request: &HeaderMap) -> Option<Response> {
    let file = site.file(path)?;
    let (bytes, encoding) = file.best_for(request);
    let mut response = Body::from(bytes.clone()).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(file.content_type));
    headers.insert(CACHE_CONTROL, file.cache_control.clone());
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Some(response)
}

impl SiteFile {
    fn best_for(&self, request: &HeaderMap) -> (&Bytes, Option<&'static str>) {
        let encodings = [("br", &self.brotli), ("gzip", &self.gzip)];
        let packed = encodings.into_iter().find_map(|(name, bytes)| {
            let bytes = bytes.as_ref()?;
            accepts(request, name).then_some((bytes, Some(name)))
        });
        packed.unwrap_or((&self.plain, None))
    }
}

/// Whether `Accept-Encoding` names this encoding and does not give it the weight nought.
fn accepts(request: &HeaderMap, encoding: &str) -> bool {
    request
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|choice| {
            let mut parts = choice.split(';').map(str::trim);
            let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
            let refused = parts.any(|part| {
                part.strip_prefix("q=")
                    .and_then(|weight| weight.parse::<f32>().ok())
                    .is_some_and(|weight| weight <= 0.0)
            });
            named && !refused
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::tests::small_site;

    #[test]
    fn the_smallest_accepted_encoding_is_sent() {
        let site = small_site();
        for (accepted, encoding) in [
            (None, None),
            (Some("identity"), None),
            (Some("gzip"), Some("gzip")),
            (Some("gzip, deflate, br, zstd"), Some("br")),
            (Some("br;q=0, gzip;q=0.5"), Some("gzip")),
            (Some("BR;q=0.1"), Some("br")),
        ] {
            let mut request = HeaderMap::new();
            if let Some(accepted) = accepted {
                request.insert(ACCEPT_ENCODING, HeaderValue::from_static(accepted));
            }
            let response = serve(&site, "/pkg/room-1.js", &request).expect("is in the site");
            let sent = response
                .headers()
                .get(CONTENT_ENCODING)
                .map(|value| value.to_str().expect("is text"));
            assert_eq!(sent, encoding, "{accepted:?}");
        }
    }

    #[test]
    fn hashed_names_may_be_kept_for_ever_and_others_not() {
        let site = small_site();
        let kept = |path| {
            let response = serve(&site, path, &HeaderMap::new()).expect("is in the site");
            response.headers()[CACHE_CONTROL].to_str().expect("is text").contains("immutable")
        };
        assert!(kept("/pkg/room-1.js"));
        assert!(!kept("/favicon.svg"));
    }
}
