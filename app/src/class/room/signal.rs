//! How well a person's packets travel: three bars and a word.

use crate::{boot::use_locale, class::events::Quality, text::class as text};
use leptos::prelude::*;

/// Nothing while the quality is not known.
#[component]
pub(super) fn SignalBars(#[prop(into)] quality: Signal<Quality>) -> impl IntoView {
    let locale = use_locale();
    let look = Memo::new(move |_| match quality.get() {
        Quality::Excellent | Quality::Good => Some(("good", text::signal_good(locale))),
        Quality::Poor => Some(("poor", text::signal_poor(locale))),
        Quality::Lost => Some(("lost", text::signal_lost(locale))),
        Quality::Unknown => None,
    });
    view! {
        {move || look.get().map(|(look, words)| view! {
            <svg class=format!("signal signal--{look}") viewBox="0 0 16 16" role="img" aria-label=words>
                <rect x="1" y="10" width="3.5" height="5" rx="1"></rect>
                <rect x="6.25" y="6" width="3.5" height="9" rx="1"></rect>
                <rect x="11.5" y="2" width="3.5" height="13" rx="1"></rect>
            </svg>
        })}
    }
}
