//! The few things the browser gives us. Everything here is called from event handlers and effects
//! only, which never run on the server.

mod copy;
#[cfg(not(feature = "ssr"))]
mod fetch;
mod go;
mod now;
mod store;

pub(crate) use copy::copy;
#[cfg(not(feature = "ssr"))]
pub(crate) use fetch::{get_json, post_json};
pub(crate) use go::{go_to_login, reload};
pub(crate) use now::{device_now, random};
pub(crate) use store::{store, stored};
