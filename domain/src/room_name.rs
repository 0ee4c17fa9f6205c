//! The name of a session's LiveKit room: a pure function, so that any number of simultaneous joins
//! see one name and nothing has to be created beforehand.

use crate::{AcademySlug, Kind, SessionId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// `{academy-slug}-{quran|academic|interactive}-session-{id}`. Unique within one database, because
/// the session's id is in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoomName(String);

impl RoomName {
    /// The room of one session.
    pub fn of_session(academy: &AcademySlug, kind: Kind, id: SessionId) -> Self {
        Self(format!("{academy}-{}-session-{id}", kind.room_word()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RoomName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The path of a session's page, which is the meeting link: there is no other page for a meeting.
pub fn meeting_path(id: SessionId) -> String {
    format!("/sessions/{id}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_promised_name() {
        let slug = "itqan-academy".parse().expect("a slug");
        let name = RoomName::of_session(&slug, Kind::QuranGroup, SessionId(3));
        assert_eq!(name.as_str(), "itqan-academy-quran-session-3");
    }

    proptest! {
        #[test]
        fn sessions_never_share_a_room(
            slugs in ("[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])", "[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])"),
            kinds in (0usize..5, 0usize..5),
            ids in (1i64..10_000, 1i64..10_000),
        ) {
            prop_assume!(ids.0 != ids.1);
            let name = |slug: &str, kind: usize, id| {
                RoomName::of_session(&slug.parse().expect("generated as a slug"), Kind::ALL[kind], SessionId(id))
            };
            prop_assert_ne!(name(&slugs.0, kinds.0, ids.0), name(&slugs.1, kinds.1, ids.1));
        }

        #[test]
        fn a_room_name_is_plain_ascii_and_stable(
            slug in "[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])", kind in 0usize..5, id in 1i64..i64::MAX,
        ) {
            let slug: AcademySlug = slug.parse().expect("generated as a slug");
            let name = RoomName::of_session(&slug, Kind::ALL[kind], SessionId(id));
            prop_assert!(name.as_str().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert_eq!(&name, &RoomName::of_session(&slug, Kind::ALL[kind], SessionId(id)));
        }
    }
}
