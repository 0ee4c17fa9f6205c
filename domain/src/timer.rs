//! The countdown of a session: which phase, what it counts, how full its bar is.

use crate::{Lesson, Minutes, Status, Timestamp};

/// The phases of the countdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Before T0 − preparation; counts down to T0; bar empty.
    NotStarted,
    /// To T0; counts down to T0; bar of the preparation.
    Preparation,
    /// T0 to T1; counts up from T0; bar of the duration.
    Session,
    /// After T1; counts up from T1; bar of the buffer.
    Overtime,
    /// It was completed; 00:00, bar full.
    Ended,
}

/// What the countdown shows at one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timer {
    /// The phase.
    pub phase: Phase,
    /// Whole seconds to show: rounded up when counting down, down when counting up.
    pub seconds: i64,
    /// How full the bar is, 0 to 1000.
    pub permille: u16,
}

/// The countdown at `now`. It has stopped once the session is completed; there is none for one that was
/// cancelled, or has no start time.
pub fn timer(lesson: &Lesson, now: Timestamp) -> Option<Timer> {
    match lesson.status {
        Status::Completed => {
            return Some(Timer { phase: Phase::Ended, seconds: 0, permille: 1000 });
        }
        Status::Cancelled => return None,
        _ => {}
    }
    let starts = lesson.starts_at?;
    let ends = starts + lesson.duration;
    let opens = starts - lesson.settings.preparation;
    let down = -now.millis_since(starts).div_euclid(1000);
    let up = |from: Timestamp| now.millis_since(from).div_euclid(1000);
    let part = |from: Timestamp, length: i64| match length {
        0 => 1000,
        length => permille(now.millis_since(from), length),
    };
    Some(if now < opens {
        Timer { phase: Phase::NotStarted, seconds: down, permille: 0 }
    } else if now < starts {
        let permille = part(opens, lesson.settings.preparation.as_millis());
        Timer { phase: Phase::Preparation, seconds: down, permille }
    } else if now < ends {
        let permille = part(starts, lesson.duration.as_millis());
        Timer { phase: Phase::Session, seconds: up(starts), permille }
    } else {
        let permille = part(ends, lesson.settings.buffer.as_millis());
        Timer { phase: Phase::Overtime, seconds: up(ends), permille }
    })
}

/// At which times before T1 everybody in class is told, minutes; 0: the lesson's time is over.
const TIME_LEFT_MARKS: [u16; 4] = [0, 1, 5, 10];

/// The last mark that the lesson has passed, minutes before T1. `None` before the first of them, for a
/// lesson without a start time and for one that is over. A short lesson does not begin with a mark.
pub fn time_left_mark(lesson: &Lesson, now: Timestamp) -> Option<u16> {
    if lesson.status.is_final() {
        return None;
    }
    let ends = lesson.starts_at? + lesson.duration;
    TIME_LEFT_MARKS
        .into_iter()
        .filter(|mark| *mark < lesson.duration.0)
        .find(|mark| now >= ends - Minutes(*mark))
}

fn permille(part: i64, whole: i64) -> u16 {
    u16::try_from((part.max(0).saturating_mul(1000) / whole).min(1000)).unwrap_or(1000)
}

/// `mm:ss`, or `h:mm:ss` from an hour on. Negative counts as zero.
pub fn clock_face(seconds: i64) -> String {
    let seconds = seconds.max(0);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes:02}:{seconds:02}")
    }
}
