//! The bar at the top of every page of a logged-in person.

use super::{Avatar, Icon, LanguageForm, Menu, ThemeForm, academy_form::AcademyForm, use_here};
use crate::{
    boot::{Person, use_boot, use_locale},
    text, words,
};
use domain::Role;
use leptos::prelude::*;

/// `sub`: a page below the home page, which brings its own bar on phones. `wide`: above a wide page.
#[component]
pub(crate) fn Top(#[prop(optional)] sub: bool, #[prop(optional)] wide: bool) -> impl IntoView {
    let boot = use_boot();
    let locale = boot.locale;
    let here = use_here();
    let is_admin = boot.viewer.as_ref().is_some_and(|person| person.role == Role::Admin);
    let academy = boot
        .viewer
        .as_ref()
        .map_or_else(|| text::app::name(locale).to_owned(), |person| person.academy.clone());
    view! {
        <a class="skip" href="#main">{text::app::skip(locale)}</a>
        <header class=match (sub, wide) {
            (true, _) => "top top--sub",
            (false, true) => "top top--wide",
            (false, false) => "top",
        }>
            <div class="top__inner">
                <a class="brand" href="/">
                    <span class="brand__mark"><Icon name="logo"/></span>
                    <bdi class="brand__name">{academy}</bdi>
                </a>
                <nav class="top__nav" aria-label=text::header::menu(locale)>
                    <a
                        class="top__link"
                        href="/"
                        aria-current=move || (here.get() == "/").then_some("page")
                    >
                        <Icon name="book-open"/>
                        {text::header::my_sessions(locale)}
                    </a>
                    {is_admin.then(|| {
                        let label = text::admin::menu(locale);
                        view! {
                            <a
                                class="top__link"
                                href="/admin/sessions?day=today"
                                aria-current=move || here.get().starts_with("/admin/sessions").then_some("page")
                            >
                                <Icon name="list-filter"/>
                                {label}
                            </a>
                        }
                    })}
                </nav>
                <div class="top__end">
                    <LanguageForm next=here/>
                    {boot.viewer.map(|person| view! { <AccountMenu person/> })}
                </div>
            </div>
        </header>
    }
}

/// Who is logged in, the appearance, and the way out.
#[component]
fn AccountMenu(person: Person) -> impl IntoView {
    let locale = use_locale();
    let label = text::header::account_of(locale, &person.name);
    let key = person.id.0.unsigned_abs();
    let mark = view! { <Avatar name=person.name.clone() key/> }.into_any();
    view! {
        <Menu id="account-menu" label mark=mark>
            <p class="menu__who">
                <bdi>{person.name}</bdi>
                <span class="menu__role">{words::role(locale, person.role)}</span>
            </p>
            {(!person.academies.is_empty())
                .then(|| view! { <AcademyForm academies=person.academies/> })}
            <ThemeForm/>
            <form method="post" action="/api/logout">
                <button class="menu__item">
                    <Icon name="log-out" class="icon--mirror"/>
                    {text::header::log_out(locale)}
                </button>
            </form>
        </Menu>
    }
}
