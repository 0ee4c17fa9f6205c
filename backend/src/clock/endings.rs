//! The second step of ending a session: LiveKit is asked outside any transaction, and the session
//! completed if its room is empty and nothing changed meanwhile. Otherwise nothing is written: the
//! lease taken in the first step already says when to look again.

use super::batch::{CLOCK, Candidate, set_aside};
use crate::{
    Backend, Error,
    livekit::occupancy,
    sessions::transition::{Move, transition},
};
use domain::{
    SessionId, Status,
    transition::{Authority, Occupancy, Outcome},
};
use futures::StreamExt;

/// Questions to LiveKit at the same time. Each takes at most two seconds.
const AT_ONCE: usize = 16;

/// Completes those whose room is empty; returns how many. One that fails holds up no other: it is
/// set aside if the fault is its own, and otherwise looked at again when its lease is over.
pub(super) async fn end_if_empty(backend: &Backend, candidates: Vec<Candidate>) -> usize {
    futures::stream::iter(candidates)
        .map(|candidate| async move {
            let id = candidate.id;
            match end_one(backend, candidate).await {
                Ok(ended) => ended,
                Err(error) => {
                    give_up(backend, id, error).await;
                    false
                }
            }
        })
        .buffer_unordered(AT_ONCE)
        .fold(0, |ended, one| async move { ended + usize::from(one) })
        .await
}

async fn end_one(backend: &Backend, candidate: Candidate) -> Result<bool, Error> {
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
    let now = backend.now();
    let results = transition(&mut tx, &backend.cluster, &[candidate.id], &step, now).await?;
    tx.commit().await?;
    Ok(results.iter().any(|(_, result)| *result == Ok(Outcome::Moves)))
}

async fn give_up(backend: &Backend, id: SessionId, error: Error) {
    let set_aside = match error.is_outage() {
        true => Err(error),
        false => set_aside(backend, id, &error, backend.now()).await,
    };
    if let Err(error) = set_aside {
        let error = &error as &dyn std::error::Error;
        tracing::error!(session.id = id.0, error, "session not ended; looked at again soon");
    }
}
