//! The one statement that changes a session's status.

use crate::{
    Error,
    db::{Tx, writing_sql},
};
use domain::Timestamp;
use serde::Serialize;

/// What a transition writes into one row.
#[derive(Debug, Serialize)]
pub(crate) struct Patch {
    pub(crate) id: i64,
    /// The version that was read; the row must still have it.
    pub(crate) version: i64,
    pub(crate) status: &'static str,
    pub(crate) next_transition_at: Option<i64>,
    pub(crate) recheck_at: Option<i64>,
    /// The meeting to attach if the row has none. One that is stored is never rewritten.
    pub(crate) room_name: Option<String>,
    pub(crate) link: Option<String>,
    pub(crate) cluster: Option<String>,
    pub(crate) cancel_reason: Option<String>,
}

macro_rules! update {
    ($source:literal) => {
        concat!(
            "UPDATE sessions SET status = p.status, version = sessions.version + 1, \
             next_transition_at = p.next_transition_at, recheck_at = p.recheck_at, poisoned_at = NULL, updated_at = $2, \
             meeting_link = CASE WHEN sessions.room_name IS NULL THEN p.link ELSE sessions.meeting_link END, \
             meeting_platform = CASE WHEN COALESCE(sessions.room_name, p.room_name) IS NULL THEN NULL \
                ELSE 'livekit' END, \
             meeting_auto_generated = CASE WHEN COALESCE(sessions.room_name, p.room_name) IS NULL THEN NULL \
                ELSE TRUE END, \
             meeting_created_at = CASE WHEN sessions.room_name IS NOT NULL THEN sessions.meeting_created_at \
                WHEN p.room_name IS NOT NULL THEN $2 END, \
             meeting_cluster = CASE WHEN sessions.room_name IS NULL THEN p.cluster \
                ELSE sessions.meeting_cluster END, \
             room_name = COALESCE(sessions.room_name, p.room_name), cancel_reason = p.cancel_reason ",
            $source,
            " WHERE sessions.id = p.id AND sessions.version = p.version"
        )
    };
}

/// Writes all patches with one statement, or none.
///
/// # Errors
/// Also when a row had changed since it was read.
pub(crate) async fn apply(tx: &mut Tx, patches: &[Patch], now: Timestamp) -> Result<(), Error> {
    let json = serde_json::to_string(patches).map_err(|error| sqlx::Error::Encode(error.into()))?;
    let written = writing_sql!(tx,
        sqlite: update!(
            "FROM (SELECT value->>'id' AS id, value->>'version' AS version, value->>'status' AS status, \
                value->>'next_transition_at' AS next_transition_at, value->>'recheck_at' AS recheck_at, value->>'room_name' AS room_name, \
                value->>'link' AS link, value->>'cluster' AS cluster, value->>'cancel_reason' AS cancel_reason \
             FROM json_each($1)) AS p"
        ),
        postgres: update!(
            "FROM jsonb_to_recordset($1::jsonb) AS p (id bigint, version bigint, status text, \
                next_transition_at bigint, recheck_at bigint, room_name text, link text, cluster text, cancel_reason text)"
        ),
        (sql, connection) => sqlx::query(sql)
            .bind(json).bind(now.as_millis()).execute(connection).await?.rows_affected());
    if written == patches.len() as u64 {
        Ok(())
    } else {
        Err(Error::LostUpdate(written, patches.len()))
    }
}
