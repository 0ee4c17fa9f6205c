//! A batch of due sessions in one transaction; halved when it fails, until the one row that fails
//! by itself is alone and can be set aside.

use crate::{
    Backend, Error,
    db::{Tx, sessions as rows, sessions::SessionRow},
    error::caught,
    sessions::transition::{By, Move, transition_locked},
};
use domain::{
    SessionId, Status, Timestamp,
    clock::{Due, RECHECK_MILLIS, due, next_transition_at},
    transition::{Authority, Cause, Occupancy, Outcome},
};

/// What a batch did.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// Rows that will not be found due again in this turn.
    pub(super) handled: usize,
    pub(super) moved: usize,
    pub(super) poisoned: usize,
    pub(super) to_ask: Vec<Candidate>,
}

/// A session past its end whose room has to be asked, as it was when it was leased.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) id: SessionId,
    pub(super) version: i64,
    pub(super) room_name: String,
}

impl Batch {
    fn add(&mut self, other: Self) {
        self.handled += other.handled;
        self.moved += other.moved;
        self.poisoned += other.poisoned;
        self.to_ask.extend(other.to_ask);
    }
}

/// Who the clock is, for the history.
pub(super) const CLOCK: By = By { cause: Cause::Clock, user: None };

/// Moves what can be moved of these sessions.
///
/// # Errors
/// When the database itself is in trouble.
pub(super) async fn move_batch(
    backend: &Backend,
    ids: &[SessionId],
    now: Timestamp,
) -> Result<Batch, Error> {
    let mut total = Batch::default();
    let mut waiting = vec![ids.to_vec()];
    let mut failing = Vec::new();
    while let Some(part) = waiting.pop() {
        match attempt(backend, &part, now).await {
            Ok(batch) => total.add(batch),
            Err(error) if error.is_outage() => return Err(error),
            Err(error) if part.len() == 1 => failing.push((part[0], error)),
            Err(_) => {
                let (first, second) = part.split_at(part.len() / 2);
                waiting.push(second.to_vec());
                waiting.push(first.to_vec());
            }
        }
    }
    // If not one of several would move, the fault is not theirs: an old program on a new schema, say.
    if failing.len() > 1 && total.handled == 0 {
        return Err(failing.swap_remove(0).1);
    }
    for (id, error) in failing {
        set_aside(backend, id, &error, now).await?;
        total.handled += 1;
        total.poisoned += 1;
    }
    Ok(total)
}

async fn attempt(backend: &Backend, ids: &[SessionId], now: Timestamp) -> Result<Batch, Error> {
    if ids.is_empty() {
        return Ok(Batch::default());
    }
    let mut tx = backend.begin().await?;
    match caught(move_in(&mut tx, backend, ids, now)).await {
        Ok(batch) => {
            tx.commit().await?;
            Ok(batch)
        }
        Err(error) => {
            // At once: the halves pass over rows that are still locked.
            tx.rollback().await;
            Err(error)
        }
    }
}

async fn move_in(
    tx: &mut Tx,
    backend: &Backend,
    ids: &[SessionId],
    now: Timestamp,
) -> Result<Batch, Error> {
    let mut batch = Batch::default();
    let found = rows::lock_free(tx, ids).await?;
    batch.handled = found.len();
    for (when, to) in [(Due::Ready, Status::Ready), (Due::ForceEnd, Status::Completed)] {
        let ids: Vec<_> =
            found.iter().filter(|row| due(&row.lesson, now) == when).map(|row| row.id).collect();
        let step = Move { occupancy: Occupancy::Unknown, ..Move::new(to, Authority::Clock, CLOCK) };
        let results = transition_locked(tx, &backend.cluster, &ids, &found, &step, now).await?;
        batch.moved += results.iter().filter(|(_, result)| *result == Ok(Outcome::Moves)).count();
    }
    for row in &found {
        match due(&row.lesson, now) {
            Due::AskRoom if row.recheck_at.is_none_or(|at| now >= at) => {
                batch.to_ask.extend(lease(tx, row, now).await?);
            }
            Due::AskRoom => put_right(tx, row, row.recheck_at, now).await?,
            Due::Nothing => put_right(tx, row, None, now).await?,
            Due::Ready | Due::ForceEnd => {}
        }
    }
    Ok(batch)
}

/// Takes the question whether a room is empty for [`RECHECK_MILLIS`].
async fn lease(tx: &mut Tx, row: &SessionRow, now: Timestamp) -> Result<Option<Candidate>, Error> {
    let again = now.plus_millis(RECHECK_MILLIS);
    rows::lease(tx, row.id, again, next_transition_at(&row.lesson, Some(again), now)).await?;
    Ok(row.meeting.as_ref().map(|meeting| Candidate {
        id: row.id,
        version: row.version,
        room_name: meeting.room_name.clone(),
    }))
}

/// The row was due by its column, not by the rules (settings changed, or a lesson went by while the
/// clock was down): the column is rewritten.
async fn put_right(
    tx: &mut Tx,
    row: &SessionRow,
    recheck_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), Error> {
    rows::set_next_transition(tx, row.id, next_transition_at(&row.lesson, recheck_at, now)).await
}

/// Sets a row aside whose transition fails by itself.
pub(super) async fn set_aside(
    backend: &Backend,
    id: SessionId,
    error: &Error,
    now: Timestamp,
) -> Result<(), Error> {
    tracing::error!(
        session.id = id.0,
        error = error as &dyn std::error::Error,
        "session set aside: its transition fails by itself"
    );
    let mut tx = backend.begin().await?;
    if let Some(academy_id) = rows::poison(&mut tx, id, now).await? {
        tx.changed(academy_id, id);
    }
    tx.commit().await
}
