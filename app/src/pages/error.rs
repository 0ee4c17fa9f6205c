//! A page that could not be made.

use super::{logged_in::send_to_login, not_found::NotFoundPage};
use crate::{
    AppError,
    boot::use_locale,
    browser::reload,
    parts::{Icon, Mark, ResultPage},
    text::error as text,
};
use leptos::prelude::*;

/// Says what happened and what to do, with the error's own HTTP status.
#[component]
pub(crate) fn ErrorPage(error: AppError) -> impl IntoView {
    #[cfg(feature = "ssr")]
    let error = error.answered();
    match error {
        AppError::NotFound => NotFoundPage().into_any(),
        AppError::NotLoggedIn => {
            send_to_login();
            ().into_any()
        }
        AppError::Internal { request_id } => view! { <FailedPage request_id/> }.into_any(),
        AppError::Unreachable => OfflinePage().into_any(),
        // What pages read is refused as nothing that is there, never as forbidden.
        _ => view! { <FailedPage request_id=String::new()/> }.into_any(),
    }
}

#[component]
fn FailedPage(request_id: String) -> impl IntoView {
    let locale = use_locale();
    let number = (!request_id.is_empty()).then(|| {
        view! {
            <p class="result__small">{text::request(locale)}" "<bdi dir="ltr">{request_id}</bdi></p>
        }
    });
    view! {
        <ResultPage
            mark=Mark::Bad
            icon="server-crash"
            title=text::failed_title(locale)
            lead=text::failed_text(locale)
        >
            {number}
            <div class="actions">
                <RetryButton/>
                <a class="button button--second" href="/">{text::home(locale)}</a>
            </div>
        </ResultPage>
    }
}

#[component]
fn OfflinePage() -> impl IntoView {
    let locale = use_locale();
    view! {
        <ResultPage
            mark=Mark::Warn
            icon="wifi-off"
            title=text::offline_title(locale)
            lead=text::offline_text(locale)
        >
            <div class="actions"><RetryButton/></div>
        </ResultPage>
    }
}

#[component]
fn RetryButton() -> impl IntoView {
    let locale = use_locale();
    view! {
        <button type="button" class="button button--primary" on:click=move |_| reload()>
            <Icon name="rotate-cw"/>
            {text::retry(locale)}
        </button>
    }
}
