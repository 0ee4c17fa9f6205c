//! One module per page.

mod admin;
mod error;
mod first_read;
mod logged_in;
mod login;
mod my_sessions;
mod not_found;
mod session;

pub use admin::AdminSessionsPage;
#[cfg(feature = "ssr")]
pub use first_read::read_ahead;
pub use login::LoginPage;
pub(crate) use login::login_url;
pub use my_sessions::MySessionsPage;
pub use not_found::NotFoundPage;
pub use session::SessionPage;
pub(crate) use session::{BriefHead, use_session};
