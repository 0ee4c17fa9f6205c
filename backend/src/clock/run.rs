//! One turn of the clock, and the loop that repeats it.

use super::{
    batch::{Candidate, move_batch},
    endings::end_if_empty,
};
use crate::{Backend, Error, db::sessions as rows, live::heard};
use domain::Timestamp;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

/// Rows per transaction: 10 000 lessons may start at the same instant, and other writers must get a
/// turn in between.
const BATCH: i64 = 500;
/// The longest sleep. A safety net only: changes wake the clock.
const CEILING: Duration = Duration::from_secs(15);
/// How long to wait after the database failed.
const AFTER_FAILURE: Duration = Duration::from_secs(1);
/// How long to wait when something is due but was not there to be taken.
const HELD_ELSEWHERE: Duration = Duration::from_millis(100);
/// A difference of clocks that somebody should look into.
const SUSPICIOUS_OFFSET_MILLIS: i64 = 30_000;
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
    let (mut done, to_ask) = move_due(backend, now).await?;
    done.moved += end_if_empty(backend, to_ask).await;
    Ok(done)
}

/// Everything that needs no LiveKit; returns the sessions whose rooms have to be asked.
async fn move_due(backend: &Backend, now: Timestamp) -> Result<(Tick, Vec<Candidate>), Error> {
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
    Ok((done, to_ask))
}

/// Works until cancelled. A turn that is cut off leaves nothing half-done.
pub async fn run(backend: Backend, stop: CancellationToken) {
    tokio::select! {
        () = stop.cancelled() => {}
        () = work(backend) => {}
    }
}

async fn work(backend: Backend) {
    let mut changes = backend.live.subscribe();
    let mut correction = tokio::time::interval(CORRECT_EVERY);
    // LiveKit is asked beside the clock: one that hangs must not keep others from becoming ready.
    let mut asking = JoinSet::new();
    loop {
        let nap = match turn(&backend, &mut asking).await {
            Ok(nap) => nap,
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "clock turn failed");
                AFTER_FAILURE
            }
        };
        tokio::select! {
            () = tokio::time::sleep(nap) => {}
            () = heard(&mut changes) => {}
            Some(_) = asking.join_next() => {}
            _ = correction.tick() => correct_clock(&backend).await,
        }
    }
}

/// One turn, and how long to sleep then.
async fn turn(backend: &Backend, asking: &mut JoinSet<usize>) -> Result<Duration, Error> {
    let started = backend.now();
    let (done, to_ask) = move_due(backend, started).await?;
    if done != Tick::default() {
        let took_ms = backend.now().millis_since(started);
        tracing::debug!(done.moved, done.asked, done.poisoned, took_ms, "clock turn");
    }
    if !to_ask.is_empty() {
        let backend = backend.clone();
        asking.spawn(async move { end_if_empty(&backend, to_ask).await });
    }
    let next = rows::earliest_due(&backend.db).await?;
    let millis = next.map_or(i64::MAX, |next| next.millis_since(backend.now()).max(0));
    // What is due but held by another replica is looked at again soon, not at once.
    let shortest = if done == Tick::default() { HELD_ELSEWHERE } else { Duration::ZERO };
    Ok(Duration::from_millis(u64::try_from(millis).unwrap_or(0)).clamp(shortest, CEILING))
}

/// Compares this machine's clock with the database's and corrects "now" by the difference. The
/// server and the command line do so before anything else, then the clock every 30 s.
pub async fn correct_clock(backend: &Backend) {
    match backend.db.clock_offset().await {
        Ok(offset_millis) => {
            backend.time.correct(offset_millis);
            if offset_millis.abs() > SUSPICIOUS_OFFSET_MILLIS {
                // Join tokens are signed by this machine's clock; LiveKit allows a minute.
                tracing::warn!(offset_millis, "this machine's clock differs from the database's");
            }
        }
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "database clock not compared");
        }
    }
}
