//! Meetings: joining them, and the promise that every open session has one.

mod join;
mod verify;

pub use join::{JoinError, join, session_of_room};
pub use verify::count_missing;
