//! LiveKit's events: believed only when signed, counted only once.

use backend::{
    on_both_databases,
    testing::World,
    webhooks::{self, Received, Rejected},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::Status;
use livekit_api::access_token::AccessToken;
use sha2::{Digest, Sha256};

on_both_databases![
    the_first_person_makes_a_ready_session_ongoing,
    a_known_event_changes_nothing,
    forged_events_change_nothing,
    those_who_do_not_count_change_nothing,
    unknown_rooms_and_events_are_taken_in,
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

async fn deliver(world: &World, body: &str) -> Result<Received, Rejected> {
    let signature = sign(world, body.as_bytes());
    let received =
        webhooks::receive(&world.backend, Some(&signature), body.as_bytes(), world.now()).await;
    webhooks::work(&world.backend, world.now()).await.expect("works");
    received
}

async fn ready_room(world: &World) -> (domain::SessionId, String) {
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
