//! The document's title.

use crate::{boot::use_boot, text::app as text};
use leptos::prelude::*;
use leptos_meta::Title;

/// "Page · Academy", or the product's name where no academy is known.
#[component]
pub(crate) fn PageTitle(#[prop(into)] page: Signal<String>) -> impl IntoView {
    let boot = use_boot();
    let place =
        boot.viewer.map_or_else(|| text::name(boot.locale).to_owned(), |person| person.academy);
    let title = move || text::title(boot.locale, &page.get(), &place);
    // The server writes the head when the page, and with it every signal, may be gone.
    #[cfg(feature = "ssr")]
    let title = untrack(title);
    view! { <Title text=title/> }.into_any()
}
