//! Several academies: which ones a person may choose, and choosing another.

use super::{Viewer, login::token_hash, viewer::acting_role};
use crate::{
    Backend, Error,
    db::{self, corrupt, users::NewMembership},
};
use domain::{AcademyId, AcademySlug, Role, Timestamp, UserId};

/// An academy that a person may choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenAcademy {
    /// Names it in [`switch_academy`].
    pub slug: AcademySlug,
    /// What it is called.
    pub name: String,
    /// The role they act in there.
    pub role: Role,
}

/// Why a person stays in the academy they are in.
#[derive(Debug, thiserror::Error)]
pub enum SwitchError {
    /// There is no such academy, or it is not theirs to know of.
    #[error("no academy of this person")]
    NotFound,
    /// The login was over meanwhile.
    #[error("not logged in any more")]
    NotLoggedIn,
    /// Not the caller's fault.
    #[error(transparent)]
    Internal(#[from] Error),
}

/// The academies this person may choose, by name: those they are a member of; for a super admin all.
///
/// # Errors
/// When the database fails.
pub async fn academies_of(backend: &Backend, viewer: &Viewer) -> Result<Vec<OpenAcademy>, Error> {
    let stored = db::academies::open_to(&backend.db, viewer.account_id).await?;
    let read = |row: db::academies::OpenAcademy| {
        let slug = row.slug.parse().map_err(|_| corrupt("slug", &row.slug))?;
        let role = acting_role(row.role.as_deref(), row.super_admin)?;
        Ok(OpenAcademy { slug, name: row.name, role })
    };
    stored.into_iter().map(read).collect()
}

/// Moves this login to another academy, where the person's next login will lead too. A super admin who
/// was never there becomes a member by it: what they do there needs somebody who did it.
///
/// # Errors
/// [`SwitchError`]; nothing has changed then.
pub async fn switch_academy(
    backend: &Backend,
    viewer: &Viewer,
    token: &str,
    slug: &AcademySlug,
    now: Timestamp,
) -> Result<(), SwitchError> {
    let mut tx = backend.begin().await?;
    let chosen = db::academies::choose(&mut tx, viewer.account_id, slug).await?;
    let chosen = chosen.ok_or(SwitchError::NotFound)?;
    let academy_id = AcademyId(chosen.academy_id);
    let user_id = match chosen.user_id {
        Some(id) => UserId(id),
        None => {
            let membership = NewMembership {
                academy_id,
                account_id: viewer.account_id,
                // They act as an admin while they are a super admin. The membership outlives that, so it
                // must open nothing by itself: a supervisor of nobody sees no session.
                role: Role::Supervisor,
                name: &viewer.name,
                can_manage_sessions: false,
            };
            db::users::ensure(&mut tx, &membership, now).await?
        }
    };
    let member = (academy_id, user_id);
    if !db::login_sessions::switch(&mut tx, &token_hash(token), member, now).await? {
        return Err(SwitchError::NotLoggedIn);
    }
    db::users::came(&mut tx, member, now).await?;
    Ok(tx.commit().await?)
}
