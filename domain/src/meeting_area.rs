//! What the meeting area of the session page shows: status and time folded into one state.

use crate::{Lesson, Status, Timestamp};

/// The state of the meeting area. Texts and buttons are chosen by it and by who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MeetingArea {
    /// No time yet.
    Unscheduled,
    /// Scheduled, before T0 − preparation.
    TooEarly,
    /// Scheduled, inside the window: the clock is about to make it ready.
    BeingPrepared,
    /// Scheduled, but T1 + buffer has passed.
    LessonOver,
    /// The room is open.
    Ready,
    /// The room is open and somebody has been in it.
    Ongoing,
    /// Over.
    Completed,
    /// Will not take place.
    Cancelled,
    /// Held back.
    Suspended,
}

/// Whether a lesson was not held: its time has passed, and nothing ever opened its room.
pub fn is_missed(lesson: &Lesson, now: Timestamp) -> bool {
    meeting_area(lesson, now) == MeetingArea::LessonOver
}

/// Folds status and time. `now` matters to scheduled sessions only.
pub fn meeting_area(lesson: &Lesson, now: Timestamp) -> MeetingArea {
    match lesson.status {
        Status::Unscheduled => MeetingArea::Unscheduled,
        Status::Scheduled => match (lesson.opens_at(), lesson.closes_at()) {
            (_, Some(closes)) if now >= closes => MeetingArea::LessonOver,
            (Some(opens), _) if now >= opens => MeetingArea::BeingPrepared,
            (Some(_), _) => MeetingArea::TooEarly,
            (None, _) => MeetingArea::Unscheduled,
        },
        Status::Ready => MeetingArea::Ready,
        Status::Ongoing => MeetingArea::Ongoing,
        Status::Completed => MeetingArea::Completed,
        Status::Cancelled => MeetingArea::Cancelled,
        Status::Suspended => MeetingArea::Suspended,
    }
}
