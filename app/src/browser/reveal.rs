//! Bringing something to the eye.

use leptos::prelude::{document, request_animation_frame};
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// Scrolls as little as needed to show the element of this id, once what was just decided is drawn.
pub(crate) fn reveal(id: &'static str) {
    request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(id) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}
