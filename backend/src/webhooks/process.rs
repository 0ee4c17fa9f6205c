//! Acting on stored events, in order of arrival.

use crate::{
    Backend, Error,
    db::{Tx, effects, webhook_events as rows},
    error::caught,
    livekit::WebhookEvent,
    sessions::transition::{By, Move, transition},
};
use domain::{
    AcademyId, SessionId, Status, Timestamp,
    transition::{Authority, Cause, Outcome},
};
use futures::{FutureExt, future::BoxFuture};
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
    work_by(backend, now, |backend, tx, id, now| act(backend, tx, id, now).boxed()).await
}

/// What acts on one event.
type Act = for<'a> fn(
    &'a Backend,
    &'a mut Tx,
    i64,
    Timestamp,
) -> BoxFuture<'a, Result<&'static str, Error>>;

async fn work_by(backend: &Backend, now: Timestamp, act: Act) -> Result<usize, Error> {
    let mut count = 0;
    loop {
        let mut tx = backend.begin().await?;
        let Some(id) = rows::next(&mut tx).await? else { return Ok(count) };
        match caught(act(backend, &mut tx, id, now)).await {
            Ok(outcome) => rows::processed(&mut tx, id, outcome, now).await?,
            Err(error) if error.is_outage() => return Err(error),
            Err(error) => {
                let error = &error as &(dyn std::error::Error + Sync);
                tracing::error!(webhook_event.id = id, error = %error, "webhook event not processed");
                tx.rollback().await;
                tx = backend.begin().await?;
                rows::processed(&mut tx, id, "failed", now).await?;
            }
        }
        tx.commit().await?;
        count += 1;
    }
}

/// The first real person in the room makes a ready session ongoing; whoever enters the room of a
/// session that is not open makes it be closed again. All else is only stored yet.
async fn act(
    backend: &Backend,
    tx: &mut Tx,
    id: i64,
    now: Timestamp,
) -> Result<&'static str, Error> {
    let waiting = rows::read(tx, id).await?;
    let Ok(event) = WebhookEvent::parse(waiting.body.as_bytes()) else { return Ok("unreadable") };
    let (Some(room), "participant_joined") = (event.room_name(), event.event.as_str()) else {
        return Ok("nothing_to_do");
    };
    let Some(found) = rows::session_of_room(tx, &waiting.cluster, room).await? else {
        return Ok("unknown_room");
    };
    let (academy_id, id) = (AcademyId(found.academy_id), SessionId(found.id));
    if found.is_closed {
        // Their token was minted while it was open, and LiveKit has opened the room anew for it.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{db::webhook_events::NewWebhookEvent, on_both_databases, testing::World};

    on_both_databases![an_event_over_which_the_program_breaks_down_holds_up_no_other];

    async fn an_event_over_which_the_program_breaks_down_holds_up_no_other(world: World) {
        let id = world.ready().await;
        let room = format!("itqan-academy-quran-session-{id}");
        let mut tx = world.backend.begin().await.expect("begins");
        for event_id in ["EV_1", "EV_2"] {
            let body = format!(
                r#"{{"id":"{event_id}","event":"participant_joined","room":{{"name":"{room}"}},
                    "participant":{{"identity":"u1"}}}}"#
            );
            let event = "participant_joined";
            let room_name = Some(&room[..]);
            let event =
                NewWebhookEvent { cluster: "main", event_id, event, room_name, body: &body };
            assert!(rows::insert(&mut tx, &event, world.now()).await.expect("stores"));
        }
        tx.commit().await.expect("commits");
        let act_or_panic: Act = |backend, tx, id, now| {
            async move {
                let is_first = rows::read(tx, id).await?.body.contains("EV_1");
                let outcome = act(backend, tx, id, now).await?;
                assert!(!is_first, "a panic that this test wants");
                Ok(outcome)
            }
            .boxed()
        };
        let count = work_by(&world.backend, world.now(), act_or_panic).await;
        assert_eq!(count.expect("works"), 2);
        let mut tx = world.backend.begin().await.expect("begins");
        assert_eq!(rows::next(&mut tx).await.expect("reads"), None);
        drop(tx);
        let session = world.session(id).await;
        assert_eq!((session.status, session.version), (Status::Ongoing, 2), "by the second alone");
    }
}
