//! The status of a session.

use std::{fmt, str::FromStr};

/// Where a session is in its life. The moves between them are in [`crate::transition`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Has no start time yet.
    Unscheduled,
    /// Has a start time; the room is not open yet.
    Scheduled,
    /// The room is open; nobody real has been in it.
    Ready,
    /// The room is open and a real participant has been in it.
    Ongoing,
    /// Over. Final.
    Completed,
    /// Will not take place. Final.
    Cancelled,
    /// Held back for now; may be resumed.
    Suspended,
}

crate::serde_by_word!(Status);

impl Status {
    /// Every status, in the order a session usually passes them.
    pub const ALL: [Self; 7] = [
        Self::Unscheduled,
        Self::Scheduled,
        Self::Ready,
        Self::Ongoing,
        Self::Completed,
        Self::Cancelled,
        Self::Suspended,
    ];

    /// The word stored in the database and used on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unscheduled => "unscheduled",
            Self::Scheduled => "scheduled",
            Self::Ready => "ready",
            Self::Ongoing => "ongoing",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
            Self::Suspended => "suspended",
        }
    }

    /// Whether a session in this status has an open room. Exactly then it must have a meeting, and
    /// exactly then people may join.
    pub fn has_open_room(self) -> bool {
        matches!(self, Self::Ready | Self::Ongoing)
    }

    /// Whether nothing can happen to the session any more.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Completed | Self::Cancelled)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The text is no status.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no status; one of: unscheduled, scheduled, ready, ongoing, completed, cancelled, suspended"
)]
pub struct UnknownStatus(pub String);

impl FromStr for Status {
    type Err = UnknownStatus;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == text)
            .ok_or_else(|| UnknownStatus(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_round_trips_in_text_and_json() {
        for status in Status::ALL {
            assert_eq!(status.as_str().parse(), Ok(status));
            let json = serde_json::to_string(&status).expect("serialises");
            assert_eq!(json, format!("\"{status}\""));
        }
        assert!("Ready".parse::<Status>().is_err());
    }
}
