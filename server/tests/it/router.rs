//! What surrounds every answer: headers, files, other sites' requests, addresses that lead nowhere.

use crate::support::App;
use axum::body::Body;
use backend::testing::World;
use http::{Request, header};
use std::sync::Arc;

backend::on_both_databases!(every_answer_is_strict);

async fn every_answer_is_strict(world: World) {
    let app = App::of(world);
    for path in
        ["/login", "/healthz", "/api/sessions", "/pkg/style-1.css", "/nowhere", "/api/nowhere"]
    {
        let answer = app.nobody().get(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
        let permissions = answer.header("permissions-policy");
        assert_eq!(
            permissions, "camera=(self), microphone=(self), display-capture=(self)",
            "{path}"
        );
        assert!(answer.header("strict-transport-security").is_empty(), "{path} came by plain http");
        assert!(!answer.header("x-request-id").is_empty(), "{path}");
        let policy = answer.header("content-security-policy");
        assert!(
            !policy.contains("unsafe-inline") && policy.starts_with("default-src '"),
            "{path}: {policy}"
        );
    }
}

backend::on_both_databases!(pages_carry_their_own_policy_and_are_not_kept);

async fn pages_carry_their_own_policy_and_are_not_kept(world: World) {
    let app = App::of(world);
    let page = app.nobody().get("/login").await;
    assert_eq!(page.header("cache-control"), "no-cache");
    let policy = page.header("content-security-policy");
    assert!(policy.contains("'nonce-") && policy.contains("wss://livekit.test"), "{policy}");
    assert!(page.text().contains("/pkg/style-1.css"), "names come from the site's list");
}

backend::on_both_databases!(files_are_sent_packed_and_kept);

async fn files_are_sent_packed_and_kept(world: World) {
    let app = App::of(world);
    let request = Request::get("/pkg/style-1.css").header(header::ACCEPT_ENCODING, "gzip, br");
    let answer = app.send(request.body(Body::empty()).expect("is a request")).await;
    assert_eq!((answer.header("content-encoding"), answer.text().as_str()), ("br", "packed"));
    assert!(answer.header("cache-control").contains("immutable"));
    assert_eq!(app.nobody().get("/assets.json").await.status, 404, "the list is the server's own");
    assert_eq!(app.nobody().get("/pkg/../assets.json").await.status, 404);
}

backend::on_both_databases!(other_sites_can_make_nobody_act);

async fn other_sites_can_make_nobody_act(world: World) {
    let id = world.ready().await;
    let app = App::of(world);
    let admin = app.world.login("admin@itqan.test").await;
    let body = format!(r#"{{"session_id":{id},"status":"ongoing"}}"#);
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
    ] {
        let request = app.with(&admin).request("POST", "/api/set_status").header(name, value);
        let request = request
            .header(header::HOST, "localhost:3000")
            .header(header::CONTENT_TYPE, "application/json");
        let answer = app.send(request.body(body.clone().into()).expect("is a request")).await;
        assert_eq!(answer.refusal(), (403, "cross_origin".to_owned()), "{name}: {value}");
    }
    let request =
        app.with(&admin).request("POST", "/api/set_status").header("sec-fetch-site", "same-origin");
    let request = request.header(header::CONTENT_TYPE, "application/json");
    assert_eq!(app.send(request.body(body.into()).expect("is a request")).await.status, 200);
}

backend::on_both_databases!(addresses_that_lead_nowhere_say_so);

async fn addresses_that_lead_nowhere_say_so(world: World) {
    let app = App::of(world);
    for path in ["/api", "/api/nowhere"] {
        assert_eq!(app.nobody().get(path).await.refusal(), (404, "not_found".to_owned()), "{path}");
    }
    let page = app.nobody().get("/nowhere").await;
    assert_eq!(page.status, 404);
    assert!(page.text().contains("<html"), "a page for people");
}

backend::on_both_databases!(a_room_leads_to_its_sessions_page);

async fn a_room_leads_to_its_sessions_page(world: World) {
    let id = world.ready().await;
    let app = App::of(world);
    let room = format!("/meeting/itqan-academy-quran-session-{id}");
    let student = app.world.login("student@itqan.test").await;
    let answer = app.with(&student).get(&room).await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("location")),
        (303, format!("/sessions/{id}").as_str())
    );
    let answer = app.nobody().get(&room).await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("location")),
        (303, format!("/login?next={room}").as_str())
    );
    assert_eq!(app.with(&student).get("/meeting/no-such-room").await.status, 404);
}

backend::on_both_databases!(livekit_down_is_told_and_not_fatal);

async fn livekit_down_is_told_and_not_fatal(world: World) {
    let app = App::of(world);
    let ready = app.nobody().get("/readyz").await;
    assert_eq!((ready.status.as_u16(), ready.json()["livekit"].as_bool()), (200, Some(true)));
    app.world.rooms.set_down(true);
    let ready = app.nobody().get("/readyz").await;
    assert_eq!((ready.status.as_u16(), ready.json()["livekit"].as_bool()), (200, Some(false)));
    assert_eq!(app.nobody().get("/healthz").await.text(), "ok");
}

backend::on_both_databases!(no_page_hangs_however_many_are_asked_for_at_once);

/// A page whose parts wait for each other across threads hangs once in some thousand times, and is given up half a
/// minute later.
async fn no_page_hangs_however_many_are_asked_for_at_once(world: World) {
    world.database.db.open_all_connections().await.expect("there are enough connections");
    let id = world.ready().await;
    let app = Arc::new(App::of(world));
    let admin = app.world.login("admin@itqan.test").await;
    let pages = ["/".to_owned(), format!("/sessions/{id}"), format!("/admin/sessions?id={id}")];
    let readers = (0..8).map(|_| {
        let (app, admin, pages) = (app.clone(), admin.clone(), pages.clone());
        tokio::spawn(async move {
            for page in pages.iter().cycle().take(30) {
                assert_eq!(app.with(&admin).get(page).await.status, 200, "{page}");
            }
        })
    });
    for reader in readers.collect::<Vec<_>>() {
        reader.await.expect("every page was answered");
    }
}

backend::on_both_databases!(a_page_whose_reading_fails_says_so_under_its_number);

/// It is the application's own page, with the number the log has.
async fn a_page_whose_reading_fails_says_so_under_its_number(world: World) {
    let id = world.ready().await;
    let app = App::of(world);
    let student = app.world.login("student@itqan.test").await;
    app.world.database.execute("ALTER TABLE session_students RENAME TO gone").await;
    for path in ["/".to_owned(), format!("/sessions/{id}")] {
        let page = app.with(&student).get(&path).await;
        assert_eq!(page.status, 500, "{path}");
        let text = page.text();
        assert!(text.contains("<nav") && text.contains("#server-crash"), "{path}: {text}");
        assert!(text.contains(page.header("x-request-id")), "{path}: {text}");
    }
}
