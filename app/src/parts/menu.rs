//! A sheet behind a round button of the header.

use leptos::prelude::*;

/// A native popover: it opens without WebAssembly, Escape and a press beside it close it, and the focus
/// goes back to the button.
#[component]
pub(crate) fn Menu(
    id: &'static str,
    /// What the button is called.
    label: String,
    /// What is seen on the button.
    mark: AnyView,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="menu">
            <button type="button" class="menu__button" popovertarget=id aria-label=label>{mark}</button>
            <div class="menu__sheet" popover="auto" id=id>{children()}</div>
        </div>
    }
}
