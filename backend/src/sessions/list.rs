//! All sessions, for the command line.

use super::show;
use crate::{Backend, Error, db};
use domain::{AcademySlug, wire::Session};

/// Every session, or one academy's, by start.
///
/// # Errors
/// When the database fails.
pub async fn list(backend: &Backend, academy: Option<&AcademySlug>) -> Result<Vec<Session>, Error> {
    let rows = db::sessions::all(&backend.db, academy).await?;
    show(backend, &rows).await
}
