//! One icon of the sprite.

use crate::boot::use_boot;
use leptos::prelude::*;

/// Always beside its word, so hidden from screen readers. `name` is the symbol's id; `class` holds
/// further classes, such as `icon--mirror` for one that points the other way in Arabic.
#[component]
pub(crate) fn Icon(
    #[prop(into)] name: Signal<&'static str>,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    let sprite = use_boot().icons;
    let class = if class.is_empty() { "icon".to_owned() } else { format!("icon {class}") };
    view! {
        <svg class=class aria-hidden="true">
            <use_ href=move || format!("{sprite}#{}", name.get())></use_>
        </svg>
    }
}
