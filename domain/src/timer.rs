//! The countdown of a session: which phase, what it counts, how full its bar is.

use crate::{Lesson, Timestamp};

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
    /// The status is final; 00:00, bar full.
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

/// The countdown at `now`; `None` without a start time unless the session is over.
pub fn timer(lesson: &Lesson, now: Timestamp) -> Option<Timer> {
    if lesson.status.is_final() {
        return Some(Timer { phase: Phase::Ended, seconds: 0, permille: 1000 });
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
