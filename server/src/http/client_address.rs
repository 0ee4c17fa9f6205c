//! Who a request comes from, for limits and for the log.

use axum::extract::{ConnectInfo, Request};
use http::Extensions;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// The client's address.
///
/// A reverse proxy on this machine names it in `X-Forwarded-For`; the last entry is the one that proxy wrote. From any
/// other peer the header is worth nothing, because everybody can send it.
pub fn client_address(request: &Request) -> IpAddr {
    let peer = peer_of(request.extensions());
    if !peer.is_loopback() {
        return peer;
    }
    let forwarded = request.headers().get_all("x-forwarded-for").iter().next_back();
    let last =
        forwarded.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    last.unwrap_or(peer)
}

fn peer_of(extensions: &Extensions) -> IpAddr {
    // Absent only where no socket is: in tests that call the router directly.
    extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn request(peer: &str, forwarded: Option<&str>) -> Request {
        let mut request = Request::builder();
        if let Some(forwarded) = forwarded {
            request = request.header("x-forwarded-for", forwarded);
        }
        let mut request = request.body(Body::empty()).expect("is a request");
        let peer: SocketAddr = peer.parse().expect("is an address");
        request.extensions_mut().insert(ConnectInfo(peer));
        request
    }

    #[test]
    fn only_a_proxy_on_this_machine_is_believed() {
        for (peer, forwarded, client) in [
            ("203.0.113.9:1", None, "203.0.113.9"),
            ("203.0.113.9:1", Some("198.51.100.1"), "203.0.113.9"),
            ("127.0.0.1:1", None, "127.0.0.1"),
            ("127.0.0.1:1", Some("6.6.6.6, 198.51.100.1"), "198.51.100.1"),
            ("127.0.0.1:1", Some("nonsense"), "127.0.0.1"),
        ] {
            assert_eq!(
                client_address(&request(peer, forwarded)).to_string(),
                client,
                "{peer} {forwarded:?}"
            );
        }
    }
}
