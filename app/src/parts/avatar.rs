//! A person's letter on a tint.

use crate::words::initial;
use leptos::prelude::*;

/// Tint and letter stand in for a picture. `key` is any number that stays the same for the person.
#[component]
pub(crate) fn Avatar(
    name: String,
    key: u64,
    /// A further class: `avatar--medium` or `avatar--large`.
    #[prop(optional)]
    size: &'static str,
) -> impl IntoView {
    let class = format!("avatar avatar--{} {size}", key % 6 + 1);
    view! {
        <span class=class.trim_end().to_owned() aria-hidden="true">{initial(&name)}</span>
    }
}

/// A stable number for somebody of whom only the name is known.
pub(crate) fn key_of_name(name: &str) -> u64 {
    name.chars().fold(0, |sum, letter| sum + u64::from(letter))
}
