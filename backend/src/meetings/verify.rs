//! Whether the promise holds.

use crate::{Backend, Error, db};

/// How many ready or ongoing sessions lack a meeting, in all academies. The database forbids it, so
/// anything but zero means that the database was tampered with.
///
/// # Errors
/// When the database fails.
pub async fn count_missing(backend: &Backend) -> Result<i64, Error> {
    db::sessions::count_without_meeting(&backend.db).await
}
