//! The admin panel: all sessions of an academy, and each in detail. For admins only; to everybody else
//! these things do not exist.

mod details;
mod list;
mod row;

pub use details::details;
pub use list::{ListError, list};
pub use row::row_state;

use crate::people::Viewer;
use domain::{AcademyId, Role};

/// The academy whose sessions this person administers, if they do.
fn office_of(viewer: &Viewer) -> Option<AcademyId> {
    (viewer.role == Role::Admin).then_some(viewer.academy_id)
}
