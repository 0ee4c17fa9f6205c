//! What joining with or without devices means.

use super::aspect;
use crate::{boot::use_locale, class::use_class, text::preview as text};
use leptos::prelude::*;

/// Below Join: that it needs no devices, or what it means without them. Its line stays when there is nothing to say, so
/// that Join does not move.
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
    view! { <p class="door__hint door__hint--devices">{words}</p> }
}
