//! What the panel calls causes, moves and refusals.

use crate::text::admin as text;
use domain::{
    Locale, Status,
    attention::Attention,
    transition::{Cause, Why},
};

/// What made a change happen.
pub(super) fn cause(locale: Locale, cause: Cause) -> &'static str {
    match cause {
        Cause::Clock => text::cause_clock(locale),
        Cause::User => text::cause_user(locale),
        Cause::Webhook => text::cause_webhook(locale),
        Cause::Sweep => text::cause_sweep(locale),
        Cause::Cli => text::cause_cli(locale),
        Cause::Import => text::cause_import(locale),
    }
}

/// The button that moves a session.
pub(super) fn action(locale: Locale, from: Status, to: Status) -> &'static str {
    match to {
        Status::Ready => text::move_ready(locale),
        Status::Ongoing => text::move_ongoing(locale),
        Status::Completed => text::move_completed(locale),
        Status::Cancelled => text::move_cancelled(locale),
        Status::Suspended => text::move_suspended(locale),
        Status::Scheduled | Status::Unscheduled if from == Status::Suspended => {
            text::move_resume(locale)
        }
        Status::Scheduled | Status::Unscheduled => text::move_scheduled(locale),
    }
}

/// Why a move was refused.
pub(super) fn why(locale: Locale, why: Why) -> &'static str {
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

/// Why a session waits for an admin: on its row.
pub(super) fn attention(locale: Locale, attention: Attention) -> &'static str {
    match attention {
        Attention::Poisoned => text::poisoned(locale),
        Attention::LessonOver => text::not_held(locale),
    }
}

/// The same in its details: what happened, and what to do.
pub(super) fn attention_in_full(
    locale: Locale,
    attention: Attention,
) -> (&'static str, &'static str) {
    match attention {
        Attention::Poisoned => {
            (text::attention_poisoned(locale), text::attention_poisoned_more(locale))
        }
        Attention::LessonOver => (text::attention_over(locale), text::attention_over_more(locale)),
    }
}
