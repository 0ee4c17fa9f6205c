//! `POST /webhooks/livekit`: what counts and what does not.

use crate::support::{Answer, App, signed_for, webhook};
use backend::{sessions::NewSession, testing::World};
use domain::{SessionId, Status};
use http::{Request, header};
use serde_json::{Value, json};

const ROOM: &str = "itqan-academy-quran-session-1";

async fn post(app: &App, body: &str, authorization: Option<&str>) -> Answer {
    let request =
        Request::post("/webhooks/livekit").header(header::CONTENT_TYPE, "application/webhook+json");
    let request = match authorization {
        Some(authorization) => request.header(header::AUTHORIZATION, authorization),
        None => request,
    };
    app.send(request.body(body.to_owned().into()).expect("is a request")).await
}

/// Posts a genuine event and lets the inbox's worker do its work.
async fn deliver(app: &App, body: &str) -> u16 {
    let answer = post(app, body, Some(&signed_for(&app.world, body))).await;
    work(app).await;
    answer.status.as_u16()
}

async fn work(app: &App) {
    while backend::webhooks::work(&app.world.backend, app.world.now()).await.expect("works") > 0 {}
}

async fn app_with_open_session(world: World) -> (App, SessionId, String) {
    let id = world.ready().await;
    assert_eq!(world.session(id).await.meeting.expect("is open").room_name, ROOM);
    let student = world.viewer("student@itqan.test").await.user_id.livekit_identity(false);
    (App::of(world), id, student)
}

backend::on_both_databases!(the_first_person_in_makes_it_ongoing_once);

async fn the_first_person_in_makes_it_ongoing_once(world: World) {
    let (app, id, student) = app_with_open_session(world).await;
    let joined = webhook("EV_1", "participant_joined", ROOM, &student, false);
    assert_eq!(deliver(&app, &joined).await, 200);
    let after = app.world.session(id).await;
    assert_eq!(after.status, Status::Ongoing);
    assert_eq!(deliver(&app, &joined).await, 200, "a replay is answered like the first");
    assert_eq!(app.world.session(id).await, after, "and changes nothing");
}

backend::on_both_databases!(a_hidden_observer_changes_nothing);

async fn a_hidden_observer_changes_nothing(world: World) {
    let (app, id, _) = app_with_open_session(world).await;
    let admin = app.world.viewer("admin@itqan.test").await.user_id.livekit_identity(true);
    assert_eq!(
        deliver(&app, &webhook("EV_1", "participant_joined", ROOM, &admin, true)).await,
        200
    );
    assert_eq!(app.world.session(id).await.status, Status::Ready);
}

backend::on_both_databases!(a_session_that_is_put_back_sends_everybody_out_late_comers_too);

async fn a_session_that_is_put_back_sends_everybody_out_late_comers_too(world: World) {
    let lesson = world.lesson(world.now().plus_millis(3 * 60 * 60_000));
    let id = world.create(NewSession { status: Status::Ready, ..lesson }).await.id;
    world.rooms.enter(ROOM, "o1", true);
    let app = App::of(world);
    let admin = app.world.login("admin@itqan.test").await;
    let wish = json!({ "session_id": id, "status": "scheduled" });
    let answer = app.with(&admin).post_json("/api/set_status", &wish.to_string()).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.json()["meeting"], Value::Null);
    assert_eq!(close_rooms(&app).await, 1);
    assert!(app.world.rooms.was_deleted(ROOM));
    // With a token from before: LiveKit opens the room anew for it.
    for (event, identity, hidden) in [("EV_1", "o1", true), ("EV_2", "u1", false)] {
        let joined = webhook(event, "participant_joined", ROOM, identity, hidden);
        assert_eq!(deliver(&app, &joined).await, 200);
        assert_eq!(close_rooms(&app).await, 1, "{identity}");
    }
    assert_eq!(app.world.session(id).await.status, Status::Scheduled);
}

async fn close_rooms(app: &App) -> usize {
    backend::effects::work(&app.world.backend, app.world.now()).await.expect("works")
}

backend::on_both_databases!(what_nobody_knows_is_taken_and_changes_nothing);

async fn what_nobody_knows_is_taken_and_changes_nothing(world: World) {
    let (app, id, student) = app_with_open_session(world).await;
    let before = app.world.session(id).await;
    for (number, event, room) in [
        (1, "participant_joined", "no-such-room"),
        (2, "an_event_of_tomorrow", ROOM),
        (3, "room_started", ROOM),
    ] {
        let body = webhook(&format!("EV_{number}"), event, room, &student, false);
        assert_eq!(deliver(&app, &body).await, 200, "{event} {room}");
    }
    assert_eq!(deliver(&app, r#"{"id":"EV_4","event":"participant_joined"}"#).await, 200);
    assert_eq!(app.world.session(id).await, before);
}

backend::on_both_databases!(forgeries_are_refused_and_change_nothing);

async fn forgeries_are_refused_and_change_nothing(world: World) {
    let (app, id, student) = app_with_open_session(world).await;
    let before = app.world.session(id).await;
    let body = webhook("EV_1", "participant_joined", ROOM, &student, false);
    let genuine = signed_for(&app.world, &body);
    let for_another_body = signed_for(&app.world, "{}");
    let (start, _) = genuine.rsplit_once('.').expect("is a JWT");
    for (what, authorization) in [
        ("no signature", None),
        ("nonsense", Some("nonsense")),
        ("a cut signature", Some(start)),
        ("another body's", Some(for_another_body.as_str())),
    ] {
        assert_eq!(post(&app, &body, authorization).await.status, 401, "{what}");
    }
    let changed = body.replace("STANDARD", "EGRESS");
    assert_eq!(post(&app, &changed, Some(&genuine)).await.status, 401, "a changed body");
    work(&app).await;
    assert_eq!(app.world.session(id).await, before);
}

backend::on_both_databases!(a_genuine_signature_does_not_make_everything_an_event);

async fn a_genuine_signature_does_not_make_everything_an_event(world: World) {
    let app = App::of(world);
    for body in ["", "no JSON", "[]", "{}", r#"{"event":"participant_joined"}"#] {
        assert_eq!(deliver(&app, body).await, 400, "{body}");
    }
    let long = format!(r#"{{"id":"EV_1","event":"x","more":"{}"}}"#, "x".repeat(256 * 1024));
    assert_eq!(deliver(&app, &long).await, 413);
}
