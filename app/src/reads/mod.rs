//! What pages read: on the server by the use case, in the browser by `fetch` of the same JSON.

mod admin;
mod my_sessions;
mod session_state;

pub use admin::{admin_session, admin_sessions};
pub use my_sessions::my_sessions;
pub use session_state::session_state;
