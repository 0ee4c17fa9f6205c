//! A new member of an academy.

use super::{Email, MAX_PASSWORD_BYTES, MIN_PASSWORD_CHARS};
use crate::{Backend, Error, db, db::users::NewMembership, error::is_unique_violation};
use domain::{AcademyId, AcademySlug, Role, Timestamp, UserId};

/// What a new member is given.
#[derive(Clone)]
pub struct NewUser {
    /// The academy.
    pub academy: AcademySlug,
    /// The role in it.
    pub role: Role,
    /// Whether the account spans academies; only together with [`Role::Admin`].
    pub super_admin: bool,
    /// Supervisors: may cancel and edit.
    pub may_manage_sessions: bool,
    /// Who logs in. An account that exists joins this academy too.
    pub email: String,
    /// What people call them; 1 to 200 characters.
    pub name: String,
    /// Without one the account can't log in (yet). An account that has one keeps it.
    pub password: Option<String>,
}

/// Why nobody was made a member.
#[derive(Debug, thiserror::Error)]
pub enum CreateUserError {
    /// No such academy.
    #[error("there is no academy `{0}`")]
    NoSuchAcademy(AcademySlug),
    /// Not an e-mail address.
    #[error(transparent)]
    InvalidEmail(#[from] super::InvalidEmail),
    /// The name is empty or too long.
    #[error("a name has 1 to 200 characters")]
    InvalidName,
    /// Only admins can span academies.
    #[error("only an admin can be a super admin")]
    SuperAdminIsAdmin,
    /// The password is too short or too long.
    #[error("a password has at least 8 characters")]
    InvalidPassword,
    /// A member already.
    #[error("`{0}` is a member of this academy already")]
    AlreadyMember(Email),
    /// Not the caller's fault.
    #[error(transparent)]
    Internal(#[from] Error),
}

/// Makes somebody a member, with a new account or the one they have.
///
/// # Errors
/// [`CreateUserError`].
pub async fn create_user(
    backend: &Backend,
    new: NewUser,
    now: Timestamp,
) -> Result<UserId, CreateUserError> {
    let email: Email = new.email.parse()?;
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > 200 {
        return Err(CreateUserError::InvalidName);
    }
    if new.super_admin && new.role != Role::Admin {
        return Err(CreateUserError::SuperAdminIsAdmin);
    }
    let academy = db::academies::by_slug(&backend.db, &new.academy).await?;
    let academy = academy.ok_or(CreateUserError::NoSuchAcademy(new.academy))?;
    let hash = match new.password {
        Some(password) if !is_acceptable(&password) => {
            return Err(CreateUserError::InvalidPassword);
        }
        Some(password) => Some(backend.hashing.hash(password).await?),
        None => None,
    };
    let mut tx = backend.begin().await?;
    let account_id =
        db::accounts::ensure(&mut tx, email.as_str(), hash.as_deref(), new.super_admin, now)
            .await?;
    let membership = NewMembership {
        academy_id: AcademyId(academy.id),
        account_id,
        role: new.role,
        name,
        can_manage_sessions: new.may_manage_sessions,
    };
    match db::users::insert(&mut tx, &membership, now).await {
        Err(error) if is_unique_violation(&error) => Err(CreateUserError::AlreadyMember(email)),
        Err(error) => Err(error.into()),
        Ok(id) => {
            tx.commit().await?;
            Ok(id)
        }
    }
}

fn is_acceptable(password: &str) -> bool {
    password.chars().count() >= MIN_PASSWORD_CHARS && password.len() <= MAX_PASSWORD_BYTES
}
