//! The room on the whole screen.

use crate::{boot::use_locale, parts::Icon, text::class as text};
use domain::Locale;
use leptos::prelude::*;

/// Whether the browser can, and whether it is; iPhones can't.
fn state() -> (bool, bool) {
    let document = document();
    (document.fullscreen_enabled(), document.fullscreen_element().is_some())
}

/// On the whole screen, or back; must be called from a click or a key.
pub(super) fn toggle() {
    let document = document();
    match (document.fullscreen_element(), document.document_element()) {
        (Some(_), _) => document.exit_fullscreen(),
        (None, Some(page)) => {
            // A browser that refuses leaves everything as it is.
            let _ = page.request_fullscreen();
        }
        (None, None) => {}
    }
}

/// A signal of whether it is, kept true whoever changes it (Escape does, too).
fn watch() -> RwSignal<bool> {
    let is_full = RwSignal::new(state().1);
    let on_change = window_event_listener_untyped("fullscreenchange", move |_| {
        is_full.set(state().1);
    });
    on_cleanup(move || on_change.remove());
    is_full
}

/// What pressing it does now.
fn label(locale: Locale, is_full: RwSignal<bool>) -> impl Fn() -> &'static str + Copy {
    move || {
        if is_full.get() { text::leave_full_screen(locale) } else { text::full_screen(locale) }
    }
}

/// The button at the top of the room; absent where the browser can't.
#[component]
pub(super) fn FullScreenButton() -> impl IntoView {
    let locale = use_locale();
    let is_full = watch();
    let icon = Signal::derive(move || if is_full.get() { "minimize" } else { "maximize" });
    state().0.then(|| {
        view! {
            <button
                type="button"
                class="icon-button classroom__full"
                aria-label=label(locale, is_full)
                on:click=move |_| toggle()
            >
                <Icon name=icon/>
            </button>
        }
    })
}

/// The same in the menu of phones.
#[component]
pub(super) fn FullScreenOption() -> impl IntoView {
    let locale = use_locale();
    let is_full = watch();
    let icon = Signal::derive(move || if is_full.get() { "minimize" } else { "maximize" });
    state().0.then(|| {
        view! {
            <button
                type="button"
                class="option"
                popovertarget="more-menu"
                popovertargetaction="hide"
                on:click=move |_| toggle()
            >
                <Icon name=icon/>
                <span class="option__name">{label(locale, is_full)}</span>
            </button>
        }
    })
}
