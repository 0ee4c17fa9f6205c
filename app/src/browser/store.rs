//! What this browser remembers for a person. Where storage is refused, it remembers nothing.

fn storage() -> Option<web_sys::Storage> {
    leptos::prelude::window().local_storage().ok().flatten()
}

/// What was stored under a name.
pub(crate) fn stored(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Stores a word under a name.
pub(crate) fn store(name: &str, word: &str) {
    if let Some(storage) = storage() {
        // Full or refused: it is asked for again next time.
        let _ = storage.set_item(name, word);
    }
}
