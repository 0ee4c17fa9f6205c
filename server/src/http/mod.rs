//! What surrounds every handler: who asks, from where, how errors and headers look, how much is too much.

mod api_error;
mod client_address;
mod cookies;
mod cross_origin;
mod edges;
mod form;
mod headers;
mod local_path;
mod offline;
mod page;
mod rate_limit;
mod request_log;
mod router;
mod state;
mod viewer;

pub use api_error::{ApiError, RequestNumber};
pub use client_address::client_address;
pub use cookies::{Cookies, LoginToken};
pub use edges::wants_page;
pub use form::Form;
pub use local_path::local_path;
pub use offline::Offline;
pub use page::page;
pub use router::router;
pub use state::{ServerParts, ServerState};
pub use viewer::LoggedIn;
