//! The colour in which a browser draws its own bars: that of the page's top.

use crate::boot::Theme;
use leptos::{html, prelude::*};

/// `--surface` of `style/base/tokens.css`.
const LIGHT: &str = "#fff";
const DARK: &str = "#19202d";

/// By the chosen appearance; by the device's where none is chosen.
#[component]
pub(super) fn ThemeColour(theme: Theme) -> impl IntoView {
    let only = |colour| view! { <meta name="theme-color" content=colour/> }.into_any();
    match theme {
        Theme::Light => only(LIGHT),
        Theme::Dark => only(DARK),
        Theme::System => [("light", LIGHT), ("dark", DARK)]
            .map(|(scheme, colour)| {
                let media = format!("(prefers-color-scheme: {scheme})");
                html::meta().name("theme-color").content(colour).attr("media", media)
            })
            .into_iter()
            .collect_view()
            .into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_are_those_of_the_style() {
        let tokens = include_str!("../../../style/base/tokens.css");
        let surface = format!("--surface: var(--light, {LIGHT}) var(--dark, {DARK});");
        assert!(tokens.contains(&surface), "{surface}");
    }

    #[test]
    fn a_chosen_appearance_does_not_ask_the_device() {
        let html = |theme| view! { <ThemeColour theme/> }.to_html();
        assert_eq!(html(Theme::System).matches("prefers-color-scheme").count(), 2);
        assert_eq!(html(Theme::Dark).matches("<meta").count(), 1);
        assert!(html(Theme::Dark).contains(DARK) && html(Theme::Light).contains(LIGHT));
    }
}
