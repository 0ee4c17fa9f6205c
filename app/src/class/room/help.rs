//! What the keys do, in a dialog.

use super::shortcuts::{Keys, Shortcut};
use crate::{boot::use_locale, text::class as text};
use domain::Locale;
use leptos::{html, prelude::*};

impl Shortcut {
    fn words(self, locale: Locale) -> &'static str {
        match self {
            Self::Microphone => text::microphone(locale),
            Self::Camera => text::camera(locale),
            Self::Screen => text::share_screen(locale),
            Self::People => text::people(locale),
            Self::FullScreen => text::full_screen(locale),
            Self::Help => text::key_help(locale),
        }
    }
}

/// Opens the dialog, if it is not open.
pub(super) fn open(dialog: NodeRef<html::Dialog>) {
    if let Some(dialog) = dialog.get_untracked() {
        // It fails only for a dialog that is open or not in the page.
        let _ = dialog.show_modal();
    }
}

/// The dialog, closed until [`open`].
#[component]
pub(super) fn Help(dialog: NodeRef<html::Dialog>, keys: Keys) -> impl IntoView {
    let locale = use_locale();
    let row = |key: &'static str, words: &'static str| {
        view! {
            <dt><kbd dir="ltr">{key}</kbd></dt>
            <dd>{words}</dd>
        }
    };
    view! {
        <dialog class="dialog" aria-labelledby="help-title" node_ref=dialog>
            <h2 class="dialog__title" id="help-title">{text::keys_title(locale)}</h2>
            <dl class="keys">
                {Shortcut::ALL.map(|one| row(one.key(), one.words(locale))).collect_view()}
                {row("Esc", text::key_escape(locale))}
            </dl>
            <label class="switch">
                {text::keys_on(locale)}
                <input
                    type="checkbox"
                    role="switch"
                    prop:checked=move || keys.are_on()
                    on:change=move |event| keys.set(event_target_checked(&event))
                />
            </label>
            <form class="dialog__actions" method="dialog">
                <button class="button button--primary" autofocus>{text::keys_done(locale)}</button>
            </form>
        </dialog>
    }
}
