//! Where to go after a form, as the form says.

/// The path if it leads to a place on this server, else `/`: a link to the login page must not be able to send a
/// person elsewhere afterwards.
pub fn local_path(next: Option<&str>) -> &str {
    next.filter(|path| is_local(path)).unwrap_or("/")
}

/// Browsers read `//host` and `/\host` as another host, and drop tabs and line breaks before they read.
fn is_local(path: &str) -> bool {
    let mut bytes = path.bytes();
    bytes.next() == Some(b'/')
        && !matches!(bytes.next(), Some(b'/' | b'\\'))
        && path.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_places_on_this_server_are_followed() {
        for good in ["/", "/sessions/3", "/login?next=%2F", "/a//b"] {
            assert_eq!(local_path(Some(good)), good);
        }
        for bad in [
            "",
            "sessions",
            "//evil",
            "/\\evil",
            "https://evil",
            "/\t/evil",
            "/a\nb",
            "/é",
            "javascript:1",
        ] {
            assert_eq!(local_path(Some(bad)), "/", "{bad:?}");
        }
        assert_eq!(local_path(None), "/");
    }
}
