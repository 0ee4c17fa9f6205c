//! What the tests share.

mod app;
mod livekit;
mod program;
mod site;
mod stream;

pub(crate) use app::{Answer, App};
pub(crate) use livekit::{claims, signed_for, webhook};
pub(crate) use program::{Program, eventually, kill, run};
pub(crate) use site::site_folder;
pub(crate) use stream::Stream;
