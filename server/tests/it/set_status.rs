//! `POST /api/set_status`: moving a session by hand.

use crate::support::{Answer, App};
use backend::testing::World;
use serde_json::{Value, json};

async fn set(app: &App, login: &str, body: &Value) -> Answer {
    app.with(login).post_json("/api/set_status", &body.to_string()).await
}

backend::on_both_databases!(the_answer_to_ready_holds_the_meeting);

async fn the_answer_to_ready_holds_the_meeting(world: World) {
    let id = world.scheduled_in(600).await;
    let app = App::of(world);
    let admin = app.world.login("admin@itqan.test").await;
    let answer = set(&app, &admin, &json!({ "session_id": id, "status": "ready" })).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let session = answer.json();
    assert_eq!(session["status"], "ready");
    assert_eq!(session["meeting"]["room_name"], format!("itqan-academy-quran-session-{id}"));
    assert_eq!(session["meeting"]["link"], format!("https://majlis.test/sessions/{id}"));
    assert_eq!(session["meeting"]["cluster"], "main");
    assert_eq!(session, serde_json::to_value(app.world.session(id).await).expect("serialises"));
    assert_eq!(app.world.rooms.calls(), 0, "LiveKit is not asked");
}

backend::on_both_databases!(refusals_are_typed);

async fn refusals_are_typed(world: World) {
    let id = world.scheduled_in(600).await;
    let app = App::of(world);
    let admin = app.world.login("admin@itqan.test").await;
    let student = app.world.login("student@itqan.test").await;
    let wish = |status: &str| json!({ "session_id": id, "status": status });

    let answer = set(&app, &admin, &wish("completed")).await;
    assert_eq!(answer.status, 409);
    assert_eq!(
        answer.json(),
        json!({ "code": "refused", "from": "scheduled", "to": "completed", "why": "no_such_move" })
    );
    let answer = set(&app, &student, &wish("ready")).await;
    assert_eq!(answer.status, 403);
    assert_eq!(answer.json(), json!({ "code": "not_allowed", "from": "scheduled", "to": "ready" }));
    assert_eq!(
        set(&app, &admin, &wish("cancelled")).await.refusal(),
        (422, "invalid".to_owned()),
        "without a reason"
    );
    assert_eq!(set(&app, &admin, &wish("finished")).await.refusal(), (400, "malformed".to_owned()));
    let elsewhere = json!({ "session_id": 999, "status": "ready" });
    assert_eq!(set(&app, &admin, &elsewhere).await.refusal(), (404, "not_found".to_owned()));
}

backend::on_both_databases!(a_change_in_between_is_noticed);

async fn a_change_in_between_is_noticed(world: World) {
    let id = world.scheduled_in(600).await;
    let seen = world.session(id).await.version;
    let app = App::of(world);
    let admin = app.world.login("admin@itqan.test").await;
    let wish = |status: &str| json!({ "session_id": id, "status": status, "version": seen });
    assert_eq!(set(&app, &admin, &wish("ready")).await.status, 200);
    let now = app.world.session(id).await.version;
    let answer = set(&app, &admin, &wish("ongoing")).await;
    assert_eq!(answer.status, 409);
    assert_eq!(answer.json(), json!({ "code": "changed_meanwhile", "version": now }));
}
