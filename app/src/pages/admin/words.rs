//! What the panel calls causes, moves and refusals.

pub(super) use crate::words::why;

use crate::text::admin as text;
use domain::{Locale, Status, attention::Attention, transition::Cause, wire::admin::Count};

/// How many, as far as they were counted.
pub(super) fn count(locale: Locale, count: Count) -> String {
    let number = count.number.to_string();
    if count.or_more { text::or_more(locale, &number) } else { number }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_that_stopped_says_so() {
        let said = |or_more| count(Locale::En, Count { number: 1_000, or_more });
        assert_eq!([said(false), said(true)], ["1000", "1000+"]);
    }
}
