//! The countdown while in class.

use crate::{
    boot::use_locale,
    class::{
        controller::use_class,
        news::{About, Said},
    },
    pages::use_session,
    parts::phase_name,
    text::announce as text,
    words,
};
use domain::{
    Locale,
    timer::{Phase, clock_face, time_left_mark},
};
use leptos::prelude::*;

/// Phase, bar, digits. They are only seen; that the end comes near is told to everybody.
#[component]
pub(super) fn Clock() -> impl IntoView {
    let locale = use_locale();
    let timer = use_session().timer;
    let phase = Memo::new(move |_| timer.get().map_or(Phase::NotStarted, |timer| timer.phase));
    let bar = move || match phase.get() {
        Phase::NotStarted | Phase::Preparation => "bar bar--prep",
        Phase::Session => "bar bar--on",
        Phase::Overtime => "bar bar--over",
        Phase::Ended => "bar bar--ended",
    };
    let filled = Memo::new(move |_| timer.get().map_or(0, |timer| timer.permille));
    tell_time_left(locale);
    view! {
        <p class="classroom__clock">
            <span class="classroom__phase">{move || phase_name(locale, phase.get())}</span>
            <progress class=bar max="1000" value=move || filled.get().to_string() aria-hidden="true"></progress>
            <bdi class="classroom__time" dir="ltr">
                {move || timer.get().map(|timer| clock_face(timer.seconds))}
            </bdi>
        </p>
    }
}

/// Tells when a mark is passed; not what was passed before one came in, nor that a lesson was lengthened.
fn tell_time_left(locale: Locale) {
    let (session, announcer) = (use_session(), use_class().announcer());
    let mark = Memo::new(move |_| time_left_mark(&session.lesson.get(), session.clock.now()));
    Effect::new(move |before: Option<Option<u16>>| {
        let mark = mark.get();
        if let (Some(before), Some(minutes)) = (before, mark)
            && before.is_none_or(|before| minutes < before)
        {
            announcer.own(About::Time, Said::shown(time_left_words(locale, minutes)));
        }
        mark
    });
}

fn time_left_words(locale: Locale, minutes: u16) -> String {
    match minutes {
        0 => text::time_over(locale).to_owned(),
        _ => text::time_left(locale, &words::duration(locale, i64::from(minutes) * 60)),
    }
}
