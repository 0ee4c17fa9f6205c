//! What the clock asks: who is due, and when is the next. Spans all academies.

use crate::{
    Error,
    db::{Database, Tx, reading, timestamp, writing},
};
use domain::{AcademyId, SessionId, Timestamp};

/// The longest-due sessions, at most `limit`, by the index on `next_transition_at`.
pub(crate) async fn due_ids(
    db: &Database,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<SessionId>, Error> {
    const SQL: &str = "SELECT id FROM sessions WHERE next_transition_at IS NOT NULL AND poisoned_at IS NULL \
        AND next_transition_at <= $1 ORDER BY next_transition_at, id LIMIT $2";
    let ids: Vec<i64> = reading!(db, pool => sqlx::query_scalar(SQL)
        .bind(now.as_millis()).bind(limit).fetch_all(pool).await?);
    Ok(ids.into_iter().map(SessionId).collect())
}

/// When the clock has to wake up next.
pub(crate) async fn earliest_due(db: &Database) -> Result<Option<Timestamp>, Error> {
    const SQL: &str = "SELECT MIN(next_transition_at) FROM sessions \
        WHERE next_transition_at IS NOT NULL AND poisoned_at IS NULL";
    let earliest: Option<i64> =
        reading!(db, pool => sqlx::query_scalar(SQL).fetch_one(pool).await?);
    Ok(timestamp(earliest))
}

/// Rewrites when a row is due; nothing that anybody sees changes.
pub(crate) async fn set_next_transition(
    tx: &mut Tx,
    id: SessionId,
    at: Option<Timestamp>,
) -> Result<(), Error> {
    const SQL: &str = "UPDATE sessions SET next_transition_at = $2 WHERE id = $1";
    writing!(tx, connection => sqlx::query(SQL)
        .bind(id.0).bind(at.map(Timestamp::as_millis)).execute(connection).await.map(drop)?);
    Ok(())
}

/// Puts off the question whether a room is empty, so that no other replica asks it meanwhile. Also
/// the answer "not yet": nothing else has to be written then.
pub(crate) async fn lease(
    tx: &mut Tx,
    id: SessionId,
    recheck_at: Timestamp,
    next: Option<Timestamp>,
) -> Result<(), Error> {
    const SQL: &str = "UPDATE sessions SET recheck_at = $2, next_transition_at = $3 WHERE id = $1";
    writing!(tx, connection => sqlx::query(SQL)
        .bind(id.0).bind(recheck_at.as_millis()).bind(next.map(Timestamp::as_millis))
        .execute(connection).await.map(drop)?);
    Ok(())
}

/// Sets a row aside whose transition fails by itself: shown to admins, no longer due. Returns its
/// academy. Whatever the row holds, this must not fail, so a version that can't grow stays.
pub(crate) async fn poison(
    tx: &mut Tx,
    id: SessionId,
    now: Timestamp,
) -> Result<Option<AcademyId>, Error> {
    const SQL: &str = "UPDATE sessions SET poisoned_at = $2, updated_at = $2, \
        version = CASE WHEN version < 9223372036854775807 THEN version + 1 ELSE version END \
        WHERE id = $1 RETURNING academy_id";
    let academy_id: Option<i64> = writing!(tx, connection => sqlx::query_scalar(SQL)
        .bind(id.0).bind(now.as_millis()).fetch_optional(connection).await?);
    Ok(academy_id.map(AcademyId))
}
