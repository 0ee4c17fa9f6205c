//! The cookies of the program.
//!
//! The login cookie is out of scripts' reach and travels with top-level navigation only. Under https it is bound to TLS
//! and to this very host by its name.

use app::request::TYPED_EMAIL;
use cookie::{Cookie, SameSite, time::Duration};
use domain::Timestamp;
use http::{
    HeaderMap, HeaderValue,
    header::{COOKIE, SET_COOKIE},
};
use std::fmt;

/// How long a choice of language or theme is remembered.
const YEAR: Duration = Duration::days(365);

/// How long a login page may take to come.
const MINUTE: Duration = Duration::minutes(1);

/// Writes and reads cookies as the public address demands.
#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    /// Whether people open the server under https.
    pub secure: bool,
}

/// The value of a login cookie. `Debug` hides it.
#[derive(Clone)]
pub struct LoginToken(pub String);

impl fmt::Debug for LoginToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LoginToken(…)")
    }
}

impl Cookies {
    fn login_name(self) -> &'static str {
        if self.secure { "__Host-session" } else { "session" }
    }

    /// The login a request brings along, not yet checked.
    pub fn login_token(self, headers: &HeaderMap) -> Option<LoginToken> {
        find(headers, self.login_name()).map(LoginToken)
    }

    /// Whether an answer begins or ends a login by itself.
    pub(super) fn sets_login(self, headers: &HeaderMap) -> bool {
        let is_login = |cookie: &HeaderValue| {
            let name = cookie.as_bytes().split(|byte| *byte == b'=').next();
            name == Some(self.login_name().as_bytes())
        };
        headers.get_all(SET_COOKIE).iter().any(is_login)
    }

    /// The cookie of a new login, or of one that was prolonged.
    pub fn log_in(self, token: String, expires_at: Timestamp, now: Timestamp) -> HeaderValue {
        let lifetime = Duration::milliseconds(expires_at.millis_since(now).max(0));
        self.login_cookie(token, lifetime)
    }

    /// Removes the login cookie.
    pub fn log_out(self) -> HeaderValue {
        self.login_cookie(String::new(), Duration::ZERO)
    }

    fn login_cookie(self, token: String, lifetime: Duration) -> HeaderValue {
        self.write(Cookie::build((self.login_name(), token)).http_only(true).max_age(lifetime))
    }

    /// Remembers a choice that carries no right, such as the language.
    pub fn choice(self, name: &'static str, value: &'static str) -> HeaderValue {
        self.write(Cookie::build((name, value)).max_age(YEAR))
    }

    /// Brings what was typed as e-mail back to the login form, for a minute.
    pub fn typed_email(self, encoded: String) -> HeaderValue {
        self.email_cookie(encoded, MINUTE)
    }

    /// Removes what was typed as e-mail before.
    pub fn forget_typed_email(self) -> HeaderValue {
        self.email_cookie(String::new(), Duration::ZERO)
    }

    fn email_cookie(self, encoded: String, lifetime: Duration) -> HeaderValue {
        let cookie = Cookie::build((TYPED_EMAIL, encoded)).http_only(true).max_age(lifetime);
        self.write_for("/login", cookie)
    }

    fn write(self, cookie: cookie::CookieBuilder<'_>) -> HeaderValue {
        self.write_for("/", cookie)
    }

    fn write_for(self, path: &'static str, cookie: cookie::CookieBuilder<'_>) -> HeaderValue {
        let cookie = cookie.path(path).same_site(SameSite::Lax).secure(self.secure).build();
        // Tokens are of the base64url alphabet, an e-mail is percent-encoded and everything else is a constant, so this
        // never fails; if one ever held something else, no cookie is safer than a wrong one.
        HeaderValue::try_from(cookie.to_string()).unwrap_or_else(|_| HeaderValue::from_static(""))
    }
}

fn find(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    lines
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(cookie: &str) -> HeaderMap {
        HeaderMap::from_iter([(COOKIE, cookie.parse().expect("is a header"))])
    }

    #[test]
    fn a_login_is_bound_to_tls_when_there_is_tls() {
        let (start, end) = (Timestamp::from_millis(0), Timestamp::from_millis(60_000));
        let plain = Cookies { secure: false }.log_in("T".to_owned(), end, start);
        assert_eq!(plain, "session=T; HttpOnly; SameSite=Lax; Path=/; Max-Age=60");
        let secure = Cookies { secure: true }.log_in("T".to_owned(), end, start);
        assert_eq!(secure, "__Host-session=T; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=60");
    }

    #[test]
    fn only_the_cookie_of_the_right_name_counts() {
        let read =
            |secure, text| Cookies { secure }.login_token(&headers(text)).map(|token| token.0);
        assert_eq!(read(false, "a=b; session=T; locale=en").as_deref(), Some("T"));
        assert_eq!(read(true, "session=T"), None, "a cookie that plain http could have set");
        assert_eq!(read(true, "__Host-session=T").as_deref(), Some("T"));
    }
}
