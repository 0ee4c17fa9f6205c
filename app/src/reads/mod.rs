//! What pages read: on the server by the use case, in the browser by `fetch` of the same JSON.

mod my_sessions;
mod session_state;

pub use my_sessions::my_sessions;
pub use session_state::session_state;
