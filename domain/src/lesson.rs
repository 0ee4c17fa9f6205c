//! What the rules need to know of one session.

use crate::{AcademySettings, Minutes, Status, Timestamp, settings::OVERTIME_CAP};

/// A session as the rules see it: its status, its times and its academy's settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// The present status.
    pub status: Status,
    /// T0; `None` only while unscheduled.
    pub starts_at: Option<Timestamp>,
    /// T1 − T0.
    pub duration: Minutes,
    /// The academy's settings.
    pub settings: AcademySettings,
}

impl Lesson {
    /// When the session becomes ready by itself: T0 − preparation, inclusive.
    pub fn opens_at(&self) -> Option<Timestamp> {
        self.starts_at.map(|start| start - self.settings.preparation)
    }

    /// T1, the planned end.
    pub fn ends_at(&self) -> Option<Timestamp> {
        self.starts_at.map(|start| start + self.duration)
    }

    /// T1 + buffer: from here on an empty room is closed, and a session that never became ready is
    /// over.
    pub fn closes_at(&self) -> Option<Timestamp> {
        self.ends_at().map(|end| end + self.settings.buffer)
    }

    /// T1 + buffer + overtime cap: from here on the room is closed even when occupied.
    pub fn forced_close_at(&self) -> Option<Timestamp> {
        self.closes_at().map(|close| close + OVERTIME_CAP)
    }
}

/// The lengths a lesson may have, in minutes.
pub const DURATIONS: [Minutes; 5] =
    [Minutes(15), Minutes(30), Minutes(45), Minutes(60), Minutes(90)];
