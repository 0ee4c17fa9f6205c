//! Sessions that no clock will move any more and that an admin has to decide on.

use crate::{Lesson, Timestamp, meeting_area::is_missed};

/// Why a session waits for an admin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Attention {
    /// Its automatic move failed by itself, so the clock set it aside.
    Poisoned,
    /// It is still scheduled although its lesson is over: the platform was down through all of it.
    LessonOver,
}

crate::serde_by_word!(Attention);

impl Attention {
    /// Every reason.
    pub const ALL: [Self; 2] = [Self::Poisoned, Self::LessonOver];

    /// The word used on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Poisoned => "poisoned",
            Self::LessonOver => "lesson_over",
        }
    }
}

/// Whether a session waits for an admin at `now`, and why.
pub fn attention(lesson: &Lesson, is_poisoned: bool, now: Timestamp) -> Option<Attention> {
    if is_poisoned {
        Some(Attention::Poisoned)
    } else {
        is_missed(lesson, now).then_some(Attention::LessonOver)
    }
}
