//! The switch between the two languages. Works without WebAssembly.

use super::Icon;
use crate::{boot::use_locale, text::header as text};
use domain::Locale;
use leptos::prelude::*;

/// Posts the other language and comes back to `next`.
#[component]
pub(crate) fn LanguageForm(#[prop(into)] next: Signal<String>) -> impl IntoView {
    let locale = use_locale();
    let other = match locale {
        Locale::Ar => Locale::En,
        Locale::En => Locale::Ar,
    };
    view! {
        <form method="post" action="/api/locale">
            <input type="hidden" name="locale" value=other.as_str()/>
            <input type="hidden" name="next" value=next/>
            <button class="top__action" aria-label=text::other_language(locale)>
                <Icon name="languages"/>
                <span class="top__action-text" lang=other.as_str() dir=other.direction()>
                    {text::other_language(locale)}
                </span>
            </button>
        </form>
    }
}
