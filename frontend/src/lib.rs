//! The entry point of the browser's half.

use app::{App, PAGE_END_ID};
use wasm_bindgen::prelude::wasm_bindgen;

/// Brings the page to life. Called once by the page's start-up script.
///
/// # Errors
/// Throws when the page's code can't be fetched, and when the page was cut off on its way: hydrating half a page would
/// panic, and the start-up script tells the person what to do instead.
#[wasm_bindgen]
pub async fn hydrate() -> Result<(), wasm_bindgen::JsError> {
    console_error_panic_hook::set_once();
    let window = web_sys::window();
    let is_whole = window
        .as_ref()
        .and_then(|window| window.document())
        .is_some_and(|document| document.get_element_by_id(PAGE_END_ID).is_some());
    if !is_whole {
        return Err(wasm_bindgen::JsError::new("the page was cut off on its way"));
    }
    let path = window.and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    app::load_code_of(&path).await?;
    leptos::mount::hydrate_body(App);
    Ok(())
}
