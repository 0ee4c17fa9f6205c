//! Sessions: creating, moving and showing them.

pub mod admin;
mod create;
mod list;
mod mine;
mod set_status;
mod show;
mod state;
pub mod transition;
pub mod when;
mod when_words;

pub use create::{CreateSessionError, NewSession, create};
pub use list::list;
pub use mine::{mine, mine_before};
pub use set_status::{SetStatus, SetStatusError, set_status, set_status_from_cli};
pub use state::state;
pub use transition::By;

pub(crate) use show::{show, show_one};
