//! E-mail addresses, as far as a login needs them.

use domain::credentials::is_address;
use std::{fmt, str::FromStr};

/// A lower-cased e-mail address. Only its shape is checked: whether it exists shows when mail is
/// sent.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The text has not the shape of an e-mail address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no e-mail address")]
pub struct InvalidEmail(pub String);

impl FromStr for Email {
    type Err = InvalidEmail;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let address = text.trim().to_lowercase();
        if is_address(&address) { Ok(Self(address)) } else { Err(InvalidEmail(text.to_owned())) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_lower_cased_and_need_a_name_and_a_host() {
        assert_eq!(" Sara@Example.ORG ".parse(), Ok(Email("sara@example.org".into())));
        for text in ["", "@", "a@", "@b", "a b@c", "a@b@c", "a\u{0}@b"] {
            assert!(text.parse::<Email>().is_err(), "{text:?}");
        }
    }
}
