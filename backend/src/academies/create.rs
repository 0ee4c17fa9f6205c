//! A new academy.

use crate::{Backend, Error, db, error::is_unique_violation};
use domain::{AcademyId, AcademySlug, Locale, Timestamp};

/// What a new academy is given.
#[derive(Clone, Debug)]
pub struct NewAcademy {
    /// Part of every room name; never changes.
    pub slug: AcademySlug,
    /// What people call it; 1 to 200 characters.
    pub name: String,
    /// The language of those who have not chosen one.
    pub locale: Locale,
    /// An IANA time zone, such as `Asia/Riyadh`.
    pub time_zone: String,
}

/// Why no academy was made.
#[derive(Debug, thiserror::Error)]
pub enum CreateAcademyError {
    /// Another academy has this slug.
    #[error("an academy `{0}` exists already")]
    SlugTaken(AcademySlug),
    /// The name is empty or too long.
    #[error("an academy's name has 1 to 200 characters")]
    InvalidName,
    /// No such time zone.
    #[error("`{0}` is no time zone; use an IANA name such as Asia/Riyadh")]
    UnknownTimeZone(String),
    /// Not the caller's fault.
    #[error(transparent)]
    Internal(#[from] Error),
}

/// Makes an academy with default settings.
///
/// # Errors
/// [`CreateAcademyError`].
pub async fn create(
    backend: &Backend,
    new: NewAcademy,
    now: Timestamp,
) -> Result<AcademyId, CreateAcademyError> {
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > 200 {
        return Err(CreateAcademyError::InvalidName);
    }
    if jiff::tz::TimeZone::get(&new.time_zone).is_err() {
        return Err(CreateAcademyError::UnknownTimeZone(new.time_zone));
    }
    let mut tx = backend.begin().await?;
    match db::academies::insert(&mut tx, &new.slug, name, new.locale, &new.time_zone, now).await {
        Err(error) if is_unique_violation(&error) => Err(CreateAcademyError::SlugTaken(new.slug)),
        Err(error) => Err(error.into()),
        Ok(id) => {
            tx.commit().await?;
            Ok(id)
        }
    }
}
