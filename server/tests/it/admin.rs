//! The admin panel over HTTP.

use crate::support::{App, Stream};
use backend::{
    sessions::{self, NewSession, SetStatus},
    testing::World,
};
use domain::{SessionId, Status};
use serde_json::{Value, json};

backend::on_both_databases!(setting_a_session_ready_answers_with_its_link);

async fn setting_a_session_ready_answers_with_its_link(world: World) {
    let id = world.scheduled_in(600).await;
    let app = App::of(world);
    let admin = app.world.login("admin@itqan.test").await;
    let path = format!("/api/admin/sessions/{id}");
    let seen = app.with(&admin).get(&path).await.json();
    assert_eq!(seen["row"]["session"]["meeting"], Value::Null);
    let wish = json!({ "session_id": id, "status": "ready",
                       "version": seen["row"]["session"]["version"] });
    let answer = app.with(&admin).post_json("/api/set_status", &wish.to_string()).await.json();
    assert_eq!(answer["meeting"]["link"], format!("https://majlis.test/sessions/{id}"));

    // Another admin still looks at the state before.
    let answer = app
        .with(&admin)
        .post_json(
            "/api/set_status",
            &json!({
        "session_id": id, "status": "suspended", "version": seen["row"]["session"]["version"] })
            .to_string(),
        )
        .await;
    assert_eq!(answer.refusal(), (409, "changed_meanwhile".to_owned()));
    let now = app.with(&admin).get(&path).await.json();
    assert_eq!(now["events"][0]["who"], "admin", "who was quicker");
    assert_eq!(now["events"][0]["to"], "ready");
    assert_eq!(now["row"]["session"]["meeting"]["cluster"], "main");
}

backend::on_both_databases!(a_query_that_says_nonsense_is_refused_by_field);

async fn a_query_that_says_nonsense_is_refused_by_field(world: World) {
    let app = App::of(world);
    let admin = app.world.login("admin@itqan.test").await;
    for (query, field) in [
        ("status=done", "status"),
        ("day=someday", "day"),
        ("day=2026-02-30", "day"),
        ("kind=chess", "kind"),
        ("teacher=ahmad", "teacher"),
        ("page=x", "page"),
    ] {
        let answer = app.with(&admin).get(&format!("/api/admin/sessions?{query}")).await;
        assert_eq!(answer.refusal(), (422, "invalid".to_owned()), "{query}");
        assert_eq!(answer.json()["field"], field);
    }
    let student = app.world.login("student@itqan.test").await;
    let answer = app.with(&student).get("/api/admin/sessions?status=done").await;
    assert_eq!(answer.refusal(), (404, "not_found".to_owned()), "nothing is here for them");
    let answer = app.with(&admin).get("/api/admin/sessions?status=&q=&kind=&page=").await;
    assert_eq!(answer.status, 200, "an empty field of a form says nothing");
}

backend::on_both_databases!(an_admins_stream_tells_of_their_academy_only);

async fn an_admins_stream_tells_of_their_academy_only(world: World) {
    let (first, second) = (world.scheduled_in(600).await, world.scheduled_in(900).await);
    let app = App::of(world);
    let admin = app.world.login("admin@itqan.test").await;
    let stranger = app.world.login("admin@other.test").await;
    let mut ours = Stream::open(&app, &admin, "/events?view=admin").await;
    let mut theirs = Stream::open(&app, &stranger, "/events?view=admin").await;
    assert!(ours.block().await.expect("begins").contains("retry: 2000"));
    assert!(theirs.block().await.expect("begins").contains("retry: 2000"));
    open(&app, first).await;
    open(&app, second).await;
    for id in [first, second] {
        let told = ours.state().await;
        assert_eq!((&told["id"], &told["status"]), (&id.0.into(), &"ready".into()));
        assert_eq!(told["relation"], "admin");
    }
    let elsewhere = NewSession {
        academy: "other-academy".parse().expect("a slug"),
        teacher_email: "teacher@other.test".into(),
        student_emails: vec!["student@other.test".into()],
        ..app.world.lesson(app.world.now().plus_millis(36_000_000))
    };
    let elsewhere = app.world.create(elsewhere).await.id;
    open(&app, elsewhere).await;
    assert_eq!(theirs.state().await["id"], elsewhere.0, "their own is the first they are told of");
    app.shutdown.cancel();
    assert_eq!(ours.block().await, None, "and it is told to nobody else");
}

backend::on_both_databases!(nobody_else_gets_an_admins_stream);

async fn nobody_else_gets_an_admins_stream(world: World) {
    let app = App::of(world);
    app.shutdown.cancel();
    for role in ["student", "teacher", "parent", "supervisor"] {
        let login = app.world.login(&format!("{role}@itqan.test")).await;
        let answer = app.with(&login).get("/events?view=admin").await;
        assert_eq!(answer.refusal(), (404, "not_found".to_owned()), "{role}");
    }
    assert_eq!(app.nobody().get("/events?view=admin").await.refusal().0, 401);
}

backend::on_both_databases!(the_page_is_whole_without_a_browser_program);

async fn the_page_is_whole_without_a_browser_program(world: World) {
    let id = world.ready().await;
    let app = App::of(world);
    let admin = app.world.login("admin@itqan.test").await;
    let page = app.with(&admin).get(&format!("/admin/sessions?status=ready&id={id}")).await.text();
    assert!(page.contains(&format!("https://majlis.test/sessions/{id}")), "the meeting's link");
    assert!(page.contains(&format!("itqan-academy-quran-session-{id}")), "its room");
    assert!(page.contains("سورة الكهف"));
    let nobody = app.nobody().get("/admin/sessions?status=ready&id=7").await;
    assert_eq!(nobody.status, 303);
    assert_eq!(nobody.header("location"), "/login?next=/admin/sessions%3Fstatus%3Dready%26id%3D7");
}

async fn open(app: &App, id: SessionId) {
    let wish = SetStatus { session_id: id, status: Status::Ready, reason: None, version: None };
    sessions::set_status_from_cli(&app.world.backend, wish, app.world.now())
        .await
        .expect("is allowed");
}
