//! Who is asking.

use super::login::{is_renewable, token_hash};
use crate::{
    Backend, Error,
    db::{self, corrupt, sessions::Seer},
};
use domain::{AcademyId, AcademySlug, AccountId, Locale, Relation, Role, Timestamp, UserId};

/// A logged-in person in one academy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The person.
    pub account_id: AccountId,
    /// Their membership in this academy.
    pub user_id: UserId,
    /// The academy; everything they ask is about it.
    pub academy_id: AcademyId,
    /// The role they act in: their own, for a super admin always [`Role::Admin`].
    pub role: Role,
    /// Whether the account spans academies.
    pub super_admin: bool,
    /// Supervisors: whether they may cancel and edit.
    pub may_manage_sessions: bool,
    /// Their name in this academy.
    pub name: String,
    /// What the academy is called.
    pub academy_name: String,
    /// The academy's slug.
    pub academy_slug: AcademySlug,
    /// IANA name: the account's, else the academy's.
    pub time_zone: String,
    /// The account's language, else the academy's.
    pub locale: Locale,
    /// Whether the next thing they do may prolong their login.
    pub login_is_renewable: bool,
}

impl Viewer {
    /// What this person is to a session that they may see.
    pub fn relation(&self) -> Relation {
        match self.role {
            Role::Student => Relation::Student,
            Role::Teacher => Relation::Teacher,
            Role::Parent => Relation::Parent,
            Role::Supervisor => Relation::Supervisor,
            Role::Admin => Relation::Admin,
        }
    }

    pub(crate) fn seer(&self) -> Seer {
        Seer { academy_id: self.academy_id, user_id: self.user_id, role: self.role }
    }
}

/// Who holds this cookie token; `None` when nobody does, or not any more.
///
/// # Errors
/// When the database fails.
pub async fn viewer_of(
    backend: &Backend,
    token: &str,
    now: Timestamp,
) -> Result<Option<Viewer>, Error> {
    let Some(stored) = db::login_sessions::viewer(&backend.db, &token_hash(token), now).await?
    else {
        return Ok(None);
    };
    Ok(Some(Viewer {
        account_id: AccountId(stored.account_id),
        user_id: UserId(stored.user_id),
        academy_id: AcademyId(stored.academy_id),
        role: acting_role(Some(&stored.role), stored.super_admin)?,
        super_admin: stored.super_admin,
        may_manage_sessions: stored.can_manage_sessions,
        name: stored.name,
        academy_name: stored.academy_name,
        academy_slug: stored
            .academy_slug
            .parse()
            .map_err(|_| corrupt("slug", &stored.academy_slug))?,
        time_zone: stored.time_zone,
        locale: stored.locale.parse().map_err(|_| corrupt("locale", &stored.locale))?,
        login_is_renewable: is_renewable(
            Timestamp::from_millis(stored.logged_in_at),
            Timestamp::from_millis(stored.expires_at),
            now,
        ),
    }))
}

/// The role in which somebody acts in an academy: that of their membership; a super admin is an admin
/// everywhere, whatever the membership says.
pub(super) fn acting_role(membership: Option<&str>, super_admin: bool) -> Result<Role, Error> {
    if super_admin {
        return Ok(Role::Admin);
    }
    let role = membership.unwrap_or_default();
    role.parse().map_err(|_| corrupt("role", role))
}

/// Remembers the language a person chose, for their next device and their mails.
///
/// # Errors
/// When the database fails.
pub async fn set_locale(backend: &Backend, viewer: &Viewer, locale: Locale) -> Result<(), Error> {
    let mut tx = backend.begin().await?;
    db::accounts::set_locale(&mut tx, viewer.account_id, locale).await?;
    tx.commit().await
}
