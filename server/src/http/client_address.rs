//! Who a request comes from, for limits and for the log.

use crate::config::TrustedProxies;
use axum::extract::{ConnectInfo, Request};
use http::Extensions;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// The client's address.
///
/// Each proxy adds to `X-Forwarded-For` whom it heard from. So it is read from its end, as far as the addresses are
/// those of trusted proxies; the first other one is the client. From any other peer the header is worth nothing,
/// because everybody can send it.
pub fn client_address(proxies: &TrustedProxies, request: &Request) -> IpAddr {
    let mut client = peer_of(request.extensions()).to_canonical();
    let forwarded = request.headers().get_all("x-forwarded-for").iter().rev();
    // What can't be read ends the walk; passing over it would believe what stands before.
    let mut hops = forwarded.flat_map(|value| value.as_bytes().rsplit(|byte| *byte == b','));
    while proxies.contain(client) {
        match hops.next().and_then(address) {
            Some(hop) => client = hop,
            None => break,
        }
    }
    client
}

/// An entry of the header; some proxies add the port.
fn address(entry: &[u8]) -> Option<IpAddr> {
    let entry = std::str::from_utf8(entry).ok()?.trim();
    let with_port = || entry.parse().map(|address: SocketAddr| address.ip());
    entry.parse().or_else(|_| with_port()).ok().map(|address: IpAddr| address.to_canonical())
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

    fn request(peer: &str, forwarded: &[&str]) -> Request {
        let mut request = Request::builder();
        for line in forwarded {
            request = request.header("x-forwarded-for", line.as_bytes());
        }
        let mut request = request.body(Body::empty()).expect("is a request");
        let peer: SocketAddr = peer.parse().expect("is an address");
        request.extensions_mut().insert(ConnectInfo(peer));
        request
    }

    fn assert_client(proxies: &TrustedProxies, peer: &str, forwarded: &[&str], client: &str) {
        let found = client_address(proxies, &request(peer, forwarded)).to_string();
        assert_eq!(found, client, "{peer} {forwarded:?}");
    }

    #[test]
    fn only_a_proxy_on_this_machine_is_believed_by_itself() {
        let proxies = TrustedProxies::default();
        for (peer, forwarded, client) in [
            ("203.0.113.9:1", &[][..], "203.0.113.9"),
            ("203.0.113.9:1", &["198.51.100.1"], "203.0.113.9"),
            ("127.0.0.1:1", &[], "127.0.0.1"),
            ("127.0.0.1:1", &["6.6.6.6, 198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1:1", &["6.6.6.6", "198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1:1", &["198.51.100.1:4711"], "198.51.100.1"),
            ("[::1]:1", &["[2001:db8::5]:4711"], "2001:db8::5"),
            ("[::ffff:127.0.0.1]:1", &["198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1:1", &["nonsense"], "127.0.0.1"),
            ("127.0.0.1:1", &["\u{ff}, 198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1:1", &["198.51.100.1", "\u{ff}"], "127.0.0.1"),
        ] {
            assert_client(&proxies, peer, forwarded, client);
        }
    }

    #[test]
    fn a_chain_of_trusted_proxies_is_followed_to_the_first_stranger() {
        let proxies = "10.0.0.0/8".parse().expect("is a list");
        for (peer, forwarded, client) in [
            ("10.0.0.1:1", &["6.6.6.6, 198.51.100.1, 10.0.0.2"][..], "198.51.100.1"),
            ("10.0.0.1:1", &["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
            ("10.0.0.1:1", &["198.51.100.1, nonsense, 10.0.0.2"], "10.0.0.2"),
            ("127.0.0.1:1", &["198.51.100.1"], "127.0.0.1"),
        ] {
            assert_client(&proxies, peer, forwarded, client);
        }
    }
}
