//! The admin's list of an academy's sessions: whichever of status, day, kind, teacher and text narrow
//! it, page and counts come by index (`migrations/*/0002_admin_list.sql`, `migrations/*/0003_text_search.sql`).
//!
//! The statements are put together from the constant pieces below; every value is bound.

mod search;
mod sql;
mod text;

use super::{SessionRow, read::by_ids};
use crate::{
    Error,
    db::{Database, corrupt, minutes, reading},
};
use domain::{AcademyId, Kind, Minutes, SessionId, Status, Timestamp, UserId, admin_filter::Shown};
use sql::{Statement, Value};
use std::collections::HashSet;

/// What the list is narrowed to, and where it is looked at.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    pub(crate) academy_id: AcademyId,
    pub(crate) shown: Option<Shown>,
    /// From the first instant to before the second.
    pub(crate) day: Option<(Timestamp, Timestamp)>,
    pub(crate) kind: Option<Kind>,
    pub(crate) teacher: Option<UserId>,
    /// Empty for any.
    pub(crate) text: String,
    pub(crate) is_soonest_first: bool,
    pub(crate) limit: u32,
    pub(crate) offset: u64,
    /// What the academy adds to a lesson's end before it is over.
    pub(crate) buffer: Minutes,
    pub(crate) now: Timestamp,
}

/// A page of sessions and the counts beside it.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) rows: Vec<SessionRow>,
    /// By status, in no order; a status without sessions may be absent.
    pub(crate) counts: Vec<(Status, u64)>,
    pub(crate) attention: u64,
    /// Whether counting stopped above [`domain::wire::admin::COUNTED_UP_TO`].
    pub(crate) is_cut: bool,
    /// Whether there are sessions after this page; known only if `is_cut`.
    pub(crate) has_more: bool,
    /// The page before its rows are read.
    ids: Vec<SessionId>,
}

/// What the list needs to know of its academy.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Office {
    pub(crate) time_zone: String,
    buffer_minutes: i64,
}

impl Office {
    /// What the academy adds to a lesson's end before it is over.
    pub(crate) fn buffer(&self) -> Result<Minutes, Error> {
        minutes("buffer", self.buffer_minutes)
    }
}

/// The academy's zone and buffer.
pub(crate) async fn office(db: &Database, academy_id: AcademyId) -> Result<Office, Error> {
    const SQL: &str = "SELECT COALESCE(c.time_zone, 'Asia/Riyadh') AS time_zone, \
        COALESCE(c.buffer_minutes, 5) AS buffer_minutes FROM academies a \
        LEFT JOIN academy_settings c ON c.academy_id = a.id WHERE a.id = $1";
    Ok(reading!(db, pool => sqlx::query_as(SQL).bind(academy_id.0).fetch_one(pool).await?))
}

/// One page, and how many there are of what.
pub(crate) async fn page(db: &Database, wanted: &Wanted) -> Result<Found, Error> {
    let mut found = match wanted.text.is_empty() {
        true => read(db, &sql::listing(wanted)).await?,
        false => search::search(db, wanted).await?,
    };
    found.rows = by_ids(db, wanted.academy_id, &found.ids).await?;
    found.rows.sort_by_key(|row| (row.lesson.starts_at, row.id));
    if !wanted.is_soonest_first {
        found.rows.reverse();
    }
    Ok(found)
}

/// What these statements say together; the rows of the page not yet.
async fn read(db: &Database, statements: &[Statement]) -> Result<Found, Error> {
    let mut found = Found::default();
    for statement in statements {
        for (what, number) in run(db, statement).await? {
            match what.as_str() {
                "id" => found.ids.push(SessionId(number)),
                "attention" => found.attention += count(number)?,
                status => {
                    let status = status.parse().map_err(|_| corrupt("status", status))?;
                    found.counts.push((status, count(number)?));
                }
            }
        }
    }
    Ok(found)
}

fn count(number: i64) -> Result<u64, Error> {
    u64::try_from(number).map_err(|_| corrupt("count", number))
}

/// What a statement found: pairs of a word and a number, as [`Statement`] says.
async fn run(db: &Database, statement: &Statement) -> Result<Vec<(String, i64)>, Error> {
    // The text is made of constants: nothing that anybody typed is in it.
    let sql = || sqlx::AssertSqlSafe(statement.text.clone());
    Ok(reading!(db, pool => {
        let mut query = sqlx::query_as(sql());
        for value in &statement.values {
            query = match value {
                Value::Number(number) => query.bind(*number),
                Value::Text(text) => query.bind(text.clone()),
            };
        }
        query.fetch_all(pool).await?
    }))
}

/// Which of these the clock has set aside.
pub(crate) async fn poisoned_among(
    db: &Database,
    academy_id: AcademyId,
    ids: &[SessionId],
) -> Result<HashSet<SessionId>, Error> {
    const SQL: &str = "SELECT id FROM sessions WHERE academy_id = $1 AND poisoned_at IS NOT NULL";
    let poisoned: Vec<i64> = reading!(db, pool => sqlx::query_scalar(SQL)
        .bind(academy_id.0).fetch_all(pool).await?);
    Ok(poisoned.into_iter().map(SessionId).filter(|id| ids.contains(id)).collect())
}

#[cfg(all(test, feature = "testing"))]
mod tests;
