//! Where the page is, to come back to.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Path and query of the page.
pub(crate) fn use_here() -> Signal<String> {
    let location = use_location();
    Signal::derive(move || {
        let query = location.search.get();
        let path = location.pathname.get();
        if query.is_empty() { path } else { format!("{path}?{}", query.trim_start_matches('?')) }
    })
}
