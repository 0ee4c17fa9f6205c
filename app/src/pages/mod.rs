//! One module per page.

mod admin;
mod error;
mod first_read;
mod forbidden;
mod logged_in;
mod login;
mod my_sessions;
mod not_found;
mod session;

use crate::code::PagePart;
use wasm_split_helpers::SplitLoaderError;

pub use admin::AdminSessionsPage;
pub(crate) use error::ErrorPage;
#[cfg(feature = "ssr")]
pub use first_read::read_ahead;
pub use login::LoginPage;
pub(crate) use login::login_url;
pub use my_sessions::MySessionsPage;
pub use not_found::NotFoundPage;
pub use session::SessionPage;
pub(crate) use session::{BriefHead, use_session};

/// Fetches the code of the page at this path, where that is a part of its own. To be called before a page that the
/// server rendered is brought to life; whoever comes to a page from another one waits in
/// [`PageOf`](crate::code::PageOf).
///
/// # Errors
/// When it can't be fetched.
pub async fn load_code_of(path: &str) -> Result<(), SplitLoaderError> {
    match part_of(path) {
        Some((_, part)) => part.load().await.map(drop),
        None => Ok(()),
    }
}

/// The page's part of the program and its name. The session page is in every page's code: everybody goes there.
pub(crate) fn part_of(path: &str) -> Option<(&'static str, &'static PagePart)> {
    match path.trim_end_matches('/') {
        "" => Some(("home", &my_sessions::PAGE)),
        "/login" => Some(("login", &login::PAGE)),
        "/admin/sessions" => Some(("admin", &admin::PAGE)),
        _ => None,
    }
}
