//! LiveKit's events: believed only when signed, counted only once.

use crate::support::{another_process, count};
use backend::{
    Database, effects, on_both_databases,
    sessions::{self, NewSession, SetStatus, set_status_from_cli},
    testing::{Kind, World},
    webhooks::{self, Received, Rejected},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{Locale, SessionId, Status};
use livekit_api::access_token::AccessToken;
use sha2::{Digest, Sha256};
use sqlx::{Connection, PgConnection};

on_both_databases![
    the_first_person_makes_a_ready_session_ongoing,
    a_known_event_changes_nothing,
    forged_events_change_nothing,
    those_who_do_not_count_change_nothing,
    unknown_rooms_and_events_are_taken_in,
    a_room_that_comes_back_after_the_end_is_closed_again,
    a_room_that_comes_back_after_its_session_was_put_back_is_closed_again,
    an_event_that_cannot_be_processed_holds_up_no_other,
];

fn sign(world: &World, body: &[u8]) -> String {
    let (key, secret) = world.key();
    AccessToken::with_api_key(&key, &secret)
        .with_sha256(&STANDARD.encode(Sha256::digest(body)))
        .to_jwt()
        .expect("a signature")
}

fn joined(event_id: &str, room: &str, participant: &str) -> String {
    format!(
        r#"{{"id":"{event_id}","event":"participant_joined","createdAt":"1795348800",
            "room":{{"sid":"RM_1","name":"{room}","numParticipants":1}},"participant":{participant}}}"#
    )
}

async fn receive(world: &World, body: &str) -> Result<Received, Rejected> {
    let signature = sign(world, body.as_bytes());
    webhooks::receive(&world.backend, Some(&signature), body.as_bytes(), world.now()).await
}

async fn deliver(world: &World, body: &str) -> Result<Received, Rejected> {
    let received = receive(world, body).await;
    webhooks::work(&world.backend, world.now()).await.expect("works");
    received
}

async fn ready_room(world: &World) -> (SessionId, String) {
    let id = world.ready().await;
    (id, format!("itqan-academy-quran-session-{id}"))
}

async fn the_first_person_makes_a_ready_session_ongoing(world: World) {
    let (id, room) = ready_room(&world).await;
    let received = deliver(&world, &joined("EV_1", &room, r#"{"identity":"u1"}"#)).await;
    assert_eq!(received.expect("taken in"), Received::New);
    let session = world.session(id).await;
    assert_eq!((session.status, session.version), (Status::Ongoing, 2));
    deliver(&world, &joined("EV_2", &room, r#"{"identity":"u2"}"#)).await.expect("taken in");
    assert_eq!(world.session(id).await.version, 2, "the second changes nothing");
}

async fn a_known_event_changes_nothing(world: World) {
    let (id, room) = ready_room(&world).await;
    let body = joined("EV_1", &room, r#"{"identity":"u1"}"#);
    deliver(&world, &body).await.expect("taken in");
    let before = world.session(id).await;
    assert_eq!(deliver(&world, &body).await.expect("taken in"), Received::Known);
    assert_eq!(world.session(id).await, before);
}

async fn forged_events_change_nothing(world: World) {
    let (id, room) = ready_room(&world).await;
    let body = joined("EV_1", &room, r#"{"identity":"u1"}"#);
    let (key, _) = world.key();
    let hash = STANDARD.encode(Sha256::digest(body.as_bytes()));
    let by = |key: &str, secret: &str| {
        AccessToken::with_api_key(key, secret).with_sha256(&hash).to_jwt().expect("a token")
    };
    let wrong_secret = by(&key, "another-secret-of-32-characters-or-more");
    let wrong_key = by("somebody", world.key().1.as_str());
    let other_body = sign(&world, b"{}");
    for signature in
        [None, Some(""), Some("garbage"), Some(&wrong_secret), Some(&wrong_key), Some(&other_body)]
    {
        let refused =
            webhooks::receive(&world.backend, signature, body.as_bytes(), world.now()).await;
        assert!(matches!(refused, Err(Rejected::Unauthorized)), "{signature:?}");
    }
    let no_event = "not json";
    assert!(matches!(deliver(&world, no_event).await, Err(Rejected::Malformed)));
    assert_eq!(webhooks::work(&world.backend, world.now()).await.expect("works"), 0);
    assert_eq!(world.session(id).await.status, Status::Ready);
}

async fn those_who_do_not_count_change_nothing(world: World) {
    let (id, room) = ready_room(&world).await;
    for (number, participant) in [
        r#"{"identity":"o1","permission":{"hidden":true}}"#,
        r#"{"identity":"EG_1","kind":"EGRESS"}"#,
        r#"{"identity":"somebody"}"#,
        "{}",
    ]
    .iter()
    .enumerate()
    {
        deliver(&world, &joined(&format!("EV_{number}"), &room, participant))
            .await
            .expect("taken in");
        assert_eq!(world.session(id).await.status, Status::Ready, "{participant}");
    }
}

async fn unknown_rooms_and_events_are_taken_in(world: World) {
    let scheduled = world.scheduled_in(600).await;
    let never_opened = format!("itqan-academy-quran-session-{scheduled}");
    for body in [
        joined("EV_1", "no-such-room", r#"{"identity":"u1"}"#),
        joined("EV_2", &never_opened, r#"{"identity":"u1"}"#),
        r#"{"id":"EV_3","event":"from_the_future","surprise":[{}]}"#.to_owned(),
    ] {
        assert_eq!(deliver(&world, &body).await.expect("taken in"), Received::New, "{body}");
    }
    assert_eq!(world.session(scheduled).await.status, Status::Scheduled);
}

async fn a_room_that_comes_back_after_the_end_is_closed_again(world: World) {
    let (id, room) = ready_room(&world).await;
    let cancel = SetStatus {
        session_id: id,
        status: Status::Cancelled,
        reason: Some("a reason".into()),
        version: None,
    };
    set_status_from_cli(&world.backend, cancel, world.now()).await.expect("cancelled");
    effects::work(&world.backend, world.now()).await.expect("works");
    world.rooms.enter(&room, "o1", true);
    deliver(&world, &joined("EV_1", &room, r#"{"identity":"o1","permission":{"hidden":true}}"#))
        .await
        .expect("taken in");
    assert_eq!(effects::work(&world.backend, world.now()).await.expect("works"), 1);
    assert_eq!(world.session(id).await.status, Status::Cancelled);
}

async fn a_room_that_comes_back_after_its_session_was_put_back_is_closed_again(world: World) {
    let lesson = world.lesson(world.now().plus_millis(3 * 60 * 60_000));
    let id = world.create(NewSession { status: Status::Ready, ..lesson }).await.id;
    let room = format!("itqan-academy-quran-session-{id}");
    let to = |status| SetStatus { session_id: id, status, reason: None, version: None };
    set_status_from_cli(&world.backend, to(Status::Scheduled), world.now())
        .await
        .expect("put back");
    effects::work(&world.backend, world.now()).await.expect("works");
    for (event, participant) in [
        ("EV_1", r#"{"identity":"o1","permission":{"hidden":true}}"#),
        ("EV_2", r#"{"identity":"u1"}"#),
    ] {
        deliver(&world, &joined(event, &room, participant)).await.expect("taken in");
        assert_eq!(effects::work(&world.backend, world.now()).await.expect("works"), 1, "{event}");
        assert_eq!(world.session(id).await.status, Status::Scheduled, "{event}");
    }
    // Somebody came in while it was closed, but it is open by the time the room would be closed.
    deliver(&world, &joined("EV_3", &room, r#"{"identity":"u1"}"#)).await.expect("taken in");
    set_status_from_cli(&world.backend, to(Status::Ready), world.now()).await.expect("ready again");
    assert_eq!(effects::work(&world.backend, world.now()).await.expect("works"), 0);
}

async fn an_event_that_cannot_be_processed_holds_up_no_other(world: World) {
    let (spoiled, spoiled_room) = ready_room(&world).await;
    let (id, room) = ready_room(&world).await;
    spoil(&world.database.db, spoiled).await;
    let first = joined("EV_1", &spoiled_room, r#"{"identity":"u1"}"#);
    deliver(&world, &first).await.expect("taken in");
    deliver(&world, &joined("EV_2", &room, r#"{"identity":"u1"}"#)).await.expect("taken in");
    let teacher = world.viewer("teacher@itqan.test").await;
    let state = sessions::state(&world.backend, &teacher, id, Locale::Ar, world.now()).await;
    assert_eq!(state.expect("an answer").expect("theirs").session.status, Status::Ongoing);
}

/// Makes every change of a row fail: SQLite then holds a version that is no number, PostgreSQL one
/// that can't grow.
async fn spoil(db: &Database, id: SessionId) {
    const SQLITE: &str = "UPDATE sessions SET version = 'spoiled' WHERE id = $1";
    const POSTGRES: &str = "UPDATE sessions SET version = 9223372036854775807 WHERE id = $1";
    match db {
        Database::Sqlite { writer, .. } => {
            sqlx::query(SQLITE).bind(id.0).execute(writer).await.map(drop)
        }
        Database::Postgres(pool) => sqlx::query(POSTGRES).bind(id.0).execute(pool).await.map(drop),
    }
    .expect("written by hand");
}

/// Changed by hand: PostgreSQL holds nothing there that is no text.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_event_that_cannot_be_read_holds_up_no_other() {
    const SPOIL: &str = "UPDATE webhook_events SET body = X'ff' WHERE event_id = 'EV_1'";
    let world = World::new(Kind::Sqlite).await;
    let (id, room) = ready_room(&world).await;
    receive(&world, &joined("EV_1", &room, r#"{"identity":"u1"}"#)).await.expect("taken in");
    let Database::Sqlite { writer, .. } = &world.database.db else { panic!("is SQLite") };
    sqlx::query(SPOIL).execute(writer).await.expect("written by hand");
    deliver(&world, &joined("EV_2", &room, r#"{"identity":"u1"}"#)).await.expect("taken in");
    assert_eq!(world.session(id).await.status, Status::Ongoing);
}

/// One replica is in the middle of a room's first event; another one works on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_replica_overtakes_another_within_a_room() {
    const BUSY: &str = "SELECT id FROM webhook_events WHERE event_id = 'EV_1' FOR UPDATE";
    const LEFT: &str = "SELECT COUNT(*) FROM webhook_events WHERE processed_at IS NULL";
    let world = World::new(Kind::Postgres).await;
    let other = another_process(&world).await;
    let ((first, room), (second, other_room)) =
        (ready_room(&world).await, ready_room(&world).await);
    for (event, room) in [("EV_1", &room), ("EV_2", &room), ("EV_3", &other_room)] {
        receive(&world, &joined(event, room, r#"{"identity":"u1"}"#)).await.expect("taken in");
    }
    let mut busy = PgConnection::connect(&world.database.url).await.expect("connects");
    let mut transaction = busy.begin().await.expect("begins");
    sqlx::query(BUSY).execute(&mut *transaction).await.expect("locks");

    assert_eq!(webhooks::work(&other, world.now()).await.expect("works"), 1, "the other room's");
    assert_eq!(world.session(second).await.status, Status::Ongoing);
    assert_eq!(world.session(first).await.status, Status::Ready);
    assert_eq!(count(&world.database.db, LEFT).await, 2);

    transaction.rollback().await.expect("lets go");
    assert_eq!(webhooks::work(&other, world.now()).await.expect("works"), 2);
    assert_eq!(world.session(first).await.status, Status::Ongoing);
}

/// Two replicas empty one inbox: everything is processed once, each room in order of arrival.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_replicas_share_the_inbox_room_by_room() {
    const OUT_OF_ORDER: &str = "SELECT COUNT(*) FROM webhook_events w WHERE outcome <> CASE \
        WHEN EXISTS (SELECT 1 FROM webhook_events o WHERE o.room_name = w.room_name AND o.id < w.id) \
        THEN 'already_ongoing' ELSE 'session_ongoing' END";
    let world = World::new(Kind::Postgres).await;
    let other = another_process(&world).await;
    let mut rooms = Vec::new();
    for _ in 0..4 {
        rooms.push(ready_room(&world).await.1);
    }
    for number in 0..10 {
        for room in &rooms {
            let event = joined(&format!("EV_{room}_{number}"), room, r#"{"identity":"u1"}"#);
            receive(&world, &event).await.expect("taken in");
        }
    }
    let mut done = 0;
    while done < 40 {
        let (here, there) = tokio::join!(
            webhooks::work(&world.backend, world.now()),
            webhooks::work(&other, world.now()),
        );
        done += here.expect("works") + there.expect("works");
    }
    assert_eq!(done, 40, "each once");
    assert_eq!(count(&world.database.db, OUT_OF_ORDER).await, 0);
}
