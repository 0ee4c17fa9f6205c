//! `POST /api/join`: who gets which token.

use crate::support::{App, claims};
use backend::testing::{World, student_email};
use domain::Role;
use serde_json::json;
use std::collections::HashSet;

backend::on_both_databases!(a_class_of_fifty_joins_at_once);

async fn a_class_of_fifty_joins_at_once(world: World) {
    let students: Vec<_> = (3..=51).map(student_email).collect();
    for email in &students {
        world.add("itqan-academy", Role::Student, email).await;
    }
    let mut lesson = world.lesson(world.now());
    lesson.status = domain::Status::Ready;
    lesson.student_emails = students.clone();
    let id = world.create(lesson).await.id;
    let app = App::of(world);
    let everybody = students.iter().map(String::as_str).chain(["teacher@itqan.test"]);
    let mut logins = Vec::new();
    for email in everybody {
        logins.push(app.world.login(email).await);
    }

    let body = json!({ "session_id": id }).to_string();
    let clients: Vec<_> = logins.iter().map(|login| app.with(login)).collect();
    let joins = clients.iter().map(|client| client.post_json("/api/join", &body));
    let answers = futures::future::join_all(joins).await;

    let mut rooms = HashSet::new();
    let mut identities = HashSet::new();
    for answer in &answers {
        assert_eq!(answer.status, 200, "{}", answer.text());
        let ticket = answer.json();
        let claims = claims(&app.world, ticket["token"].as_str().expect("has a token"));
        assert_eq!(ticket["room_name"], claims.video.room);
        assert_eq!(ticket["identity"], claims.sub);
        rooms.insert(claims.video.room);
        identities.insert(claims.sub);
    }
    assert_eq!((rooms.len(), identities.len()), (1, 50));
    assert_eq!(app.world.rooms.calls(), 0, "a token costs no call to LiveKit");
}

backend::on_both_databases!(the_browser_chooses_no_grant);

async fn the_browser_chooses_no_grant(world: World) {
    let id = world.ready().await;
    let app = App::of(world);
    let student = app.world.login("student@itqan.test").await;
    let plain =
        app.with(&student).post_json("/api/join", &json!({ "session_id": id }).to_string()).await;
    let greedy = json!({
        "session_id": id, "role": "teacher", "identity": "u1", "room_name": "another", "hidden": true, "observer": true,
        "can_publish_sources": ["screen_share"], "video": { "roomAdmin": true, "canUpdateOwnMetadata": true },
        "grants": { "roomAdmin": true, "room": "another" }, "metadata": "x", "attributes": { "role": "teacher" },
    });
    let forged = app.with(&student).post_json("/api/join", &greedy.to_string()).await;
    assert_eq!((plain.status.as_u16(), forged.status.as_u16()), (200, 200), "{}", forged.text());

    let read = |answer: &crate::support::Answer| {
        let mut claims = claims(&app.world, answer.json()["token"].as_str().expect("has a token"));
        // The only thing that two tokens for the same wish differ in.
        (claims.exp, claims.nbf) = (0, 0);
        serde_json::to_value(claims).expect("serialises")
    };
    assert_eq!(read(&plain), read(&forged));
    let video = &read(&plain)["video"];
    assert_eq!(video["canPublishSources"], json!(["microphone", "camera"]));
    for right in
        ["roomAdmin", "roomCreate", "roomList", "roomRecord", "canUpdateOwnMetadata", "hidden"]
    {
        assert!(!video[right].as_bool().unwrap_or(false), "{right}");
    }
}

backend::on_both_databases!(who_may_watch_unseen_and_who_may_not);

async fn who_may_watch_unseen_and_who_may_not(world: World) {
    let id = world.ready().await;
    let app = App::of(world);
    for (role, wish, result) in [
        ("admin", None, Ok(true)),
        ("supervisor", None, Ok(true)),
        ("supervisor", Some("participant"), Ok(false)),
        ("admin", Some("observer"), Ok(true)),
        ("teacher", Some("observer"), Err((403, "role_may_not_join"))),
        ("student", Some("observer"), Err((403, "role_may_not_join"))),
        ("parent", None, Err((403, "role_may_not_join"))),
        ("parent", Some("participant"), Err((403, "role_may_not_join"))),
    ] {
        let login = app.world.login(&format!("{role}@itqan.test")).await;
        let body = json!({ "session_id": id, "as": wish }).to_string();
        let answer = app.with(&login).post_json("/api/join", &body).await;
        match result {
            Err((status, code)) => {
                assert_eq!(answer.refusal(), (status, code.to_owned()), "{role} {wish:?}")
            }
            Ok(hidden) => {
                assert_eq!(answer.status, 200, "{role} {wish:?}: {}", answer.text());
                let claims =
                    claims(&app.world, answer.json()["token"].as_str().expect("has a token"));
                assert_eq!(claims.video.hidden, hidden, "{role} {wish:?}");
                assert_eq!(claims.video.can_publish, Some(!hidden), "{role} {wish:?}");
                assert_eq!(claims.sub.starts_with('o'), hidden, "{role} {wish:?}");
                assert_eq!(claims.attributes.get("role").map(String::as_str), Some(role));
            }
        }
    }
}

backend::on_both_databases!(a_session_that_is_not_open_says_why);

async fn a_session_that_is_not_open_says_why(world: World) {
    let early = world.scheduled_in(16).await;
    let preparing = world.scheduled_in(14).await;
    let app = App::of(world);
    let student = app.world.login("student@itqan.test").await;
    for (id, reason) in [(early, "too_early"), (preparing, "being_prepared")] {
        let answer = app
            .with(&student)
            .post_json("/api/join", &json!({ "session_id": id }).to_string())
            .await;
        assert_eq!(answer.status, 409);
        assert_eq!(answer.json(), json!({ "code": "not_joinable", "reason": reason }));
    }
}

backend::on_both_databases!(nonsense_is_refused_as_nonsense);

async fn nonsense_is_refused_as_nonsense(world: World) {
    let app = App::of(world);
    let student = app.world.login("student@itqan.test").await;
    for body in ["", "{", "[]", "{}", r#"{"session_id":"x"}"#, r#"{"session_id":1,"as":"king"}"#] {
        let answer = app.with(&student).post_json("/api/join", body).await;
        assert_eq!(answer.refusal(), (400, "malformed".to_owned()), "{body}");
    }
    let answer = app.with(&student).post_json("/api/join", r#"{"session_id":999}"#).await;
    assert_eq!(answer.refusal(), (404, "not_found".to_owned()));
}
