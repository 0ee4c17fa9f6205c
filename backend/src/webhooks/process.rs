//! Acting on stored events, in order of arrival.

use crate::{
    Backend, Error,
    db::{Tx, webhook_events as rows},
    livekit::WebhookEvent,
    sessions::transition::{By, Move, transition},
};
use domain::{
    Status, Timestamp,
    transition::{Authority, Cause, Outcome},
};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How long to sleep when nobody rings: another replica may have died over an event.
const CEILING: Duration = Duration::from_secs(5);

/// Processes everything that waits; returns how many events it was.
///
/// # Errors
/// When the database fails; the event at fault stays first in line.
pub async fn work(backend: &Backend, now: Timestamp) -> Result<usize, Error> {
    let mut count = 0;
    loop {
        let mut tx = backend.begin().await?;
        let Some(waiting) = rows::next(&mut tx).await? else { return Ok(count) };
        let outcome = act(backend, &mut tx, &waiting, now).await?;
        rows::processed(&mut tx, waiting.id, outcome, now).await?;
        tx.commit().await?;
        count += 1;
    }
}

/// The first real person in the room makes a ready session ongoing. All else is only stored yet.
async fn act(
    backend: &Backend,
    tx: &mut Tx,
    waiting: &rows::Waiting,
    now: Timestamp,
) -> Result<&'static str, Error> {
    let Ok(event) = WebhookEvent::parse(waiting.body.as_bytes()) else { return Ok("unreadable") };
    if event.event != "participant_joined" {
        return Ok("nothing_to_do");
    }
    let counts = event.participant().is_some_and(|participant| participant.counts());
    let Some(room) = event.room_name().filter(|_| counts) else { return Ok("does_not_count") };
    let Some(id) = rows::session_of_room(tx, &waiting.cluster, room).await? else {
        return Ok("unknown_room");
    };
    let by = By { cause: Cause::Webhook, user: None };
    let step = Move::new(Status::Ongoing, Authority::Presence, by);
    let results = transition(tx, &backend.cluster, &[id], &step, now).await?;
    Ok(match results.first() {
        Some((_, Ok(Outcome::Moves))) => "session_ongoing",
        Some((_, Ok(Outcome::AlreadyThere))) => "already_ongoing",
        // Not ready (any more): the event is history and changes nothing.
        _ => "session_not_open",
    })
}

/// Works until cancelled.
pub async fn run(backend: Backend, stop: CancellationToken) {
    loop {
        if let Err(error) = work(&backend, backend.now()).await {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "webhook events not processed"
            );
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(CEILING) => {}
            () = backend.inbox.notified() => {}
        }
    }
}
