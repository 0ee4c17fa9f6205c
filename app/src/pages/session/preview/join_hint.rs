//! What joining with or without devices means.

use super::aspect;
use crate::{boot::use_locale, class::use_class, text::preview as text};
use leptos::prelude::*;

/// Below Join: that it needs no devices, or what it means without them.
#[component]
pub(in crate::pages::session) fn JoinHint() -> impl IntoView {
    let locale = use_locale();
    let preview = use_class().preview();
    let words = aspect(preview.state, move |state| {
        if state.is_listening_only() {
            Some(text::listen_hint(locale))
        } else {
            state.is_untouched().then_some(text::join_hint(locale))
        }
    });
    // Nothing to be told to those who have no preview open.
    let words = move || words.get().filter(|_| preview.handle().is_some());
    view! { {move || words().map(|words| view! { <p class="door__hint">{words}</p> })} }
}
