//! The switch between the academies of one person. Works without WebAssembly.

use super::Icon;
use crate::{
    boot::{AcademyChoice, use_locale},
    text::academy as text,
    words,
};
use leptos::prelude::*;

/// More than these would make the menu longer than the page.
const LISTED: usize = 20;

/// Posts the chosen academy. It leads to the home page: whatever stands in the address of the page
/// belongs to the academy that is left.
#[component]
pub(super) fn AcademyForm(academies: Vec<AcademyChoice>) -> impl IntoView {
    let locale = use_locale();
    let choices = if academies.len() > LISTED {
        view! { <Select academies/> }.into_any()
    } else {
        academies.into_iter().map(|academy| view! { <Choice academy/> }).collect_view().into_any()
    };
    view! {
        <form class="menu__part" method="post" action="/api/academy" aria-labelledby="academy-label">
            <p class="menu__label" id="academy-label">{text::title(locale)}</p>
            {choices}
        </form>
    }
}

#[component]
fn Choice(academy: AcademyChoice) -> impl IntoView {
    let locale = use_locale();
    let role = words::role(locale, academy.role);
    view! {
        <button
            class="menu__item"
            name="academy"
            value=academy.slug
            aria-current=academy.current.then_some("true")
        >
            <span class="menu__who">
                <bdi>{academy.name}</bdi>
                <span class="menu__role">{role}</span>
            </span>
            {academy.current.then(|| view! { <Icon name="check"/> })}
        </button>
    }
}

#[component]
fn Select(academies: Vec<AcademyChoice>) -> impl IntoView {
    let locale = use_locale();
    view! {
        <span class="select">
            <select class="field__input" name="academy" aria-labelledby="academy-label">
                {academies
                    .into_iter()
                    .map(|academy| {
                        view! {
                            <option value=academy.slug selected=academy.current>{academy.name}</option>
                        }
                    })
                    .collect_view()}
            </select>
            <Icon name="chevron-down"/>
        </span>
        <button class="button button--second">{text::open(locale)}</button>
    }
}
