//! `GET /events`: pages that change by themselves.

use crate::support::{App, Stream};
use backend::{
    sessions::{self, SetStatus},
    testing::World,
};
use domain::{SessionId, Status};
use serde_json::Value;

async fn open(app: &App, id: SessionId) {
    let wish = SetStatus { session_id: id, status: Status::Ready, reason: None, version: None };
    sessions::set_status_from_cli(&app.world.backend, wish, app.world.now())
        .await
        .expect("is allowed");
}

backend::on_both_databases!(a_waiting_page_hears_that_its_session_is_ready);

async fn a_waiting_page_hears_that_its_session_is_ready(world: World) {
    let (id, other) = (world.scheduled_in(60).await, world.scheduled_in(90).await);
    let app = App::of(world);
    let student = app.world.login("student@itqan.test").await;
    let mut stream = Stream::open(&app, &student, &format!("/events?session={id}")).await;
    assert!(stream.block().await.expect("begins").contains("retry: 2000"));
    let first = stream.state().await;
    assert_eq!((&first["status"], &first["meeting"]), (&"scheduled".into(), &Value::Null));

    open(&app, other).await;
    open(&app, id).await;
    let next = stream.state().await;
    assert_eq!(
        (&next["id"], &next["status"]),
        (&first["id"], &"ready".into()),
        "and not the other session"
    );
    assert!(next["version"].as_i64() > first["version"].as_i64());
    assert_eq!(next["meeting"]["room_name"], format!("itqan-academy-quran-session-{id}"));
    let asked = app.with(&student).get(&format!("/api/sessions/{id}/state")).await.json();
    assert_eq!(next, asked, "the same as the poll's answer");
}

backend::on_both_databases!(my_sessions_are_told_and_nobody_elses);

async fn my_sessions_are_told_and_nobody_elses(world: World) {
    let mine = world.scheduled_in(60).await;
    let mut lesson = world.lesson(world.now());
    lesson.student_emails = vec![backend::testing::student_email(2)];
    let theirs = world.create(lesson).await.id;
    let app = App::of(world);
    let student = app.world.login("student@itqan.test").await;
    let mut stream = Stream::open(&app, &student, "/events?view=mine").await;
    assert_eq!(stream.state().await["id"], mine.0);

    open(&app, theirs).await;
    open(&app, mine).await;
    let next = stream.state().await;
    assert_eq!((&next["id"], &next["status"]), (&mine.0.into(), &"ready".into()));
}

backend::on_both_databases!(streams_end_with_the_server);

async fn streams_end_with_the_server(world: World) {
    let id = world.scheduled_in(60).await;
    let app = App::of(world);
    let student = app.world.login("student@itqan.test").await;
    let mut stream = Stream::open(&app, &student, &format!("/events?session={id}")).await;
    stream.state().await;
    app.shutdown.cancel();
    assert_eq!(stream.block().await, None);
}

backend::on_both_databases!(a_stream_about_nothing_is_refused);

async fn a_stream_about_nothing_is_refused(world: World) {
    let app = App::of(world);
    let student = app.world.login("student@itqan.test").await;
    for path in ["/events", "/events?view=everything", "/events?view=mine&session=1"] {
        assert_eq!(
            app.with(&student).get(path).await.refusal(),
            (422, "invalid".to_owned()),
            "{path}"
        );
    }
    assert_eq!(
        app.with(&student).get("/events?session=x").await.refusal(),
        (404, "not_found".to_owned())
    );
}
