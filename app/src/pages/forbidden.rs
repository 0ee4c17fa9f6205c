//! A page that everybody may know of, and that this person may not open.

use super::not_found::Elsewhere;
use crate::{
    boot::use_locale,
    parts::{Mark, ResultPage},
    text::{edge as text, error as error_text},
};
use leptos::prelude::*;

/// The page with status 403.
#[component]
pub(super) fn ForbiddenPage() -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::request::set_status(http::StatusCode::FORBIDDEN);
    let locale = use_locale();
    view! {
        <ResultPage
            mark=Mark::Quiet
            icon="shield-alert"
            title=text::forbidden_title(locale)
            lead=text::forbidden_text(locale)
        >
            <Elsewhere/>
            <div class="actions">
                <a class="button button--primary" href="/">{error_text::home(locale)}</a>
            </div>
        </ResultPage>
    }
}
