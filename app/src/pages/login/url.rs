//! The way to the login page and back.

use std::fmt::Write as _;

/// The login page that comes back to `next`, a path of our own with its query.
pub(crate) fn login_url(next: &str) -> String {
    let mut url = String::from("/login?next=");
    for byte in next.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                url.push(char::from(byte));
            }
            other => {
                let _ = write!(url, "%{other:02X}");
            }
        }
    }
    url
}

/// Whether a text is a path of ours: never another site, whatever a browser makes of `//` or `\`.
pub(super) fn is_local(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && !path.contains(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_is_one_query_value() {
        assert_eq!(login_url("/sessions/3?a=b&c"), "/login?next=/sessions/3%3Fa%3Db%26c");
    }

    #[test]
    fn another_site_is_not_local() {
        for path in ["//evil.example", "/\\evil.example", "https://evil.example", "", "/a\nb"] {
            assert!(!is_local(path), "{path:?}");
        }
        assert!(is_local("/sessions/3?x=1"));
    }
}
