//! The choice of the appearance. Works without WebAssembly.

use super::{Icon, Menu, use_here};
use crate::{
    boot::{Theme, use_boot, use_locale},
    text::header as text,
};
use leptos::prelude::*;

/// The id of what the choice is called.
const LABEL: &str = "theme-label";

/// Posts the chosen appearance and comes back here.
#[component]
pub(crate) fn ThemeForm() -> impl IntoView {
    let boot = use_boot();
    let options = Theme::ALL.map(|option| view! { <Choice option chosen=boot.theme/> });
    view! {
        <form class="menu__part" method="post" action="/api/theme" aria-labelledby=LABEL>
            <p class="menu__label" id=LABEL>{text::theme(boot.locale)}</p>
            <input type="hidden" name="next" value=use_here()/>
            <div class="choice">{options.collect_view()}</div>
        </form>
    }
}

/// The same in a sheet behind a button, for pages without an account menu.
#[component]
pub(crate) fn ThemeMenu() -> impl IntoView {
    view! {
        <Menu
            id="theme-menu"
            label=text::theme(use_locale()).to_owned()
            mark=view! { <Icon name="sun-moon"/> }.into_any()
        >
            <ThemeForm/>
        </Menu>
    }
}

#[component]
fn Choice(option: Theme, chosen: Theme) -> impl IntoView {
    let locale = use_locale();
    let (icon, label) = match option {
        Theme::Light => ("sun", text::theme_light(locale)),
        Theme::Dark => ("moon", text::theme_dark(locale)),
        Theme::System => ("sun-moon", text::theme_system(locale)),
    };
    let pressed = if option == chosen { "true" } else { "false" };
    view! {
        <button class="choice__option" name="theme" value=option.as_str() aria-pressed=pressed>
            <Icon name=icon/>
            {label}
        </button>
    }
}
