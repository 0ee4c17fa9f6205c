//! The second step of ending a session: LiveKit is asked outside any transaction, and the session
//! completed if its room is empty and nothing changed meanwhile. Otherwise nothing is written: the
//! lease taken in the first step already says when to look again.

use super::batch::{CLOCK, Candidate};
use crate::{
    Backend, Error,
    livekit::occupancy,
    sessions::transition::{Move, transition},
};
use domain::{
    Status, Timestamp,
    transition::{Authority, Occupancy, Outcome},
};
use futures::{StreamExt, TryStreamExt};

/// Questions to LiveKit at the same time. Each takes at most two seconds.
const AT_ONCE: usize = 16;

/// Completes those whose room is empty; returns how many.
pub(super) async fn end_if_empty(
    backend: &Backend,
    candidates: Vec<Candidate>,
    now: Timestamp,
) -> Result<usize, Error> {
    futures::stream::iter(candidates)
        .map(|candidate| end_one(backend, candidate, now))
        .buffer_unordered(AT_ONCE)
        .try_fold(0, |ended, one| async move { Ok(ended + usize::from(one)) })
        .await
}

async fn end_one(backend: &Backend, candidate: Candidate, now: Timestamp) -> Result<bool, Error> {
    let answer = backend.rooms.list_participants(&candidate.room_name).await;
    if occupancy(&answer) != Occupancy::Empty {
        return Ok(false);
    }
    let step = Move {
        occupancy: Occupancy::Empty,
        expected_version: Some(candidate.version),
        ..Move::new(Status::Completed, Authority::Clock, CLOCK)
    };
    let mut tx = backend.begin().await?;
    let results = transition(&mut tx, &backend.cluster, &[candidate.id], &step, now).await?;
    tx.commit().await?;
    Ok(results.iter().any(|(_, result)| *result == Ok(Outcome::Moves)))
}
