//! The kinds of lesson.

use crate::time::Minutes;
use std::{fmt, str::FromStr};

/// What kind of lesson a session is. All kinds share one table, one page and one set of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// One student and a Quran teacher.
    QuranIndividual,
    /// A Quran circle.
    QuranGroup,
    /// A first, free Quran lesson.
    QuranTrial,
    /// A private academic lesson.
    Academic,
    /// A lesson of an interactive course.
    InteractiveCourse,
}

crate::serde_by_word!(Kind);

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::QuranIndividual,
        Self::QuranGroup,
        Self::QuranTrial,
        Self::Academic,
        Self::InteractiveCourse,
    ];

    /// The word stored in the database and used on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::QuranIndividual => "quran_individual",
            Self::QuranGroup => "quran_group",
            Self::QuranTrial => "quran_trial",
            Self::Academic => "academic",
            Self::InteractiveCourse => "interactive_course",
        }
    }

    /// The two letters a session's code starts with.
    pub fn code_prefix(self) -> &'static str {
        match self {
            Self::QuranIndividual => "QI",
            Self::QuranGroup => "QG",
            Self::QuranTrial => "QT",
            Self::Academic => "AP",
            Self::InteractiveCourse => "IC",
        }
    }

    /// The word in the room name: `quran`, `academic` or `interactive`.
    pub fn room_word(self) -> &'static str {
        match self {
            Self::QuranIndividual | Self::QuranGroup | Self::QuranTrial => "quran",
            Self::Academic => "academic",
            Self::InteractiveCourse => "interactive",
        }
    }

    /// The length a new session gets when none is named.
    pub fn default_duration(self) -> Minutes {
        match self {
            Self::QuranTrial => Minutes(30),
            Self::QuranIndividual | Self::QuranGroup => Minutes(45),
            Self::Academic | Self::InteractiveCourse => Minutes(60),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The text is no kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no kind; one of: quran_individual, quran_group, quran_trial, academic, interactive_course"
)]
pub struct UnknownKind(pub String);

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| UnknownKind(text.to_owned()))
    }
}
