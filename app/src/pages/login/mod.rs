//! Logging in: a plain form that works without WebAssembly.

mod password_field;
mod url;

pub(crate) use url::login_url;

use crate::{
    boot::use_boot,
    parts::{Icon, LanguageForm, PageTitle, ThemeMenu, use_here},
    text,
};
use domain::Locale;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use password_field::PasswordField;

/// The id of what is wrong with the last try, for the fields that are described by it.
const ERROR_ID: &str = "login-error";

/// The login page. `next` in the query says where to go afterwards, `error` what was wrong.
#[component]
pub fn LoginPage() -> impl IntoView {
    let boot = use_boot();
    let locale = boot.locale;
    let query = use_query_map();
    let next = Memo::new(move |_| {
        query
            .with(|query| query.get("next"))
            .filter(|next| url::is_local(next))
            .unwrap_or_else(|| "/".to_owned())
    });
    let error = Memo::new(move |_| query.with(|query| query.get("error")));
    if boot.viewer.is_some() {
        go_on(&next.get_untracked());
    }
    let is_wrong = move || error.get().as_deref() == Some("wrong_credentials");
    view! {
        <PageTitle page=text::login::title(locale).to_owned()/>
        <div class="login">
            <header class="login__top"><LanguageForm next=use_here()/><ThemeMenu/></header>
            <main class="login__main" id="main">
                <span class="brand__mark brand__mark--large"><Icon name="logo"/></span>
                <h1>{text::app::name(locale)}</h1>
                <p class="lead">{text::login::lead(locale)}</p>
                {move || error.get().map(|code| view! { <LoginError locale code/> })}
                <form class="form" method="post" action="/api/login">
                    <input type="hidden" name="next" value=next/>
                    <div class="field">
                        <label class="field__label" for="email">{text::login::email(locale)}</label>
                        <input
                            class="field__input" id="email" name="email" type="email" dir="ltr"
                            autocomplete="username" required
                            aria-invalid=move || is_wrong().then_some("true")
                            aria-describedby=move || is_wrong().then_some(ERROR_ID)
                        />
                    </div>
                    <PasswordField is_wrong=Signal::derive(is_wrong)/>
                    <button class="button button--primary button--wide">{text::login::submit(locale)}</button>
                </form>
                <p class="login__help">{text::login::no_account(locale)}</p>
            </main>
        </div>
    }
}

/// What was wrong with the last try.
#[component]
fn LoginError(locale: Locale, code: String) -> impl IntoView {
    let words = match code.as_str() {
        "wrong_credentials" => text::login::wrong_credentials(locale),
        "too_many_requests" => text::login::too_many_requests(locale),
        _ => text::login::failed(locale),
    };
    view! {
        <div class="note note--bad" role="alert" id=ERROR_ID><Icon name="circle-x"/><p>{words}</p></div>
    }
}

/// Whoever is logged in has nothing to do here.
fn go_on(next: &str) {
    #[cfg(feature = "ssr")]
    crate::request::redirect(next);
    #[cfg(not(feature = "ssr"))]
    let _ = next;
}
