//! Reading sessions. Who may see what is part of each query, so that a row that is not the
//! viewer's never leaves the database.

use super::{SessionRow, StoredSession, rows};
use crate::{
    Error,
    db::{Database, Tx, json_ids, reading, writing_sql},
};
use domain::{
    AcademyId, AcademySlug, Role, SessionId, Timestamp, UserId,
    wire::{OPEN_AT_ONCE, PAST_AT_ONCE},
};
use std::collections::HashMap;

macro_rules! select {
    ($($rest:expr),*) => {
        concat!(
            "SELECT s.id, s.academy_id, a.slug AS academy_slug, s.code, s.kind, s.title, \
             t.name AS teacher_name, s.status, s.version, s.starts_at, s.duration_minutes, s.recheck_at, \
             CASE WHEN s.status IN ('completed', 'cancelled') THEN (SELECT h.at FROM session_events h \
             WHERE h.session_id = s.id AND h.from_status IS NOT NULL ORDER BY h.id DESC LIMIT 1) END AS ended_at, \
             CASE WHEN s.status IN ('completed', 'cancelled') THEN (SELECT h.cause FROM session_events h \
             WHERE h.session_id = s.id AND h.from_status IS NOT NULL ORDER BY h.id DESC LIMIT 1) END AS ended_by, \
             s.room_name, s.meeting_link, s.meeting_platform, s.meeting_auto_generated, \
             s.meeting_created_at, s.meeting_cluster, s.cancel_reason, c.preparation_minutes, \
             c.buffer_minutes, c.students_microphone, c.students_camera, c.students_screen_share \
             FROM sessions s JOIN academies a ON a.id = s.academy_id \
             JOIN users t ON t.id = s.teacher_id \
             LEFT JOIN academy_settings c ON c.academy_id = s.academy_id ",
            $($rest),*
        )
    };
}

/// Sessions of academy `$1` that user `$2` may see by role, and what follows.
macro_rules! visible {
    ($role:expr, $rest:literal) => {
        match $role {
            Role::Student => select!(
                "WHERE s.academy_id = $1 AND s.id IN (SELECT e.session_id FROM session_students e \
                 WHERE e.student_id = $2) ",
                $rest
            ),
            Role::Teacher => select!("WHERE s.academy_id = $1 AND s.teacher_id = $2 ", $rest),
            Role::Parent => select!(
                "WHERE s.academy_id = $1 AND s.id IN (SELECT e.session_id FROM session_students e \
                 JOIN guardians g ON g.child_id = e.student_id WHERE g.parent_id = $2) ",
                $rest
            ),
            Role::Supervisor => select!(
                "WHERE s.academy_id = $1 AND s.teacher_id IN (SELECT v.teacher_id FROM supervisions v \
                 WHERE v.supervisor_id = $2) ",
                $rest
            ),
            Role::Admin => select!(
                "WHERE s.academy_id = $1 AND EXISTS (SELECT 1 FROM users u \
                 JOIN accounts k ON k.id = u.account_id WHERE u.id = $2 \
                 AND u.academy_id = $1 AND (u.role = 'admin' OR k.super_admin)) ",
                $rest
            ),
        }
    };
}

/// Whoever asks: the academy and the user, by whose role the query is chosen.
#[derive(Clone, Copy)]
pub(crate) struct Seer {
    pub(crate) academy_id: AcademyId,
    pub(crate) user_id: UserId,
    pub(crate) role: Role,
}

/// One session, if this person may see it.
pub(crate) async fn find_visible(
    db: &Database,
    seer: Seer,
    id: SessionId,
) -> Result<Option<SessionRow>, Error> {
    let sql = visible!(seer.role, "AND s.id = $3");
    let stored: Option<StoredSession> = reading!(db, pool => sqlx::query_as(sql)
        .bind(seer.academy_id.0).bind(seer.user_id.0).bind(id.0).fetch_optional(pool).await?);
    stored.map(SessionRow::try_from).transpose()
}

/// The session of a room, if this person may see it.
pub(crate) async fn by_room(
    db: &Database,
    seer: Seer,
    room: &str,
) -> Result<Option<SessionRow>, Error> {
    let sql = visible!(seer.role, "AND s.room_name = $3");
    let stored: Option<StoredSession> = reading!(db, pool => sqlx::query_as(sql)
        .bind(seer.academy_id.0).bind(seer.user_id.0).bind(room).fetch_optional(pool).await?);
    stored.map(SessionRow::try_from).transpose()
}

/// A person's sessions that are not over, soonest first; those without a time last.
pub(crate) async fn mine_open(db: &Database, seer: Seer) -> Result<Vec<SessionRow>, Error> {
    let sql = visible!(
        seer.role,
        "AND s.status NOT IN ('completed', 'cancelled') \
         ORDER BY s.starts_at IS NULL, s.starts_at, s.id LIMIT $3"
    );
    let limit = i64::try_from(OPEN_AT_ONCE).unwrap_or(i64::MAX);
    rows(reading!(db, pool => sqlx::query_as(sql)
        .bind(seer.academy_id.0).bind(seer.user_id.0).bind(limit).fetch_all(pool).await?))
}

/// A person's sessions that are over, latest first, without a time last.
pub(crate) async fn mine_past(db: &Database, seer: Seer) -> Result<Vec<SessionRow>, Error> {
    let sql = visible!(
        seer.role,
        "AND s.status IN ('completed', 'cancelled') \
         ORDER BY s.starts_at IS NULL, s.starts_at DESC, s.id DESC LIMIT $3"
    );
    rows(reading!(db, pool => sqlx::query_as(sql)
        .bind(seer.academy_id.0).bind(seer.user_id.0).bind(past_at_once()).fetch_all(pool).await?))
}

/// What follows one of them in [`mine_past`].
pub(crate) async fn mine_before(
    db: &Database,
    seer: Seer,
    last: &SessionRow,
) -> Result<Vec<SessionRow>, Error> {
    let sql = visible!(
        seer.role,
        "AND s.status IN ('completed', 'cancelled') \
         AND (s.starts_at < $4 OR (s.starts_at = $4 AND s.id < $5) \
              OR (s.starts_at IS NULL AND (CAST($4 AS BIGINT) IS NOT NULL OR s.id < $5))) \
         ORDER BY s.starts_at IS NULL, s.starts_at DESC, s.id DESC LIMIT $3"
    );
    let starts_at = last.lesson.starts_at.map(Timestamp::as_millis);
    rows(reading!(db, pool => sqlx::query_as(sql)
        .bind(seer.academy_id.0).bind(seer.user_id.0).bind(past_at_once())
        .bind(starts_at).bind(last.id.0).fetch_all(pool).await?))
}

fn past_at_once() -> i64 {
    i64::try_from(PAST_AT_ONCE).unwrap_or(i64::MAX)
}

/// Sessions of one academy, in no order: for its admins, by ids that another query found.
pub(super) async fn by_ids(
    db: &Database,
    academy_id: AcademyId,
    ids: &[SessionId],
) -> Result<Vec<SessionRow>, Error> {
    let sqlite = select!("WHERE s.academy_id = $1 AND s.id IN (SELECT value FROM json_each($2))");
    let postgres = select!(
        "WHERE s.academy_id = $1 AND s.id IN (SELECT value::bigint FROM jsonb_array_elements_text($2::jsonb))"
    );
    let json = json_ids(ids);
    rows(match db {
        Database::Sqlite { reader, .. } => {
            sqlx::query_as(sqlite).bind(academy_id.0).bind(json).fetch_all(reader).await?
        }
        Database::Postgres(pool) => {
            sqlx::query_as(postgres).bind(academy_id.0).bind(json).fetch_all(pool).await?
        }
    })
}

/// One session whoever may see it: for the command line, which acts as an admin of its academy.
pub(crate) async fn find(db: &Database, id: SessionId) -> Result<Option<SessionRow>, Error> {
    let stored: Option<StoredSession> = reading!(db, pool => sqlx::query_as(select!("WHERE s.id = $1"))
        .bind(id.0).fetch_optional(pool).await?);
    stored.map(SessionRow::try_from).transpose()
}

/// Every session, or one academy's, by start: for the command line.
pub(crate) async fn all(
    db: &Database,
    academy: Option<&AcademySlug>,
) -> Result<Vec<SessionRow>, Error> {
    let sql =
        select!("WHERE $1 IS NULL OR a.slug = $1 ORDER BY s.starts_at IS NULL, s.starts_at, s.id");
    let postgres = select!(
        "WHERE $1::text IS NULL OR a.slug = $1 ORDER BY s.starts_at IS NULL, s.starts_at, s.id"
    );
    let slug = academy.map(AcademySlug::as_str);
    rows(match db {
        Database::Sqlite { reader, .. } => sqlx::query_as(sql).bind(slug).fetch_all(reader).await?,
        Database::Postgres(pool) => sqlx::query_as(postgres).bind(slug).fetch_all(pool).await?,
    })
}

/// The names of enrolled students by session, in order of name.
pub(crate) async fn students_of(
    db: &Database,
    ids: &[SessionId],
) -> Result<HashMap<SessionId, Vec<String>>, Error> {
    const SQLITE: &str = "SELECT e.session_id, u.name FROM json_each($1) j \
        JOIN session_students e ON e.session_id = j.value JOIN users u ON u.id = e.student_id \
        ORDER BY u.name, u.id";
    const POSTGRES: &str = "SELECT e.session_id, u.name FROM jsonb_array_elements_text($1::jsonb) j \
        JOIN session_students e ON e.session_id = j.value::bigint JOIN users u ON u.id = e.student_id \
        ORDER BY u.name, u.id";
    let json = json_ids(ids);
    Ok(by_session(match db {
        Database::Sqlite { reader, .. } => {
            sqlx::query_as(SQLITE).bind(json).fetch_all(reader).await?
        }
        Database::Postgres(pool) => sqlx::query_as(POSTGRES).bind(json).fetch_all(pool).await?,
    }))
}

/// The names of one parent's children by session, in order of name.
pub(crate) async fn children_of(
    db: &Database,
    parent: UserId,
    ids: &[SessionId],
) -> Result<HashMap<SessionId, Vec<String>>, Error> {
    const SQLITE: &str = "SELECT e.session_id, u.name FROM json_each($1) j \
        JOIN session_students e ON e.session_id = j.value JOIN users u ON u.id = e.student_id \
        JOIN guardians g ON g.child_id = u.id WHERE g.parent_id = $2 ORDER BY u.name, u.id";
    const POSTGRES: &str = "SELECT e.session_id, u.name FROM jsonb_array_elements_text($1::jsonb) j \
        JOIN session_students e ON e.session_id = j.value::bigint JOIN users u ON u.id = e.student_id \
        JOIN guardians g ON g.child_id = u.id WHERE g.parent_id = $2 ORDER BY u.name, u.id";
    let json = json_ids(ids);
    Ok(by_session(match db {
        Database::Sqlite { reader, .. } => {
            sqlx::query_as(SQLITE).bind(json).bind(parent.0).fetch_all(reader).await?
        }
        Database::Postgres(pool) => {
            sqlx::query_as(POSTGRES).bind(json).bind(parent.0).fetch_all(pool).await?
        }
    }))
}

fn by_session(pairs: Vec<(i64, String)>) -> HashMap<SessionId, Vec<String>> {
    let mut names: HashMap<SessionId, Vec<String>> = HashMap::new();
    for (id, name) in pairs {
        names.entry(SessionId(id)).or_default().push(name);
    }
    names
}

/// Sessions about to be changed, locked until the transaction ends.
pub(crate) async fn lock(tx: &mut Tx, ids: &[SessionId]) -> Result<Vec<SessionRow>, Error> {
    rows(writing_sql!(tx,
        sqlite: select!("WHERE s.id IN (SELECT value FROM json_each($1)) ORDER BY s.id"),
        postgres: select!("WHERE s.id IN (SELECT value::bigint FROM jsonb_array_elements_text($1::jsonb)) \
                           ORDER BY s.id FOR UPDATE OF s"),
        (sql, connection) => sqlx::query_as(sql).bind(json_ids(ids)).fetch_all(connection).await?))
}

/// Like [`lock`], without those that another replica is working on.
pub(crate) async fn lock_free(tx: &mut Tx, ids: &[SessionId]) -> Result<Vec<SessionRow>, Error> {
    rows(writing_sql!(tx,
        sqlite: select!("WHERE s.id IN (SELECT value FROM json_each($1)) ORDER BY s.id"),
        postgres: select!("WHERE s.id IN (SELECT value::bigint FROM jsonb_array_elements_text($1::jsonb)) \
                           ORDER BY s.id FOR UPDATE OF s SKIP LOCKED"),
        (sql, connection) => sqlx::query_as(sql).bind(json_ids(ids)).fetch_all(connection).await?))
}

/// How many open sessions lack a meeting, in all academies. The CHECK makes it zero.
pub(crate) async fn count_without_meeting(db: &Database) -> Result<i64, Error> {
    const SQL: &str = "SELECT COUNT(*) FROM sessions WHERE status IN ('ready', 'ongoing') \
        AND (room_name IS NULL OR meeting_link IS NULL OR meeting_platform IS NULL \
             OR meeting_platform <> 'livekit')";
    Ok(reading!(db, pool => sqlx::query_scalar(SQL).fetch_one(pool).await?))
}
