//! One module per page.

mod admin;
mod error;
mod logged_in;
mod login;
mod my_sessions;
mod not_found;
mod session;

pub use admin::AdminSessionsPage;
pub use login::LoginPage;
pub(crate) use login::login_url;
pub use my_sessions::MySessionsPage;
pub use not_found::NotFoundPage;
pub use session::SessionPage;
pub(crate) use session::{BriefHead, use_session};
