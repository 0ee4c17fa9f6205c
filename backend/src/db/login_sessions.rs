//! Who is logged in: found by the hash of the cookie's token, whatever the academy.

use super::{Database, Tx, reading, timestamp, writing, writing_sql};
use crate::Error;
use domain::{AcademyId, Timestamp, UserId};

/// A logged-in person, as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct StoredViewer {
    pub(crate) account_id: i64,
    pub(crate) user_id: i64,
    pub(crate) academy_id: i64,
    pub(crate) role: String,
    pub(crate) super_admin: bool,
    pub(crate) can_manage_sessions: bool,
    pub(crate) name: String,
    pub(crate) academy_name: String,
    pub(crate) academy_slug: String,
    pub(crate) time_zone: String,
    pub(crate) locale: String,
    pub(crate) logged_in_at: i64,
    pub(crate) expires_at: i64,
}

/// Stores a new login.
pub(crate) async fn insert(
    tx: &mut Tx,
    token_hash: &str,
    member: (AcademyId, UserId),
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO login_sessions (token_hash, academy_id, user_id, created_at, expires_at) \
        VALUES ($1, $2, $3, $4, $5)";
    writing!(tx, connection => sqlx::query(SQL)
        .bind(token_hash).bind(member.0.0).bind(member.1.0).bind(now.as_millis()).bind(expires_at.as_millis())
        .execute(connection).await.map(drop)?);
    Ok(())
}

/// Moves a login to another academy; false when it is over.
pub(crate) async fn switch(
    tx: &mut Tx,
    token_hash: &str,
    member: (AcademyId, UserId),
    now: Timestamp,
) -> Result<bool, Error> {
    const SQL: &str = "UPDATE login_sessions SET academy_id = $2, user_id = $3 \
        WHERE token_hash = $1 AND expires_at > $4";
    let switched = writing!(tx, connection => sqlx::query(SQL)
        .bind(token_hash).bind(member.0.0).bind(member.1.0).bind(now.as_millis())
        .execute(connection).await?.rows_affected());
    Ok(switched == 1)
}

/// Lets a login that is not over last until `expires_at`, but not longer than `longest_millis` from
/// its beginning; returns its end, `None` when it is over already.
pub(crate) async fn renew(
    tx: &mut Tx,
    token_hash: &str,
    now: Timestamp,
    expires_at: Timestamp,
    longest_millis: i64,
) -> Result<Option<Timestamp>, Error> {
    const SQL: &str = "UPDATE login_sessions SET \
        expires_at = CASE WHEN created_at + $4 < $3 THEN created_at + $4 ELSE $3 END \
        WHERE token_hash = $1 AND expires_at > $2 RETURNING expires_at";
    let end: Option<i64> = writing!(tx, connection => sqlx::query_scalar(SQL)
        .bind(token_hash).bind(now.as_millis()).bind(expires_at.as_millis()).bind(longest_millis)
        .fetch_optional(connection).await?);
    Ok(timestamp(end))
}

/// Forgets up to `limit` logins that are over; returns how many.
pub(crate) async fn forget_expired(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<u64, Error> {
    Ok(writing_sql!(tx,
        sqlite: "DELETE FROM login_sessions WHERE token_hash IN \
            (SELECT token_hash FROM login_sessions WHERE expires_at <= $1 LIMIT $2)",
        postgres: "DELETE FROM login_sessions WHERE token_hash IN \
            (SELECT token_hash FROM login_sessions WHERE expires_at <= $1 LIMIT $2 FOR UPDATE SKIP LOCKED)",
        (sql, connection) => sqlx::query(sql)
            .bind(now.as_millis()).bind(limit).execute(connection).await?.rows_affected()))
}

/// Ends a login.
pub(crate) async fn delete(tx: &mut Tx, token_hash: &str) -> Result<(), Error> {
    writing!(tx, connection => sqlx::query("DELETE FROM login_sessions WHERE token_hash = $1")
        .bind(token_hash).execute(connection).await.map(drop)?);
    Ok(())
}

/// Who holds this token, unless it has run out.
pub(crate) async fn viewer(
    db: &Database,
    token_hash: &str,
    now: Timestamp,
) -> Result<Option<StoredViewer>, Error> {
    const SQL: &str = "SELECT u.account_id, u.id AS user_id, u.academy_id, u.role, a.super_admin, \
        u.can_manage_sessions, u.name, y.name AS academy_name, y.slug AS academy_slug, \
        COALESCE(a.time_zone, c.time_zone, 'Asia/Riyadh') AS time_zone, \
        COALESCE(a.locale, c.locale, 'ar') AS locale, l.created_at AS logged_in_at, l.expires_at \
        FROM login_sessions l JOIN users u ON u.id = l.user_id JOIN accounts a ON a.id = u.account_id \
        JOIN academies y ON y.id = u.academy_id LEFT JOIN academy_settings c ON c.academy_id = u.academy_id \
        WHERE l.token_hash = $1 AND l.expires_at > $2";
    Ok(reading!(db, pool => sqlx::query_as(SQL)
        .bind(token_hash).bind(now.as_millis()).fetch_optional(pool).await?))
}
