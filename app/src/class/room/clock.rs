//! The countdown while in class.

use crate::{boot::use_locale, pages::use_session, parts::phase_name};
use domain::timer::{Phase, clock_face};
use leptos::prelude::*;

/// Phase, bar, digits. The page's own countdown speaks; this one is only seen.
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
