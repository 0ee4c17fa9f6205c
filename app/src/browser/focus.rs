//! Keyboard focus.

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;

/// Moves the focus to the element of this id, once what was just decided is drawn.
pub(crate) fn focus(id: String) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id);
        if let Some(element) = element.and_then(|one| one.dyn_into::<web_sys::HtmlElement>().ok()) {
            // An element that is in the page can be focused.
            let _ = element.focus();
        }
    });
}
