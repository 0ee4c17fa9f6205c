//! The Content-Security-Policy of pages.

use super::MediaOrigins;
use std::fmt::Write as _;

/// Scripts run by nonce only (and what they load); styles come from our own files only; connections go
/// to us and to the media clusters, each by its socket and by the http twin that livekit-client asks
/// why a socket was refused.
pub(super) fn policy(nonce: &str, origins: &MediaOrigins) -> String {
    let mut connect = String::from("'self'");
    for url in &origins.0 {
        let origin = origin(url);
        let _ = write!(connect, " {origin} {}", http_twin(origin));
    }
    [
        "default-src 'self'".to_owned(),
        format!("script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'"),
        "style-src 'self'".to_owned(),
        "img-src 'self' data:".to_owned(),
        "font-src 'self'".to_owned(),
        format!("connect-src {connect}"),
        "media-src blob:".to_owned(),
        "worker-src 'self' blob:".to_owned(),
        "manifest-src 'self'".to_owned(),
        "frame-src 'none'".to_owned(),
        "frame-ancestors 'none'".to_owned(),
        "object-src 'none'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'self'".to_owned(),
    ]
    .join("; ")
}

/// Scheme, host and port: whatever follows would narrow the permission to one path.
fn origin(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    url[host..].find(['/', '?', '#', ';', ' ']).map_or(url, |end| &url[..host + end])
}

fn http_twin(origin: &str) -> String {
    match origin.strip_prefix("ws") {
        Some(rest) => format!("http{rest}"),
        None => origin.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connects_to_each_cluster_by_socket_and_by_its_http_twin() {
        let origins = MediaOrigins(vec![
            "wss://media.example.com/path; script-src *".to_owned(),
            "ws://127.0.0.1:7880".to_owned(),
        ]);
        let policy = policy("abc", &origins);
        assert!(policy.contains(
            "connect-src 'self' wss://media.example.com https://media.example.com \
             ws://127.0.0.1:7880 http://127.0.0.1:7880; "
        ));
        assert!(policy.contains("script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; "));
        assert!(!policy.contains("unsafe-inline"));
    }
}
