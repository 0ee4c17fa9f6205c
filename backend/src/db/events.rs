//! The append-only history of sessions.

use super::{Database, Tx, reading, writing_sql};
use crate::Error;
use domain::{AcademyId, SessionId, Timestamp};
use serde::Serialize;

/// One change of status.
#[derive(Debug, Serialize)]
pub(crate) struct NewEvent {
    pub(crate) academy_id: i64,
    pub(crate) session_id: i64,
    pub(crate) from: Option<&'static str>,
    pub(crate) to: &'static str,
    pub(crate) cause: &'static str,
    pub(crate) user_id: Option<i64>,
    pub(crate) role: Option<&'static str>,
    pub(crate) reason: Option<String>,
}

/// Appends all with one statement.
pub(crate) async fn append(tx: &mut Tx, events: &[NewEvent], now: Timestamp) -> Result<(), Error> {
    const SQLITE: &str = "INSERT INTO session_events \
        (academy_id, session_id, at, from_status, to_status, cause, user_id, role, reason) \
        SELECT value->>'academy_id', value->>'session_id', $2, value->>'from', value->>'to', value->>'cause', \
               value->>'user_id', value->>'role', value->>'reason' FROM json_each($1)";
    const POSTGRES: &str = "INSERT INTO session_events \
        (academy_id, session_id, at, from_status, to_status, cause, user_id, role, reason) \
        SELECT academy_id, session_id, $2, \"from\", \"to\", cause, user_id, role, reason \
        FROM jsonb_to_recordset($1::jsonb) AS e (academy_id bigint, session_id bigint, \"from\" text, \
             \"to\" text, cause text, user_id bigint, role text, reason text)";
    let json = serde_json::to_string(events).map_err(|error| sqlx::Error::Encode(error.into()))?;
    writing_sql!(tx, sqlite: SQLITE, postgres: POSTGRES, (sql, connection) => sqlx::query(sql)
        .bind(json).bind(now.as_millis()).execute(connection).await.map(drop)?);
    Ok(())
}

/// A change of status as it is stored, with the name of who did it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct StoredEvent {
    pub(crate) at: i64,
    pub(crate) from_status: Option<String>,
    pub(crate) to_status: String,
    pub(crate) cause: String,
    pub(crate) who: Option<String>,
    pub(crate) role: Option<String>,
    pub(crate) reason: Option<String>,
}

/// What happened to a session, newest first; the last 200.
pub(crate) async fn of_session(
    db: &Database,
    academy_id: AcademyId,
    session_id: SessionId,
) -> Result<Vec<StoredEvent>, Error> {
    const SQL: &str = "SELECT e.at, e.from_status, e.to_status, e.cause, u.name AS who, e.role, e.reason \
        FROM session_events e LEFT JOIN users u ON u.academy_id = e.academy_id AND u.id = e.user_id \
        WHERE e.academy_id = $1 AND e.session_id = $2 ORDER BY e.id DESC LIMIT 200";
    Ok(reading!(db, pool => sqlx::query_as(SQL)
        .bind(academy_id.0).bind(session_id.0).fetch_all(pool).await?))
}
