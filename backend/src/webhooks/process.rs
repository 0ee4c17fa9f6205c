//! Acting on stored events, in order of arrival.

use crate::{
    Backend, Error,
    db::{Tx, effects, webhook_events as rows},
    livekit::WebhookEvent,
    sessions::transition::{By, Move, transition},
};
use domain::{
    AcademyId, SessionId, Status, Timestamp,
    transition::{Authority, Cause, Outcome},
};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How long to sleep when nobody rings: another replica may have died over an event.
const CEILING: Duration = Duration::from_secs(5);

/// Processes everything that waits; returns how many events it was. An event that can't be
/// processed is noted as failed and holds up no other.
///
/// # Errors
/// When the database is in trouble; what waits stays in line.
pub async fn work(backend: &Backend, now: Timestamp) -> Result<usize, Error> {
    let mut count = 0;
    loop {
        let mut tx = backend.begin().await?;
        let Some(waiting) = rows::next(&mut tx).await? else { return Ok(count) };
        match act(backend, &mut tx, &waiting, now).await {
            Ok(outcome) => rows::processed(&mut tx, waiting.id, outcome, now).await?,
            Err(error) if error.is_outage() => return Err(error),
            Err(error) => {
                let (id, error) = (waiting.id, &error as &(dyn std::error::Error + Sync));
                tracing::error!(webhook_event.id = id, error = %error, "webhook event not processed");
                drop(tx);
                tx = backend.begin().await?;
                rows::processed(&mut tx, waiting.id, "failed", now).await?;
            }
        }
        tx.commit().await?;
        count += 1;
    }
}

/// The first real person in the room makes a ready session ongoing; whoever enters the room of a
/// session that is over makes it be closed again. All else is only stored yet.
async fn act(
    backend: &Backend,
    tx: &mut Tx,
    waiting: &rows::Waiting,
    now: Timestamp,
) -> Result<&'static str, Error> {
    let Ok(event) = WebhookEvent::parse(waiting.body.as_bytes()) else { return Ok("unreadable") };
    let (Some(room), "participant_joined") = (event.room_name(), event.event.as_str()) else {
        return Ok("nothing_to_do");
    };
    let Some(found) = rows::session_of_room(tx, &waiting.cluster, room).await? else {
        return Ok("unknown_room");
    };
    let (academy_id, id) = (AcademyId(found.academy_id), SessionId(found.id));
    if found.is_final {
        // Their token was minted before the end, and LiveKit has opened the room anew for it.
        effects::add_close_room(tx, academy_id, id, (&waiting.cluster, room), now).await?;
        tx.changed(academy_id, id);
        return Ok("closed_again");
    }
    if !event.participant().is_some_and(|participant| participant.counts()) {
        return Ok("does_not_count");
    }
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
        let turn = async {
            if let Err(error) = work(&backend, backend.now()).await {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "webhook events not processed"
                );
            }
            tokio::select! {
                () = tokio::time::sleep(CEILING) => {}
                () = backend.inbox.notified() => {}
            }
        };
        tokio::select! {
            () = stop.cancelled() => return,
            () = turn => {}
        }
    }
}
