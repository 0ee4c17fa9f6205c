//! The password, which one may look at.

use super::problems::{FieldError, password_words};
use crate::{
    boot::{use_hydrated, use_locale},
    parts::Icon,
    text::login as text,
};
use domain::credentials::FieldProblem;
use leptos::{html, prelude::*};

/// The id of what is wrong with it.
const PROBLEM_ID: &str = "password-error";

/// The field, and once the page is alive a button that shows what was typed.
#[component]
pub(super) fn PasswordField(
    node: NodeRef<html::Input>,
    problem: RwSignal<Option<FieldProblem>>,
    is_wrong: Signal<bool>,
) -> impl IntoView {
    let locale = use_locale();
    let hydrated = use_hydrated();
    let shown = RwSignal::new(false);
    let is_invalid = move || problem.get().is_some() || is_wrong.get();
    let described_by = move || match problem.get() {
        Some(_) => Some(PROBLEM_ID),
        None => is_wrong.get().then_some(super::ERROR_ID),
    };
    view! {
        <div class="field">
            <label class="field__label" for="password">{text::password(locale)}</label>
            <div class="field__box">
                <input
                    class="field__input" id="password" name="password" dir="ltr"
                    node_ref=node
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete="current-password" required
                    aria-invalid=move || is_invalid().then_some("true")
                    aria-describedby=described_by
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
            <FieldError id=PROBLEM_ID problem words=password_words locale/>
        </div>
    }
}
