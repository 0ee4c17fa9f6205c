//! The countdown of a session: what it counts, in digits and, once a minute, in words.

use super::Icon;
use crate::{boot::use_locale, text::timer as text, words};
use domain::{
    Locale,
    meeting_area::MeetingArea,
    timer::{Phase, Timer, clock_face},
};
use leptos::prelude::*;

/// From here on a date says more than digits.
const A_DAY_SECS: i64 = 86_400;

/// Label and digits. `date` is shown instead of digits while the start is more than a day away;
/// `is_aside` says whether it stands beside something larger.
#[component]
pub(crate) fn Countdown(
    #[prop(into)] area: Signal<MeetingArea>,
    #[prop(into)] timer: Signal<Option<Timer>>,
    #[prop(into)] date: Signal<String>,
    #[prop(into)] is_aside: Signal<bool>,
) -> impl IntoView {
    let locale = use_locale();
    let label = Memo::new(move |_| label(locale, area.get(), timer.get().map(|timer| timer.phase)));
    let counting = Memo::new(move |_| label.get().1.is_some() && timer.get().is_some());
    view! {
        <div class=move || if is_aside.get() { "countdown countdown--side" } else { "countdown" }>
            {move || match label.get() {
                (icon, None) => view! { <Icon name=icon class="countdown__mark"/> }.into_any(),
                (icon, Some(words)) => view! {
                    <p class="countdown__label">
                        <Show when=move || !is_aside.get()><Icon name=icon/></Show>
                        {words}
                    </p>
                }
                .into_any(),
            }}
            <Show when=move || counting.get()>
                <Digits timer date/>
            </Show>
        </div>
    }
}

/// The digits (or the date) and their words for screen readers.
#[component]
pub(crate) fn Digits(
    #[prop(into)] timer: Signal<Option<Timer>>,
    #[prop(into)] date: Signal<String>,
) -> impl IntoView {
    let locale = use_locale();
    let far = Memo::new(move |_| timer.get().is_some_and(|timer| is_far(&timer)));
    let class = move || match timer.get().map(|timer| timer.phase) {
        Some(Phase::Ended) => "countdown__digits countdown__digits--ended",
        _ => "countdown__digits",
    };
    let spoken =
        Memo::new(move |_| timer.get().map(|timer| spoken(locale, &timer)).unwrap_or_default());
    view! {
        <Show
            when=move || far.get()
            fallback=move || view! {
                <p class=class role="timer" dir="ltr" aria-hidden="true">
                    {move || timer.get().map(|timer| clock_face(timer.seconds))}
                </p>
            }
        >
            <p class="countdown__digits countdown__digits--date" aria-hidden="true">{date}</p>
        </Show>
        <p class="sr-only" aria-live="polite">{spoken}</p>
    }
}

/// Whether a date says more than digits.
pub(crate) fn is_far(timer: &Timer) -> bool {
    matches!(timer.phase, Phase::NotStarted | Phase::Preparation) && timer.seconds >= A_DAY_SECS
}

/// Icon and words over the digits. Where nothing counts there are no words: the sentence under them says
/// what is the case.
fn label(
    locale: Locale,
    area: MeetingArea,
    phase: Option<Phase>,
) -> (&'static str, Option<&'static str>) {
    match area {
        MeetingArea::Unscheduled => ("circle-dashed", None),
        MeetingArea::LessonOver | MeetingArea::Cancelled => ("calendar-x", None),
        MeetingArea::Completed => ("check", Some(text::ended(locale))),
        MeetingArea::Suspended => ("circle-pause", None),
        MeetingArea::TooEarly
        | MeetingArea::BeingPrepared
        | MeetingArea::Ready
        | MeetingArea::Ongoing => {
            let phase = phase.unwrap_or(Phase::NotStarted);
            (phase_icon(phase), Some(phase_name(locale, phase)))
        }
    }
}

fn phase_icon(phase: Phase) -> &'static str {
    match phase {
        Phase::NotStarted => "timer",
        Phase::Preparation | Phase::Overtime => "hourglass",
        Phase::Session => "radio",
        Phase::Ended => "check",
    }
}

/// What a phase is called.
pub(crate) fn phase_name(locale: Locale, phase: Phase) -> &'static str {
    match phase {
        Phase::NotStarted => text::not_started(locale),
        Phase::Preparation => text::preparation(locale),
        Phase::Session => text::session(locale),
        Phase::Overtime => text::overtime(locale),
        Phase::Ended => text::ended(locale),
    }
}

/// Changes once a minute: whole minutes still to go, or past.
fn spoken(locale: Locale, timer: &Timer) -> String {
    let past = words::duration(locale, timer.seconds / 60 * 60);
    match timer.phase {
        Phase::NotStarted | Phase::Preparation => {
            text::spoken_until(locale, &words::duration(locale, timer.seconds))
        }
        Phase::Session => text::spoken_since(locale, &past),
        Phase::Overtime => text::spoken_over(locale, &past),
        // The sentence below says it.
        Phase::Ended => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_change_once_a_minute() {
        let at = |phase, seconds| spoken(Locale::En, &Timer { phase, seconds, permille: 0 });
        assert_eq!(at(Phase::Preparation, 504), at(Phase::Preparation, 481));
        assert_eq!(at(Phase::Preparation, 504), "The session starts in 9\u{a0}minutes");
        assert_eq!(at(Phase::Session, 756), "The session started 12\u{a0}minutes ago");
        assert_eq!(at(Phase::Overtime, 5), "The session is less than a minute past its end");
    }

    #[test]
    fn a_start_a_day_away_is_a_date() {
        let at = |phase, seconds| is_far(&Timer { phase, seconds, permille: 0 });
        assert!(at(Phase::NotStarted, 86_400));
        assert!(!at(Phase::NotStarted, 86_399));
        assert!(!at(Phase::Overtime, 100_000));
    }
}
