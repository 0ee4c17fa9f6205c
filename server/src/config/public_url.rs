//! The address people open.

use super::ConfigError;
use http::Uri;
use std::{fmt, net::SocketAddr, str::FromStr};

/// Scheme, host and port, without a slash at the end. Written as browsers write an origin (lower case, no default
/// port), because it is compared with their `Origin` header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(String);

impl PublicUrl {
    /// The address of a server that was told none: people open it on the same machine.
    pub fn of_listener(address: SocketAddr) -> Self {
        if address.ip().is_loopback() || address.ip().is_unspecified() {
            Self(format!("http://localhost:{}", address.port()))
        } else {
            Self(format!("http://{address}"))
        }
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether cookies can be bound to TLS.
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// Whether browsers allow camera and microphone there: TLS, or this very machine.
    pub fn is_secure_context(&self) -> bool {
        let host = self.0.split_once("://").map_or("", |(_, host)| host);
        self.is_https()
            || ["localhost", "127.", "[::1]"].iter().any(|local| host.starts_with(local))
    }
}

impl Default for PublicUrl {
    /// The address of a server with the default configuration.
    fn default() -> Self {
        Self("http://localhost:3000".to_owned())
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for PublicUrl {
    type Err = ConfigError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        origin(text).map(Self).ok_or_else(|| ConfigError::Malformed {
            name: "MAJLIS_PUBLIC_URL",
            value: text.to_owned(),
            expected: "it has to be like https://majlis.example.org, with nothing after the host and port",
        })
    }
}

fn origin(text: &str) -> Option<String> {
    let uri: Uri = text.parse().ok()?;
    let scheme = uri.scheme_str().filter(|scheme| ["http", "https"].contains(scheme))?;
    let authority = uri.authority().filter(|authority| !authority.as_str().contains('@'))?;
    if uri.path() != "/" || uri.query().is_some() {
        return None;
    }
    let host = authority.host().to_ascii_lowercase();
    let default_port = if scheme == "https" { 443 } else { 80 };
    Some(match authority.port_u16() {
        Some(port) if port != default_port => format!("{scheme}://{host}:{port}"),
        _ => format!("{scheme}://{host}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_as_browsers_write_an_origin() {
        for (text, origin) in [
            ("https://Majlis.example.org/", "https://majlis.example.org"),
            ("https://majlis.example.org:443", "https://majlis.example.org"),
            ("http://localhost:3000", "http://localhost:3000"),
            ("http://[::1]:3000", "http://[::1]:3000"),
        ] {
            assert_eq!(text.parse::<PublicUrl>().expect(text).as_str(), origin);
        }
        for text in
            ["", "majlis.example.org", "ftp://a", "https://a/b", "https://a/?q", "https://me@a"]
        {
            assert!(text.parse::<PublicUrl>().is_err(), "{text}");
        }
    }

    #[test]
    fn cameras_need_tls_except_on_this_machine() {
        for (text, secure) in [
            ("https://a.example", true),
            ("http://a.example", false),
            ("http://localhost:3000", true),
            ("http://127.0.0.1", true),
            ("http://192.168.1.4:3000", false),
        ] {
            assert_eq!(
                text.parse::<PublicUrl>().expect(text).is_secure_context(),
                secure,
                "{text}"
            );
        }
    }
}
