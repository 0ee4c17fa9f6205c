//! Callers that go away in the middle, and rows that somebody else does not let go of.

use crate::support::count;
use backend::{
    live::News,
    on_both_databases,
    sessions::{SetStatus, SetStatusError, set_status_from_cli},
    testing::{Kind, World},
    webhooks,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{SessionId, Status};
use futures::StreamExt;
use livekit_api::access_token::AccessToken;
use sha2::{Digest, Sha256};
use sqlx::{Connection, PgConnection};
use std::{future::Future, pin::pin, task::Poll, time::Duration};

on_both_databases![whatever_is_committed_is_told_though_the_caller_is_gone];

const PATIENCE: Duration = Duration::from_secs(20);

/// Polls a future so many times and then drops it, as a server does whose client has hung up.
async fn cut_off<F: Future>(future: F, polls: usize) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut left = polls;
    std::future::poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending if left == 0 => Poll::Ready(None),
        Poll::Pending => {
            left -= 1;
            Poll::Pending
        }
    })
    .await
}

fn make_ready(session_id: SessionId) -> SetStatus {
    SetStatus { session_id, status: Status::Ready, reason: None, version: None }
}

/// The caller goes away at each point where it waits, COMMIT included.
async fn whatever_is_committed_is_told_though_the_caller_is_gone(world: World) {
    for polls in 0..1_000 {
        let id = world.scheduled_in(600).await;
        let mut news = world.backend.live.subscribe();
        let call = set_status_from_cli(&world.backend, make_ready(id), world.now());
        let whole = cut_off(call, polls).await.is_some();
        // This one waits for what the other left behind. If that was committed, it finds nothing left
        // to do and tells nobody: whoever hears of the session hears it from the first.
        set_status_from_cli(&world.backend, make_ready(id), world.now()).await.expect("ready");
        let told = async {
            while news.next().await.is_some_and(
                |news| !matches!(news, News::Changed(change) if change.session_id == id),
            ) {}
        };
        tokio::time::timeout(PATIENCE, told).await.unwrap_or_else(|_| panic!("{polls} polls"));
        assert_eq!(world.session(id).await.version, 2, "moved once, after {polls} polls");
        if whole {
            return;
        }
    }
    panic!("the call never ends");
}

/// PostgreSQL gives up waiting for a row after ten seconds. A request fails then; an event that could
/// not be processed is no bad event, and waits for its turn.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_row_that_stays_locked_fails_requests_and_loses_no_event() {
    let world = World::new(Kind::Postgres).await;
    let id = world.ready().await;
    receive_joined(&world, id).await;
    let mut holder = PgConnection::connect(&world.database.url).await.expect("connects");
    let mut transaction = holder.begin().await.expect("begins");
    let lock = sqlx::query("SELECT id FROM sessions WHERE id = $1 FOR UPDATE").bind(id.0);
    lock.execute(&mut *transaction).await.expect("locks");

    let ongoing = SetStatus { status: Status::Ongoing, ..make_ready(id) };
    let (event, request) = tokio::join!(
        webhooks::work(&world.backend, world.now()),
        set_status_from_cli(&world.backend, ongoing, world.now()),
    );
    assert!(event.is_err(), "{event:?}");
    assert!(matches!(request, Err(SetStatusError::Internal(_))), "{request:?}");
    const WAITING: &str = "SELECT COUNT(*) FROM webhook_events WHERE processed_at IS NULL";
    assert_eq!(count(&world.database.db, WAITING).await, 1);

    transaction.rollback().await.expect("lets go");
    assert_eq!(webhooks::work(&world.backend, world.now()).await.expect("works"), 1);
    assert_eq!(world.session(id).await.status, Status::Ongoing);
}

async fn receive_joined(world: &World, id: SessionId) {
    let body = format!(
        r#"{{"id":"EV_1","event":"participant_joined",
            "room":{{"name":"itqan-academy-quran-session-{id}"}},"participant":{{"identity":"u1"}}}}"#
    );
    let (key, secret) = world.key();
    let signature = AccessToken::with_api_key(&key, &secret)
        .with_sha256(&STANDARD.encode(Sha256::digest(body.as_bytes())))
        .to_jwt()
        .expect("a signature");
    let received =
        webhooks::receive(&world.backend, Some(&signature), body.as_bytes(), world.now()).await;
    received.expect("taken in");
}
