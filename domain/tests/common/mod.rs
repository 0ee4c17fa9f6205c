//! The one lesson most tests speak about, so that their tables can name times of day.
//!
//! On 10 March 2026, UTC, with the default settings:
//!
//! | time | what |
//! |---|---|
//! | the day before, 16:00 | T0 − 24 h: from here on the teacher may open the room by hand |
//! | 15:45 | T0 − preparation: the session becomes ready |
//! | 16:00 | T0 |
//! | 16:45 | T1 |
//! | 16:50 | T1 + buffer: an empty room is closed |
//! | 17:50 | T1 + buffer + overtime cap: any room is closed |

use domain::{AcademySettings, Lesson, Minutes, Status, Timestamp};

/// A time of day on the day of the lesson, such as `15:44:59.999`.
pub(crate) fn at(time_of_day: &str) -> Timestamp {
    instant(&format!("2026-03-10T{time_of_day}Z"))
}

/// Any instant, such as `2026-03-09T16:00:00.000Z`.
pub(crate) fn instant(text: &str) -> Timestamp {
    text.parse().expect("the test names an instant")
}

/// The lesson, in this status.
pub(crate) fn lesson(status: Status) -> Lesson {
    Lesson {
        status,
        starts_at: Some(at("16:00:00.000")),
        duration: Minutes(45),
        settings: AcademySettings::default(),
    }
}
