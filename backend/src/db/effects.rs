//! The outbox. Spans all academies: a worker empties it.

use super::{Database, Tx, reading, timestamp, writing, writing_sql};
use crate::Error;
use domain::{AcademyId, SessionId, Timestamp};

/// A room that has to be closed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct CloseRoom {
    pub(crate) id: i64,
    pub(crate) session_id: i64,
    pub(crate) room_name: String,
    pub(crate) attempts: i64,
    /// The session is open once more, in this room.
    pub(crate) is_open_again: bool,
}

/// Writes the wish to close a room into the session's own transaction.
pub(crate) async fn add_close_room(
    tx: &mut Tx,
    academy_id: AcademyId,
    session_id: SessionId,
    room: (&str, &str),
    now: Timestamp,
) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO effects (academy_id, session_id, kind, cluster, room_name, created_at, due_at) \
        VALUES ($1, $2, 'close_room', $3, $4, $5, $5)";
    let (cluster, room_name) = room;
    writing!(tx, connection => sqlx::query(SQL)
        .bind(academy_id.0).bind(session_id.0).bind(cluster).bind(room_name).bind(now.as_millis())
        .execute(connection).await.map(drop)?);
    Ok(())
}

/// The effect that is due longest, its row locked until the transaction ends. Only its id: one that
/// can't be read must be known, too.
pub(crate) async fn next(tx: &mut Tx, now: Timestamp) -> Result<Option<i64>, Error> {
    Ok(writing_sql!(tx,
        sqlite: "SELECT id FROM effects WHERE done_at IS NULL AND due_at <= $1 ORDER BY due_at, id LIMIT 1",
        postgres: "SELECT id FROM effects WHERE done_at IS NULL AND due_at <= $1 ORDER BY due_at, id LIMIT 1 \
            FOR UPDATE SKIP LOCKED",
        (sql, connection) => sqlx::query_scalar(sql)
            .bind(now.as_millis()).fetch_optional(connection).await?))
}

/// Takes an effect and puts it off until `lease_until`, so that a worker that dies in the middle only
/// delays it.
pub(crate) async fn take(tx: &mut Tx, id: i64, lease_until: Timestamp) -> Result<CloseRoom, Error> {
    const SQL: &str = "UPDATE effects SET due_at = $2, attempts = attempts + 1 WHERE id = $1 \
        RETURNING id, session_id, room_name, attempts, EXISTS (SELECT 1 FROM sessions s \
            WHERE s.id = effects.session_id AND s.room_name = effects.room_name \
            AND s.meeting_cluster = effects.cluster AND s.status IN ('ready', 'ongoing')) AS is_open_again";
    Ok(writing!(tx, connection => sqlx::query_as(SQL)
        .bind(id).bind(lease_until.as_millis()).fetch_one(connection).await?))
}

/// Notes that an effect has happened, or is not wanted any more.
pub(crate) async fn done(tx: &mut Tx, id: i64, now: Timestamp) -> Result<(), Error> {
    const SQL: &str = "UPDATE effects SET done_at = $2, last_error = NULL WHERE id = $1";
    writing!(tx, connection => sqlx::query(SQL)
        .bind(id).bind(now.as_millis()).execute(connection).await.map(drop)?);
    Ok(())
}

/// Notes why an effect has not happened, and when to try again.
pub(crate) async fn failed(
    tx: &mut Tx,
    id: i64,
    error: &str,
    again: Timestamp,
) -> Result<(), Error> {
    const SQL: &str = "UPDATE effects SET due_at = $3, last_error = $2 WHERE id = $1";
    writing!(tx, connection => sqlx::query(SQL)
        .bind(id).bind(error).bind(again.as_millis()).execute(connection).await.map(drop)?);
    Ok(())
}

/// When the next effect is due.
pub(crate) async fn earliest_due(db: &Database) -> Result<Option<Timestamp>, Error> {
    const SQL: &str = "SELECT MIN(due_at) FROM effects WHERE done_at IS NULL";
    let earliest: Option<i64> =
        reading!(db, pool => sqlx::query_scalar(SQL).fetch_one(pool).await?);
    Ok(timestamp(earliest))
}

/// Forgets up to `limit` effects that were done before `before`; returns how many.
pub(crate) async fn forget(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, Error> {
    Ok(writing_sql!(tx,
        sqlite: "DELETE FROM effects WHERE id IN (SELECT id FROM effects WHERE done_at < $1 ORDER BY id LIMIT $2)",
        postgres: "DELETE FROM effects WHERE id IN \
            (SELECT id FROM effects WHERE done_at < $1 ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED)",
        (sql, connection) => sqlx::query(sql)
            .bind(before.as_millis()).bind(limit).execute(connection).await?.rows_affected()))
}
