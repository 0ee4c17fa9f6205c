//! Being in class: from pressing Join to being out again, in the page of the session.
//!
//! The meeting facade (`frontend/meeting`) owns every SDK object; here is the state. The facade sends
//! whole snapshots, so a reconnect heals by itself; participants are kept by identity, so that a video
//! element survives them.

mod announce;
mod controller;
mod ending;
mod enter;
mod events;
mod facade;
mod failure;
mod hear;
mod layout;
mod news;
mod part;
mod room;
mod roster;
mod shown;
mod state;

pub(crate) use announce::Announcements;
pub use controller::Class;
pub(crate) use controller::{Face, use_class};
pub(crate) use events::LeaveReason;
pub(crate) use failure::{JoinFailure, Remedy};
pub(crate) use part::{classroom, end_card};
