//! The entry point of the browser's half.

use app::{App, PAGE_END_ID};
use wasm_bindgen::prelude::wasm_bindgen;

/// Brings the page to life. Called once by the page's start-up script.
///
/// # Errors
/// Throws when the page was cut off on its way: hydrating half a page would panic, and the start-up
/// script tells the person what to do instead.
#[wasm_bindgen]
pub fn hydrate() -> Result<(), wasm_bindgen::JsError> {
    console_error_panic_hook::set_once();
    let is_whole = web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.get_element_by_id(PAGE_END_ID).is_some());
    if !is_whole {
        return Err(wasm_bindgen::JsError::new("the page was cut off on its way"));
    }
    leptos::mount::hydrate_body(App);
    Ok(())
}
