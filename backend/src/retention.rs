//! Forgetting what nobody needs any more: logins that are over, and what was done long ago in the
//! inbox and the outbox. What sessions went through is never forgotten.

use crate::{
    Backend, Error,
    db::{Tx, effects, login_sessions, webhook_events},
};
use domain::Timestamp;

/// How long a processed webhook event and a done effect are kept, to look into what happened.
pub const KEPT_DAYS: i64 = 30;

/// Rows of one table per transaction: other writers must get a turn in between.
const BATCH: i64 = 500;

/// Deletes everything that is old enough at `now`, in small transactions; returns how many rows.
///
/// # Errors
/// When the database fails. What was deleted before stays deleted.
pub async fn forget(backend: &Backend, now: Timestamp) -> Result<u64, Error> {
    let mut forgotten = 0;
    loop {
        let mut tx = backend.begin().await?;
        let rows = forget_some(&mut tx, now).await?;
        tx.commit().await?;
        if rows == 0 {
            return Ok(forgotten);
        }
        forgotten += rows;
    }
}

async fn forget_some(tx: &mut Tx, now: Timestamp) -> Result<u64, Error> {
    let before = now.plus_millis(-KEPT_DAYS * 86_400_000);
    Ok(login_sessions::forget_expired(tx, now, BATCH).await?
        + webhook_events::forget(tx, before, BATCH).await?
        + effects::forget(tx, before, BATCH).await?)
}
