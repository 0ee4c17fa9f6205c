//! `majlis demo`: an academy to try, on this machine only. Its people are made once, its sessions are topped up at each
//! start, so that there is always a class to join, one that is about to open, and some history.

mod people;
mod sessions;
mod welcome;

pub use welcome::print_welcome;

use crate::data_folder::{DataFolder, DataFolderError};
use backend::{
    Backend,
    academies::{self, CreateAcademyError, NewAcademy},
    people::{CreateUserError, LinkError},
    sessions::{By, CreateSessionError},
};
use domain::{AcademySlug, Locale, slug::InvalidSlug, transition::Cause};

/// The academy's slug, the first part of its rooms' names.
const SLUG: &str = "itqan-academy";
/// A second academy, so that the super admin has one to switch to. Nobody else belongs to it.
const SECOND_SLUG: &str = "noor-institute";

/// The demo's data could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The academy.
    #[error(transparent)]
    Academy(#[from] CreateAcademyError),
    /// Its slug.
    #[error(transparent)]
    Slug(#[from] InvalidSlug),
    /// A person.
    #[error(transparent)]
    User(#[from] CreateUserError),
    /// Parents and supervisors.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// A session.
    #[error(transparent)]
    Session(#[from] CreateSessionError),
    /// Reading what is there.
    #[error(transparent)]
    Backend(#[from] backend::Error),
    /// Noting that the people were made.
    #[error(transparent)]
    Data(#[from] DataFolderError),
}

/// Makes what is missing.
///
/// # Errors
/// [`DemoError`].
pub async fn prepare(backend: &Backend, data: &DataFolder) -> Result<(), DemoError> {
    let slug: AcademySlug = SLUG.parse()?;
    make_academy(backend, slug.clone(), "أكاديمية إتقان").await?;
    make_academy(backend, SECOND_SLUG.parse()?, "معهد النور للغات").await?;
    people::make(backend, data, &slug).await?;
    let now = backend.now();
    let existing = backend::sessions::list(backend, Some(&slug)).await?;
    for session in sessions::missing(&existing, &slug, now) {
        backend::sessions::create(backend, session, By { cause: Cause::Import, user: None }, now)
            .await?;
    }
    Ok(())
}

async fn make_academy(backend: &Backend, slug: AcademySlug, name: &str) -> Result<(), DemoError> {
    let academy = NewAcademy {
        slug,
        name: name.to_owned(),
        locale: Locale::Ar,
        time_zone: "Asia/Riyadh".to_owned(),
    };
    match academies::create(backend, academy, backend.now()).await {
        Ok(_) | Err(CreateAcademyError::SlugTaken(_)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
