//! Roles in an academy, and what a person is to one session.

use std::{fmt, str::FromStr};

/// The one role a user has in an academy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Takes part in the sessions they are enrolled in.
    Student,
    /// Gives sessions.
    Teacher,
    /// Sees their children's sessions, read-only.
    Parent,
    /// Watches over the sessions of the teachers assigned to them.
    Supervisor,
    /// Runs the academy.
    Admin,
}

crate::serde_by_word!(Role);

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] =
        [Self::Student, Self::Teacher, Self::Parent, Self::Supervisor, Self::Admin];

    /// The word stored in the database and used on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Student => "student",
            Self::Teacher => "teacher",
            Self::Parent => "parent",
            Self::Supervisor => "supervisor",
            Self::Admin => "admin",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The text is no role.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no role; one of: student, teacher, parent, supervisor, admin")]
pub struct UnknownRole(pub String);

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|role| role.as_str() == text)
            .ok_or_else(|| UnknownRole(text.to_owned()))
    }
}

/// What one person is to one session. Somebody without a relation does not learn that the session
/// exists, so "none" is no variant: use `Option<Relation>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// Gives this session.
    Teacher,
    /// Is enrolled in this session.
    Student,
    /// Is the parent of an enrolled student.
    Parent,
    /// Supervises the teacher of this session.
    Supervisor,
    /// Is an admin of the session's academy.
    Admin,
}

crate::serde_by_word!(Relation);

impl Relation {
    /// Every relation.
    pub const ALL: [Self; 5] =
        [Self::Teacher, Self::Student, Self::Parent, Self::Supervisor, Self::Admin];

    /// The word used on the wire and as the LiveKit attribute `role`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Teacher => "teacher",
            Self::Student => "student",
            Self::Parent => "parent",
            Self::Supervisor => "supervisor",
            Self::Admin => "admin",
        }
    }

    /// Whether this person may choose to watch unseen.
    pub fn may_observe(self) -> bool {
        matches!(self, Self::Supervisor | Self::Admin)
    }
}
