//! Typed identifiers, so that a user's id can never be compared with a session's.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

id!(
    /// An academy (tenant).
    AcademyId
);
id!(
    /// A person who logs in; may have a [`UserId`] in several academies.
    AccountId
);
id!(
    /// An account's membership in one academy.
    UserId
);
id!(
    /// One scheduled lesson.
    SessionId
);

impl UserId {
    /// The identity of this user as a LiveKit participant: `u7`, or `o7` for a hidden observer.
    pub fn livekit_identity(self, observer: bool) -> String {
        format!("{}{}", if observer { 'o' } else { 'u' }, self.0)
    }

    /// Reads an identity written by [`UserId::livekit_identity`]: the user and whether it is an
    /// observer. Anything else is `None`.
    pub fn from_livekit_identity(identity: &str) -> Option<(Self, bool)> {
        let (observer, digits) = match identity.split_at_checked(1)? {
            ("u", digits) => (false, digits),
            ("o", digits) => (true, digits),
            _ => return None,
        };
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        digits.parse().ok().map(|id| (Self(id), observer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn livekit_identity_round_trips() {
        for observer in [false, true] {
            let identity = UserId(42).livekit_identity(observer);
            assert_eq!(UserId::from_livekit_identity(&identity), Some((UserId(42), observer)));
        }
    }

    #[test]
    fn a_foreign_identity_is_nobody() {
        for text in ["", "u", "42", "u4_name", "x4", "u-4", "u+4", "é4"] {
            assert_eq!(UserId::from_livekit_identity(text), None, "{text}");
        }
    }
}
