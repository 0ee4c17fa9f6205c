//! The clipboard.

use wasm_bindgen_futures::JsFuture;

/// Puts a text there. Returns whether the browser did it: it may refuse, and has no clipboard at all on
/// a page that did not come over https or from this machine.
pub(crate) async fn copy(text: &str) -> bool {
    let clipboard = leptos::prelude::window().navigator().clipboard();
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
