//! The password, which one may look at.

use crate::{
    boot::{use_hydrated, use_locale},
    parts::Icon,
    text::login as text,
};
use leptos::prelude::*;

/// The field, and once the page is alive a button that shows what was typed.
#[component]
pub(super) fn PasswordField(is_wrong: Signal<bool>) -> impl IntoView {
    let locale = use_locale();
    let hydrated = use_hydrated();
    let shown = RwSignal::new(false);
    view! {
        <div class="field">
            <label class="field__label" for="password">{text::password(locale)}</label>
            <div class="field__box">
                <input
                    class="field__input" id="password" name="password" dir="ltr"
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete="current-password" required
                    aria-invalid=move || is_wrong.get().then_some("true")
                    aria-describedby=move || is_wrong.get().then_some(super::ERROR_ID)
                />
                <Show when=move || hydrated.get()>
                    <button
                        class="field__peek" type="button"
                        aria-label=text::show_password(locale)
                        aria-pressed=move || if shown.get() { "true" } else { "false" }
                        on:click=move |_| shown.update(|shown| *shown = !*shown)
                    >
                        <Icon name=Signal::derive(move || if shown.get() { "eye-off" } else { "eye" })/>
                    </button>
                </Show>
            </div>
        </div>
    }
}
