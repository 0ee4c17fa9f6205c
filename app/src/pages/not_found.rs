//! Nothing here, or nothing for this person: the same page with the same status, so that nobody
//! learns what exists.

use crate::{
    boot::{use_boot, use_locale},
    parts::{Mark, ResultPage},
    text::{academy, error as text},
};
use leptos::prelude::*;

/// The page with status 404.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::request::set_status(http::StatusCode::NOT_FOUND);
    let locale = use_locale();
    view! {
        <ResultPage
            mark=Mark::Quiet
            icon="file-question-mark"
            title=text::not_found_title(locale)
            lead=text::not_found_text(locale)
        >
            <Elsewhere/>
            <div class="actions">
                <a class="button button--primary" href="/">{text::home(locale)}</a>
            </div>
        </ResultPage>
    }
}

/// In which of their academies the person is: it may be there in another.
#[component]
pub(super) fn Elsewhere() -> impl IntoView {
    let boot = use_boot();
    boot.viewer.filter(|person| !person.academies.is_empty()).map(|person| {
        view! { <p class="result__small">{academy::elsewhere(boot.locale, &person.academy)}</p> }
    })
}
