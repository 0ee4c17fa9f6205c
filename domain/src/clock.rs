//! When something happens to a session by itself.

use crate::{Lesson, Status, Timestamp};

/// How long the clock waits before it asks again whether a room that is past its end has emptied,
/// in milliseconds.
pub const RECHECK_MILLIS: i64 = 15_000;

/// The instant at which the clock has to look at this session again; `None` when nothing will
/// happen by itself. Stored in `sessions.next_transition_at` with every change of the row.
///
/// A scheduled session whose lesson is over is never due again: the clock was down through all of
/// it, and people decide. `recheck_at` postpones the end of a room that was found occupied, but
/// never past the overtime cap.
pub fn next_transition_at(
    lesson: &Lesson,
    recheck_at: Option<Timestamp>,
    now: Timestamp,
) -> Option<Timestamp> {
    match lesson.status {
        Status::Scheduled => {
            let over = lesson.closes_at().is_some_and(|closes| now >= closes);
            lesson.opens_at().filter(|_| !over)
        }
        Status::Ready | Status::Ongoing => {
            let closes = lesson.closes_at()?;
            let forced = lesson.forced_close_at()?;
            Some(recheck_at.map_or(closes, |at| at.clamp(closes, forced)))
        }
        Status::Unscheduled | Status::Completed | Status::Cancelled | Status::Suspended => None,
    }
}

/// What the clock should do with a session that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Not yet (or never): only `next_transition_at` has to be rewritten.
    Nothing,
    /// Move it to ready.
    Ready,
    /// Ask LiveKit who is in the room, then complete it or look again later.
    AskRoom,
    /// Complete it whoever is inside: the overtime cap has come.
    ForceEnd,
}

/// Sorts one session for the clock. [`crate::transition::decide`] has the last word.
pub fn due(lesson: &Lesson, now: Timestamp) -> Due {
    let reached = |at: Option<Timestamp>| at.is_some_and(|at| now >= at);
    match lesson.status {
        Status::Scheduled if reached(lesson.opens_at()) && !reached(lesson.closes_at()) => {
            Due::Ready
        }
        Status::Ready | Status::Ongoing if reached(lesson.forced_close_at()) => Due::ForceEnd,
        Status::Ready | Status::Ongoing if reached(lesson.closes_at()) => Due::AskRoom,
        _ => Due::Nothing,
    }
}
