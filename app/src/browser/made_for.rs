//! For whom the page was made.
//!
//! A login can change hands or academies in another tab, while this page still shows what the former may see. Every
//! reading says for which membership it is, and the server refuses it to any other, so that no page mixes two.

use domain::UserId;
use std::cell::Cell;

thread_local! {
    static VIEWER: Cell<Option<UserId>> = const { Cell::new(None) };
}

/// Says for whom the page was made.
#[cfg(not(feature = "ssr"))]
pub(crate) fn set_viewer(viewer: Option<UserId>) {
    VIEWER.set(viewer);
}

/// The address, asked for as this page's viewer.
pub(crate) fn as_viewer(url: &str) -> String {
    let mark = if url.contains('?') { '&' } else { '?' };
    match VIEWER.get() {
        Some(viewer) => format!("{url}{mark}viewer={viewer}"),
        None => url.to_owned(),
    }
}
