//! The webhook inbox. Spans all academies: an event names a room, not a tenant.

use super::{Tx, writing, writing_sql};
use crate::Error;
use domain::Timestamp;

/// An event as it came.
pub(crate) struct NewWebhookEvent<'a> {
    pub(crate) cluster: &'a str,
    pub(crate) event_id: &'a str,
    pub(crate) event: &'a str,
    pub(crate) room_name: Option<&'a str>,
    pub(crate) body: &'a str,
}

/// Stores an event once; false when it is known.
pub(crate) async fn insert(
    tx: &mut Tx,
    event: &NewWebhookEvent<'_>,
    now: Timestamp,
) -> Result<bool, Error> {
    const SQL: &str = "INSERT INTO webhook_events (cluster, event_id, event, room_name, body, received_at) \
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (cluster, event_id) DO NOTHING";
    let inserted = writing!(tx, connection => sqlx::query(SQL)
        .bind(event.cluster).bind(event.event_id).bind(event.event).bind(event.room_name).bind(event.body)
        .bind(now.as_millis()).execute(connection).await?.rows_affected());
    Ok(inserted == 1)
}

/// An event that waits.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Waiting {
    pub(crate) cluster: String,
    pub(crate) body: String,
}

/// The event that waits longest, its row locked until the transaction ends. Only its id: one that
/// can't be read must be known, too. On PostgreSQL another replica may
/// be at work on an older one: as long as that one waits, its room is passed over, so that each room's
/// events are processed in order of arrival.
pub(crate) async fn next(tx: &mut Tx) -> Result<Option<i64>, Error> {
    Ok(writing_sql!(tx,
        sqlite: "SELECT id FROM webhook_events WHERE processed_at IS NULL ORDER BY id LIMIT 1",
        postgres: "SELECT w.id FROM webhook_events w WHERE w.processed_at IS NULL \
            AND NOT EXISTS (SELECT 1 FROM webhook_events o WHERE o.processed_at IS NULL AND o.id < w.id \
                AND o.cluster = w.cluster AND o.room_name = w.room_name) \
            ORDER BY w.id LIMIT 1 FOR UPDATE OF w SKIP LOCKED",
        (sql, connection) => sqlx::query_scalar(sql).fetch_optional(connection).await?))
}

/// What is in an event.
pub(crate) async fn read(tx: &mut Tx, id: i64) -> Result<Waiting, Error> {
    const SQL: &str = "SELECT cluster, body FROM webhook_events WHERE id = $1";
    Ok(writing!(tx, connection => sqlx::query_as(SQL).bind(id).fetch_one(connection).await?))
}

/// Forgets those among the `limit` oldest events that were processed before `before`; returns how
/// many. Events are processed in about the order in which they came, so the oldest are enough to look
/// at, and there is no need to read through them all.
pub(crate) async fn forget(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, Error> {
    const SQL: &str = "DELETE FROM webhook_events WHERE processed_at < $1 \
        AND id IN (SELECT id FROM webhook_events ORDER BY id LIMIT $2)";
    Ok(writing!(tx, connection => sqlx::query(SQL)
        .bind(before.as_millis()).bind(limit).execute(connection).await?.rows_affected()))
}

/// Notes what processing an event did.
pub(crate) async fn processed(
    tx: &mut Tx,
    id: i64,
    outcome: &str,
    now: Timestamp,
) -> Result<(), Error> {
    const SQL: &str = "UPDATE webhook_events SET processed_at = $2, outcome = $3 WHERE id = $1";
    writing!(tx, connection => sqlx::query(SQL)
        .bind(id).bind(now.as_millis()).bind(outcome).execute(connection).await.map(drop)?);
    Ok(())
}

/// A session, as far as its room's events matter.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct RoomOwner {
    pub(crate) id: i64,
    pub(crate) academy_id: i64,
    /// Whether nobody may be in its room now.
    pub(crate) is_closed: bool,
}

/// The session whose room this is on this cluster, by the unique room name.
pub(crate) async fn session_of_room(
    tx: &mut Tx,
    cluster: &str,
    room: &str,
) -> Result<Option<RoomOwner>, Error> {
    const SQL: &str = "SELECT id, academy_id, status NOT IN ('ready', 'ongoing') AS is_closed FROM sessions \
        WHERE room_name = $1 AND meeting_cluster = $2";
    Ok(writing!(tx, connection => sqlx::query_as(SQL)
        .bind(room).bind(cluster).fetch_optional(connection).await?))
}
