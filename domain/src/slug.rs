//! An academy's slug: the first part of every room name.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A short ASCII name for an academy, such as `itqan-academy`: 2 to 40 of `a-z 0-9 -`, starting and
/// ending with a letter or digit. It never changes once stored, because it is part of room names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AcademySlug(String);

impl AcademySlug {
    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AcademySlug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The text can't be a slug.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no slug: use 2 to 40 lower-case letters, digits and hyphens, not starting or ending with a hyphen"
)]
pub struct InvalidSlug(pub String);

impl FromStr for AcademySlug {
    type Err = InvalidSlug;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let fits = (2..=40).contains(&text.len())
            && text.bytes().all(allowed)
            && !text.starts_with('-')
            && !text.ends_with('-');
        if fits { Ok(Self(text.to_owned())) } else { Err(InvalidSlug(text.to_owned())) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_lower_case_slugs_are_taken() {
        for good in ["itqan-academy", "a1", "42", "a-b-c"] {
            assert!(good.parse::<AcademySlug>().is_ok(), "{good}");
        }
        for bad in ["", "a", "-a", "a-", "Itqan", "a b", "أكاديمية", "a/b", &"x".repeat(41)]
        {
            assert!(bad.parse::<AcademySlug>().is_err(), "{bad}");
        }
    }
}
