//! Logging in: a plain form that works without WebAssembly. The server then finds the fields' problems.

mod password_field;
mod problems;
mod url;

pub(crate) use url::login_url;

use crate::{
    boot::use_boot,
    code::{PageOf, PagePart, Part},
    parts::{Icon, LanguageForm, PageTitle, ThemeMenu, use_here},
    text,
};
use domain::Locale;
use leptos::{ev::SubmitEvent, html, prelude::*};
use leptos_router::hooks::use_query_map;
use password_field::PasswordField;
use problems::{FieldError, Problems, email_words};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// The id of what is wrong with the last try, for the fields that are described by it.
const ERROR_ID: &str = "login-error";

/// The id of what is wrong with the e-mail.
const EMAIL_PROBLEM_ID: &str = "email-error";

/// The login page. `next` in the query says where to go afterwards, `error`, `email_is` and
/// `password_is` what was wrong.
#[component]
pub fn LoginPage() -> impl IntoView {
    view! { <PageOf part=&PAGE/> }.into_any()
}

/// The page's code.
pub(super) static PAGE: PagePart = Part::new(|| Box::pin(page()));

#[wasm_split(login, fallible)]
fn page() -> Result<fn() -> AnyView, SplitLoaderError> {
    Ok(|| LogIn().into_any())
}

#[component]
fn LogIn() -> impl IntoView {
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
    let problems = query.with_untracked(Problems::told);
    let is_back = problems.any() || error.with_untracked(Option::is_some);
    // In the browser the field keeps what the server wrote into it.
    let typed = if is_back { typed_email() } else { String::new() };
    let (email, password) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    // The form says it in the page's language; what the browser would say comes in the browser's.
    let on_submit = move |event: SubmitEvent| {
        let (Some(email), Some(password)) = (email.get_untracked(), password.get_untracked())
        else {
            return;
        };
        if !problems.look(&email.value(), &password.value()) {
            event.prevent_default();
            let is_email = problems.email.get_untracked().is_some();
            // A field of the page can be focused.
            let _ = if is_email { email.focus() } else { password.focus() };
        }
    };
    let is_email_invalid = move || problems.email.get().is_some() || is_wrong();
    let email_described_by = move || match problems.email.get() {
        Some(_) => Some(EMAIL_PROBLEM_ID),
        None => is_wrong().then_some(ERROR_ID),
    };
    view! {
        <PageTitle page=text::login::title(locale).to_owned()/>
        <div class="login">
            <header class="login__top"><LanguageForm next=use_here()/><ThemeMenu/></header>
            <main class="login__main" id="main">
                <span class="brand__mark brand__mark--large"><Icon name="logo"/></span>
                <h1>{text::app::name(locale)}</h1>
                <p class="lead">{text::login::lead(locale)}</p>
                {move || error.get().map(|code| view! { <LoginError locale code/> })}
                <form class="form" method="post" action="/api/login" novalidate on:submit=on_submit>
                    <input type="hidden" name="next" value=next/>
                    <div class="field">
                        <label class="field__label" for="email">{text::login::email(locale)}</label>
                        <input
                            class="field__input" id="email" name="email" type="email" dir="ltr"
                            autocomplete="username" required value=typed node_ref=email
                            aria-invalid=move || is_email_invalid().then_some("true")
                            aria-describedby=email_described_by
                        />
                        <FieldError id=EMAIL_PROBLEM_ID problem=problems.email words=email_words locale/>
                    </div>
                    <PasswordField node=password problem=problems.password is_wrong=Signal::derive(is_wrong)/>
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

/// What was typed as e-mail before the form came back.
fn typed_email() -> String {
    #[cfg(feature = "ssr")]
    return crate::request::typed_email();
    #[cfg(not(feature = "ssr"))]
    String::new()
}

/// Whoever is logged in has nothing to do here.
fn go_on(next: &str) {
    #[cfg(feature = "ssr")]
    crate::request::redirect(next);
    #[cfg(not(feature = "ssr"))]
    let _ = next;
}
