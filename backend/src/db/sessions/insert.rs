//! New sessions. A row is inserted without a meeting; `sessions::transition` gives it its status.

use crate::{
    Error,
    db::{Tx, writing},
};
use domain::{AcademyId, Kind, Minutes, SessionId, Timestamp, UserId};

/// What a new row holds.
pub(crate) struct NewRow<'a> {
    pub(crate) academy_id: AcademyId,
    pub(crate) code: &'a str,
    pub(crate) kind: Kind,
    pub(crate) title: &'a str,
    pub(crate) teacher_id: UserId,
    pub(crate) starts_at: Option<Timestamp>,
    pub(crate) duration: Minutes,
    pub(crate) students: &'a [UserId],
}

/// The next number for a code; two transactions never get the same one.
pub(crate) async fn next_code_number(
    tx: &mut Tx,
    academy_id: AcademyId,
    kind: Kind,
    year_month: &str,
) -> Result<i64, Error> {
    const SQL: &str = "INSERT INTO code_counters (academy_id, prefix, year_month, last) VALUES ($1, $2, $3, 1) \
        ON CONFLICT (academy_id, prefix, year_month) DO UPDATE SET last = code_counters.last + 1 \
        RETURNING last";
    Ok(writing!(tx, connection => sqlx::query_scalar(SQL)
        .bind(academy_id.0).bind(kind.code_prefix()).bind(year_month).fetch_one(connection).await?))
}

/// Inserts a row and its students as version 0: not yet anybody's to see. The transition that
/// follows in the same transaction makes it version 1.
pub(crate) async fn insert(
    tx: &mut Tx,
    row: &NewRow<'_>,
    now: Timestamp,
) -> Result<SessionId, Error> {
    const SESSION: &str = "INSERT INTO sessions (academy_id, code, kind, title, teacher_id, status, version, \
        starts_at, duration_minutes, created_at, updated_at) \
        VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9, $9) RETURNING id";
    const STUDENT: &str =
        "INSERT INTO session_students (academy_id, session_id, student_id) VALUES ($1, $2, $3)";
    let status = if row.starts_at.is_some() { "scheduled" } else { "unscheduled" };
    let id: i64 = writing!(tx, connection => sqlx::query_scalar(SESSION)
        .bind(row.academy_id.0)
        .bind(row.code)
        .bind(row.kind.as_str())
        .bind(row.title)
        .bind(row.teacher_id.0)
        .bind(status)
        .bind(row.starts_at.map(Timestamp::as_millis))
        .bind(i64::from(row.duration.0))
        .bind(now.as_millis())
        .fetch_one(connection).await?);
    for student in row.students {
        writing!(tx, connection => sqlx::query(STUDENT)
            .bind(row.academy_id.0).bind(id).bind(student.0).execute(connection).await.map(drop)?);
    }
    Ok(SessionId(id))
}
