//! The worker that does what transactions have wished for outside the database. Each effect is
//! repeated until it succeeded. The same worker forgets what is old, as it has time to.

use crate::{Backend, Error, db::effects as rows, live::heard, retention};
use domain::Timestamp;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How long an effect belongs to the worker that took it. Longer than LiveKit's two seconds.
const LEASE_MILLIS: i64 = 10_000;
/// The longest pause between two tries.
const LONGEST_PAUSE_MILLIS: i64 = 60_000;
/// The longest sleep; changes wake the worker.
const CEILING: Duration = Duration::from_secs(15);
/// How often what is old is forgotten.
const FORGET_EVERY: Duration = Duration::from_secs(3_600);

/// Does everything that is due at `now`, once; returns how many succeeded. One that can't even be
/// taken is put off, and holds up no other.
///
/// # Errors
/// When the database fails.
pub async fn work(backend: &Backend, now: Timestamp) -> Result<usize, Error> {
    let mut succeeded = 0;
    loop {
        let mut tx = backend.begin().await?;
        let Some(id) = rows::next(&mut tx, now).await? else { return Ok(succeeded) };
        let lease_until = backend.now().plus_millis(LEASE_MILLIS);
        match rows::take(&mut tx, id, lease_until).await {
            // Its session was put back and made ready once more before LiveKit could be reached. If that
            // happens from here to LiveKit's answer, two seconds at most, the room is closed all the same,
            // and whoever is in it comes back in.
            Ok(effect) if effect.is_open_again => {
                rows::done(&mut tx, id, now).await?;
                tx.commit().await?;
            }
            Ok(effect) => {
                tx.commit().await?;
                succeeded += usize::from(close_room(backend, effect, now).await?);
            }
            Err(error) if error.is_outage() => return Err(error),
            Err(error) => {
                tx.rollback().await;
                put_off(backend, id, &error).await?;
            }
        }
    }
}

/// Closes a room; returns whether that succeeded. If not, it is tried again later.
async fn close_room(
    backend: &Backend,
    effect: rows::CloseRoom,
    now: Timestamp,
) -> Result<bool, Error> {
    let outcome = backend.rooms.delete_room(&effect.room_name).await;
    let succeeded = outcome.is_ok();
    let mut tx = backend.begin().await?;
    match outcome {
        Ok(()) => {
            rows::done(&mut tx, effect.id, now).await?;
            let (session_id, room) = (effect.session_id, &effect.room_name);
            tracing::info!(target: "LiveKitService", session_id, room, "LiveKitService closed the room");
        }
        Err(error) => {
            let again = backend.now().plus_millis(pause_millis(effect.attempts));
            rows::failed(&mut tx, effect.id, &error.to_string(), again).await?;
        }
    }
    tx.commit().await?;
    Ok(succeeded)
}

async fn put_off(backend: &Backend, id: i64, error: &Error) -> Result<(), Error> {
    let again = backend.now().plus_millis(LONGEST_PAUSE_MILLIS);
    tracing::error!(
        effect.id = id,
        error = error as &dyn std::error::Error,
        "effect can't be read"
    );
    let mut tx = backend.begin().await?;
    rows::failed(&mut tx, id, &error.to_string(), again).await?;
    tx.commit().await
}

/// 1, 2, 4, … seconds, up to a minute.
fn pause_millis(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(6);
    (1_000 << doublings).min(LONGEST_PAUSE_MILLIS)
}

/// Works until cancelled. An effect that is cut off is taken again when its lease is over.
pub async fn run(backend: Backend, stop: CancellationToken) {
    tokio::select! {
        () = stop.cancelled() => {}
        () = repeat(backend) => {}
    }
}

async fn repeat(backend: Backend) {
    let mut changes = backend.live.subscribe();
    let mut forgetting = tokio::time::interval(FORGET_EVERY);
    loop {
        let nap = match turn(&backend).await {
            Ok(nap) => nap,
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "effects not done");
                Duration::from_secs(1)
            }
        };
        tokio::select! {
            () = tokio::time::sleep(nap) => {}
            () = heard(&mut changes) => {}
            _ = forgetting.tick() => forget(&backend).await,
        }
    }
}

async fn forget(backend: &Backend) {
    match retention::forget(backend, backend.now()).await {
        Ok(0) => {}
        Ok(rows) => tracing::debug!(rows, "old rows forgotten"),
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "old rows not forgotten");
        }
    }
}

/// Reads before it writes: most changes have no effect outside, and every replica hears them all.
async fn turn(backend: &Backend) -> Result<Duration, Error> {
    let now = backend.now();
    if rows::earliest_due(&backend.db).await?.is_some_and(|due| due <= now) {
        work(backend, now).await?;
    }
    let next = rows::earliest_due(&backend.db).await?;
    let millis = next.map_or(i64::MAX, |next| next.millis_since(backend.now()).max(100));
    Ok(Duration::from_millis(u64::try_from(millis).unwrap_or(100)).min(CEILING))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_a_minute() {
        let pauses: Vec<_> = (1..=8).map(pause_millis).collect();
        assert_eq!(pauses, [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    }
}
