//! What a page asks the server to do. These are the documented API as well: JSON in, JSON out, at
//! fixed addresses; fields nobody knows have no effect. Each authorises by itself, calls one use case
//! and answers. In the browser the same function asks by `fetch`, as [`crate::reads`] do: the client
//! that the macro would make brings a second reader of JSON and an HTTP stack along.

mod join;
mod set_status;

#[cfg(feature = "ssr")]
pub use join::Join;
pub use join::join;
#[cfg(feature = "ssr")]
pub use set_status::SetStatus;
pub use set_status::set_status;
