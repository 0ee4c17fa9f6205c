//! Who was given a token for which room.

use super::{Tx, writing};
use crate::Error;
use domain::{AcademyId, Relation, SessionId, Timestamp, UserId};

/// One token that was given out.
pub(crate) struct Given<'a> {
    pub(crate) academy_id: AcademyId,
    pub(crate) session_id: SessionId,
    pub(crate) user_id: UserId,
    pub(crate) identity: &'a str,
    pub(crate) relation: Relation,
    pub(crate) observer: bool,
    pub(crate) cluster: &'a str,
    pub(crate) at: Timestamp,
    pub(crate) expires_at: Timestamp,
}

/// Writes it down.
pub(crate) async fn insert(tx: &mut Tx, given: &Given<'_>) -> Result<(), Error> {
    const SQL: &str = "INSERT INTO join_audit \
        (academy_id, session_id, user_id, identity, relation, observer, cluster, at, expires_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    writing!(tx, connection => sqlx::query(SQL)
        .bind(given.academy_id.0).bind(given.session_id.0).bind(given.user_id.0).bind(given.identity)
        .bind(given.relation.as_str()).bind(given.observer).bind(given.cluster)
        .bind(given.at.as_millis()).bind(given.expires_at.as_millis())
        .execute(connection).await.map(drop)?);
    Ok(())
}
