//! Why a session was not moved.

use crate::text::admin as text;
use domain::{Locale, transition::Why};

/// Why a move was refused.
pub(crate) fn why(locale: Locale, why: Why) -> &'static str {
    match why {
        Why::NoSuchMove => text::why_no_such_move(locale),
        Why::NotAllowed => text::why_not_allowed(locale),
        Why::BeforePreparation => text::why_before_preparation(locale),
        Why::NoStartTime => text::why_no_start_time(locale),
        Why::LessonOver => text::why_lesson_over(locale),
        Why::TooEarlyForTeacher => text::why_too_early_for_teacher(locale),
        Why::LessonNotOver => text::why_lesson_not_over(locale),
        Why::RoomOccupied => text::why_room_occupied(locale),
        Why::InsidePreparation => text::why_inside_preparation(locale),
        Why::ReasonMissing => text::why_reason_missing(locale),
        Why::ReasonTooLong => text::why_reason_too_long(locale),
    }
}
