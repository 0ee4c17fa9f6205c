//! The use cases of Majlis: what the pages, the HTTP API, the command line and the background
//! workers do, over a database and LiveKit. Native only.
//!
//! Start reading at [`sessions::transition`], through which every change of status goes, and
//! [`clock`], which makes due ones happen. Rules are in `domain`, SQL is in [`db`].

pub mod academies;
mod backend;
pub mod clock;
pub mod db;
pub mod effects;
mod error;
pub mod health;
pub mod live;
pub mod livekit;
pub mod meetings;
pub mod people;
pub mod retention;
pub mod sessions;
#[cfg(feature = "testing")]
pub mod testing;
pub mod time;
pub mod webhooks;
mod workers;

pub use backend::{Backend, BackendParts};
pub use db::Database;
pub use domain::Locale;
pub use error::Error;
pub use health::{Health, health};
pub use workers::run_workers;
