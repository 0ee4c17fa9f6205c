//! How processes tell each other what changed: NOTIFY on PostgreSQL, a table on SQLite. Both are
//! part of the transaction, so nothing is announced that was not committed.

use super::{Database, Tx, tx::Inner};
use crate::{Error, live::Change};
use domain::{AcademyId, SessionId};

/// The channel of NOTIFY.
pub(crate) const CHANNEL: &str = "majlis_changes";
/// Changes per notification: PostgreSQL takes 8000 bytes.
const PER_NOTIFICATION: usize = 150;
/// How many announcements SQLite keeps. A listener that is further behind looks at everything.
pub(crate) const KEPT: i64 = 5_000;

/// Tells other processes, when the transaction commits.
pub(crate) async fn announce(tx: &mut Tx, changes: &[Change]) -> Result<(), Error> {
    const INSERT: &str = "INSERT INTO bus (origin, academy_id, session_id) \
        SELECT $1, value->>0, value->>1 FROM json_each($2)";
    const TRIM: &str = "DELETE FROM bus WHERE id <= (SELECT MAX(id) FROM bus) - $1";
    let origin = tx.origin();
    match tx.inner() {
        Inner::Sqlite(transaction) => {
            let pairs: Vec<_> = changes.iter().map(|c| (c.academy_id.0, c.session_id.0)).collect();
            let json =
                serde_json::to_string(&pairs).map_err(|error| sqlx::Error::Encode(error.into()))?;
            sqlx::query(INSERT).bind(origin).bind(json).execute(&mut **transaction).await?;
            sqlx::query(TRIM).bind(KEPT).execute(&mut **transaction).await?;
        }
        Inner::Postgres(transaction) => {
            for part in changes.chunks(PER_NOTIFICATION) {
                sqlx::query("SELECT pg_notify($1, $2)")
                    .bind(CHANNEL)
                    .bind(encode(origin, part))
                    .execute(&mut **transaction)
                    .await?;
            }
        }
    }
    Ok(())
}

/// `origin;academy:session,academy:session`.
fn encode(origin: i64, changes: &[Change]) -> String {
    let pairs: Vec<_> =
        changes.iter().map(|c| format!("{}:{}", c.academy_id, c.session_id)).collect();
    format!("{origin};{}", pairs.join(","))
}

/// Reads [`encode`]'s text; `None` for anything else.
pub(crate) fn decode(payload: &str) -> Option<(i64, Vec<Change>)> {
    let (origin, pairs) = payload.split_once(';')?;
    let change = |pair: &str| {
        let (academy, session) = pair.split_once(':')?;
        Some(Change {
            academy_id: AcademyId(academy.parse().ok()?),
            session_id: SessionId(session.parse().ok()?),
        })
    };
    let changes = pairs.split(',').map(change).collect::<Option<_>>()?;
    Some((origin.parse().ok()?, changes))
}

/// The id of the last announcement on SQLite.
pub(crate) async fn last_id(db: &Database) -> Result<i64, Error> {
    let Database::Sqlite { reader, .. } = db else { return Ok(0) };
    let last: Option<i64> = sqlx::query_scalar("SELECT MAX(id) FROM bus").fetch_one(reader).await?;
    Ok(last.unwrap_or(0))
}

/// What other processes announced on SQLite after `last`: the new last id, and the changes.
pub(crate) async fn since(
    db: &Database,
    last: i64,
    origin: i64,
) -> Result<(i64, Vec<Change>), Error> {
    const SQL: &str =
        "SELECT id, origin, academy_id, session_id FROM bus WHERE id > $1 ORDER BY id";
    let Database::Sqlite { reader, .. } = db else { return Ok((last, Vec::new())) };
    let rows: Vec<(i64, i64, i64, i64)> = sqlx::query_as(SQL).bind(last).fetch_all(reader).await?;
    let newest = rows.last().map_or(last, |row| row.0);
    let changes = rows
        .into_iter()
        .filter(|row| row.1 != origin)
        .map(|row| Change { academy_id: AcademyId(row.2), session_id: SessionId(row.3) })
        .collect();
    Ok((newest, changes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notification_round_trips_and_fits() {
        let changes: Vec<_> = (0..PER_NOTIFICATION as i64)
            .map(|n| Change {
                academy_id: AcademyId(i64::MAX - n),
                session_id: SessionId(i64::MAX - n),
            })
            .collect();
        let payload = encode(i64::MAX, &changes);
        assert!(payload.len() < 8000, "{} bytes", payload.len());
        assert_eq!(decode(&payload), Some((i64::MAX, changes)));
        assert_eq!(decode("x"), None);
        assert_eq!(decode("1;2"), None);
    }
}
