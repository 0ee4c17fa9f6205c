//! What a page asks the server to do. These are the documented API as well: JSON in, JSON out, at
//! fixed addresses; fields nobody knows have no effect. Each authorises by itself, calls one use case
//! and answers.

mod join;
mod set_status;

pub use join::{Join, join};
pub use set_status::{SetStatus, set_status};
