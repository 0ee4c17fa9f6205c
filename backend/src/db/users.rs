//! Memberships of academies, and who belongs to whom.

use super::{Database, Tx, reading, writing};
use crate::Error;
use domain::{AcademyId, AccountId, Role, Timestamp, UserId};

/// A membership, found by e-mail.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Membership {
    pub(crate) id: i64,
    pub(crate) academy_id: i64,
    pub(crate) role: String,
}

/// What a new membership holds.
pub(crate) struct NewMembership<'a> {
    pub(crate) academy_id: AcademyId,
    pub(crate) account_id: AccountId,
    pub(crate) role: Role,
    pub(crate) name: &'a str,
    pub(crate) can_manage_sessions: bool,
}

/// Inserts a membership. Fails when the account is a member already.
pub(crate) async fn insert(
    tx: &mut Tx,
    new: &NewMembership<'_>,
    now: Timestamp,
) -> Result<UserId, Error> {
    const SQL: &str = "INSERT INTO users (academy_id, account_id, role, name, can_manage_sessions, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
    let id: i64 = writing!(tx, connection => sqlx::query_scalar(SQL)
        .bind(new.academy_id.0).bind(new.account_id.0).bind(new.role.as_str()).bind(new.name)
        .bind(new.can_manage_sessions).bind(now.as_millis()).fetch_one(connection).await?);
    Ok(UserId(id))
}

/// The membership of an account in an academy, made if it is missing: two tabs may choose the same
/// academy at once.
pub(crate) async fn ensure(
    tx: &mut Tx,
    new: &NewMembership<'_>,
    now: Timestamp,
) -> Result<UserId, Error> {
    const SQL: &str = "INSERT INTO users (academy_id, account_id, role, name, can_manage_sessions, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (account_id, academy_id) DO UPDATE SET account_id = excluded.account_id RETURNING id";
    let id: i64 = writing!(tx, connection => sqlx::query_scalar(SQL)
        .bind(new.academy_id.0).bind(new.account_id.0).bind(new.role.as_str()).bind(new.name)
        .bind(new.can_manage_sessions).bind(now.as_millis()).fetch_one(connection).await?);
    Ok(UserId(id))
}

/// Notes that a person has come to an academy: the next login leads there.
pub(crate) async fn came(
    tx: &mut Tx,
    member: (AcademyId, UserId),
    now: Timestamp,
) -> Result<(), Error> {
    const SQL: &str = "UPDATE users SET last_login_at = $3 WHERE academy_id = $1 AND id = $2";
    writing!(tx, connection => sqlx::query(SQL)
        .bind(member.0.0).bind(member.1.0).bind(now.as_millis()).execute(connection).await.map(drop)?);
    Ok(())
}

/// Finds a member of one academy by e-mail.
pub(crate) async fn by_email(
    db: &Database,
    academy_id: AcademyId,
    email: &str,
) -> Result<Option<Membership>, Error> {
    const SQL: &str = "SELECT u.id, u.academy_id, u.role FROM users u JOIN accounts a ON a.id = u.account_id \
        WHERE u.academy_id = $1 AND a.email = $2";
    Ok(
        reading!(db, pool => sqlx::query_as(SQL).bind(academy_id.0).bind(email).fetch_optional(pool).await?),
    )
}

/// All memberships of an account, the academy it used last first.
pub(crate) async fn of_account(
    db: &Database,
    account_id: AccountId,
) -> Result<Vec<Membership>, Error> {
    const SQL: &str = "SELECT u.id, u.academy_id, u.role FROM users u WHERE u.account_id = $1 \
        ORDER BY u.last_login_at IS NULL, u.last_login_at DESC, u.id";
    Ok(reading!(db, pool => sqlx::query_as(SQL).bind(account_id.0).fetch_all(pool).await?))
}

/// All memberships behind an e-mail: for the command line's `users link`, which names no academy.
pub(crate) async fn of_email(db: &Database, email: &str) -> Result<Vec<Membership>, Error> {
    const SQL: &str = "SELECT u.id, u.academy_id, u.role FROM users u JOIN accounts a ON a.id = u.account_id \
        WHERE a.email = $1 ORDER BY u.id";
    Ok(reading!(db, pool => sqlx::query_as(SQL).bind(email).fetch_all(pool).await?))
}

/// Makes one user another's parent.
pub(crate) async fn link_guardian(
    tx: &mut Tx,
    academy: i64,
    parent: i64,
    child: i64,
) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO guardians (academy_id, parent_id, child_id) VALUES ($1, $2, $3) \
        ON CONFLICT (parent_id, child_id) DO NOTHING";
    writing!(tx, connection => sqlx::query(SQL)
        .bind(academy).bind(parent).bind(child).execute(connection).await.map(drop)?);
    Ok(())
}

/// Makes one user another's supervisor.
pub(crate) async fn link_supervision(
    tx: &mut Tx,
    academy: i64,
    supervisor: i64,
    teacher: i64,
) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO supervisions (academy_id, supervisor_id, teacher_id) VALUES ($1, $2, $3) \
        ON CONFLICT (supervisor_id, teacher_id) DO NOTHING";
    writing!(tx, connection => sqlx::query(SQL)
        .bind(academy).bind(supervisor).bind(teacher).execute(connection).await.map(drop)?);
    Ok(())
}

/// The teachers of an academy, in order of name.
pub(crate) async fn teachers(
    db: &Database,
    academy_id: AcademyId,
) -> Result<Vec<(i64, String)>, Error> {
    const SQL: &str = "SELECT u.id, u.name FROM users u WHERE u.academy_id = $1 AND u.role = 'teacher' \
        ORDER BY u.name, u.id";
    Ok(reading!(db, pool => sqlx::query_as(SQL).bind(academy_id.0).fetch_all(pool).await?))
}
