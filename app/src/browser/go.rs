//! Leaving the document.

/// Loads the page anew.
pub(crate) fn reload() {
    // It fails only where a document has no address of its own.
    let _ = leptos::prelude::window().location().reload();
}

/// To the login page, and back here afterwards.
pub(crate) fn go_to_login() {
    let location = leptos::prelude::window().location();
    let here = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    let _ = location.set_href(&crate::pages::login_url(&here));
}
