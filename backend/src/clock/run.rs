//! One turn of the clock, and the loop that repeats it.

use super::{batch::move_batch, endings::end_if_empty};
use crate::{Backend, Error, db::sessions as rows, live::News};
use domain::Timestamp;
use futures::{Stream, StreamExt};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// Rows per transaction: 10 000 lessons may start at the same instant, and other writers must get a
/// turn in between.
const BATCH: i64 = 500;
/// The longest sleep. A safety net only: changes wake the clock.
const CEILING: Duration = Duration::from_secs(15);
/// How long to wait after the database failed.
const AFTER_FAILURE: Duration = Duration::from_secs(1);
/// How often this machine's clock is compared with the database's.
const CORRECT_EVERY: Duration = Duration::from_secs(30);

/// What one turn did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tick {
    /// Sessions that changed their status.
    pub moved: usize,
    /// Rooms that were asked whether they are empty.
    pub asked: usize,
    /// Rows set aside because their transition fails by itself.
    pub poisoned: usize,
}

/// Does everything that is due at `now`, once. Idempotent; needs no memory of earlier turns.
///
/// # Errors
/// When the database fails. What was committed before stays.
pub async fn tick(backend: &Backend, now: Timestamp) -> Result<Tick, Error> {
    let mut done = Tick::default();
    let mut to_ask = Vec::new();
    loop {
        let ids = rows::due_ids(&backend.db, now, BATCH).await?;
        let full = ids.len() as i64 == BATCH;
        let batch = move_batch(backend, &ids, now).await?;
        let progress = batch.handled > 0;
        done.moved += batch.moved;
        done.poisoned += batch.poisoned;
        to_ask.extend(batch.to_ask);
        // No progress: another replica holds these rows and is doing the work.
        if !full || !progress {
            break;
        }
    }
    done.asked = to_ask.len();
    done.moved += end_if_empty(backend, to_ask, now).await?;
    Ok(done)
}

/// Ticks until cancelled.
pub async fn run(backend: Backend, stop: CancellationToken) {
    let mut changes = backend.live.subscribe();
    let mut correction = tokio::time::interval(CORRECT_EVERY);
    loop {
        let nap = match turn(&backend).await {
            Ok(nap) => nap,
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "clock turn failed");
                AFTER_FAILURE
            }
        };
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(nap) => {}
            () = heard(&mut changes) => {}
            _ = correction.tick() => correct(&backend).await,
        }
    }
}

/// One tick, and how long to sleep then.
async fn turn(backend: &Backend) -> Result<Duration, Error> {
    let started = backend.now();
    let done = tick(backend, started).await?;
    if done != Tick::default() {
        let took_ms = backend.now().millis_since(started);
        tracing::debug!(done.moved, done.asked, done.poisoned, took_ms, "clock turn");
    }
    let next = rows::earliest_due(&backend.db).await?;
    let millis = next.map_or(i64::MAX, |next| next.millis_since(backend.now()).max(0));
    // What is due but held by another replica is looked at again soon, not at once.
    let shortest = Duration::from_millis(if done.moved > 0 { 0 } else { 5 });
    Ok(Duration::from_millis(u64::try_from(millis).unwrap_or(0)).clamp(shortest, CEILING))
}

/// Returns when something changed, having heard everything that came with it.
async fn heard(changes: &mut (impl Stream<Item = News> + Unpin)) {
    if changes.next().await.is_none() {
        return std::future::pending().await;
    }
    // One look answers any number of changes.
    while futures::FutureExt::now_or_never(changes.next()).flatten().is_some() {}
}

async fn correct(backend: &Backend) {
    match backend.db.clock_offset().await {
        Ok(offset) => backend.time.correct(offset),
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "database clock not compared");
        }
    }
}
