//! The bar at the top of a page that knows nobody.

use crate::{boot::use_boot, parts::Icon, text::app as text};
use leptos::prelude::*;

/// The product's name, which leads home.
#[component]
pub(super) fn PlainTop() -> impl IntoView {
    view! {
        <header class="top">
            <div class="top__inner">
                <a class="brand" href="/">
                    <span class="brand__mark"><Icon name="logo"/></span>
                    <bdi class="brand__name">{text::name(use_boot().locale)}</bdi>
                </a>
            </div>
        </header>
    }
}
