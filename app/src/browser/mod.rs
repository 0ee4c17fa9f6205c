//! The few things the browser gives us. Everything here is called from event handlers and effects
//! only, which never run on the server.

mod copy;
#[cfg(not(feature = "ssr"))]
mod fetch;
mod focus;
mod go;
mod made_for;
mod now;
mod reveal;
mod store;

pub(crate) use copy::copy;
#[cfg(not(feature = "ssr"))]
pub(crate) use fetch::{get_json, post_json};
pub(crate) use focus::focus;
pub(crate) use go::{go_to_login, reload};
pub(crate) use made_for::as_viewer;
#[cfg(not(feature = "ssr"))]
pub(crate) use made_for::set_viewer;
pub(crate) use now::{device_now, random};
pub(crate) use reveal::reveal;
pub(crate) use store::{store, stored};
