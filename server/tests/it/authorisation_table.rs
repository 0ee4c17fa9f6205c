//! Every route and server function, tried by everybody. One that is missing here fails the test: add its row, and think
//! about each column while doing so.

use crate::support::{Answer, App};
use backend::{
    people::{self, NewUser},
    testing::{World, student_email},
};
use domain::Role;
use leptos::server_fn;
use leptos_axum::generate_route_list;
use std::collections::BTreeSet;

/// Who tries, in the order of a row's columns.
const EVERYBODY: [(&str, Option<&str>); 9] = [
    ("nobody", None),
    ("enrolled student", Some("student@itqan.test")),
    ("the teacher", Some("teacher@itqan.test")),
    ("a parent", Some("parent@itqan.test")),
    ("a supervisor", Some("supervisor@itqan.test")),
    ("an admin", Some("admin@itqan.test")),
    ("a super admin", Some("super@itqan.test")),
    ("a stranger of the same academy", Some("student2@itqan.test")),
    ("another academy's admin", Some("admin@other.test")),
];

/// How a row's request is made. `{id}` and `{room}` are those of an open session of the first academy.
enum Ask {
    Get(&'static str),
    Form(&'static str, &'static str),
    Json(&'static str, &'static str),
}
use Ask::{Form, Get, Json};

/// A route, a request to it, and the status each of [`EVERYBODY`] gets.
struct Row {
    method: &'static str,
    route: &'static str,
    ask: Ask,
    statuses: [u16; 9],
}

const fn row(method: &'static str, route: &'static str, ask: Ask, statuses: [u16; 9]) -> Row {
    Row { method, route, ask, statuses }
}

const TABLE: &[Row] = &[
    // Pages. Somebody who is not logged in is led to the login page.
    row("GET", "/", Get("/"), [303, 200, 200, 200, 200, 200, 200, 200, 200]),
    row("GET", "/login", Get("/login"), [200, 303, 303, 303, 303, 303, 303, 303, 303]),
    row(
        "GET",
        "/sessions/{id}",
        Get("/sessions/{id}"),
        [303, 200, 200, 200, 200, 200, 200, 404, 404],
    ),
    row(
        "GET",
        "/admin/sessions",
        Get("/admin/sessions?id={id}"),
        [303, 403, 403, 403, 403, 200, 200, 403, 200],
    ),
    // Server functions.
    row(
        "POST",
        "/api/join",
        Json("/api/join", r#"{"session_id":{id}}"#),
        [401, 200, 200, 403, 200, 200, 200, 404, 404],
    ),
    row(
        "POST",
        "/api/set_status",
        Json("/api/set_status", r#"{"session_id":{id},"status":"ongoing"}"#),
        [401, 403, 200, 403, 403, 200, 200, 404, 404],
    ),
    // Open to everybody, and about themselves only.
    row("POST", "/api/login", Form("/api/login", "email=x@y.test&password=wrong"), [401; 9]),
    row("POST", "/api/logout", Form("/api/logout", ""), [303; 9]),
    // Their own academy again; the last is of another one.
    row(
        "POST",
        "/api/academy",
        Form("/api/academy", "academy=itqan-academy"),
        [401, 303, 303, 303, 303, 303, 303, 303, 404],
    ),
    row("POST", "/api/locale", Form("/api/locale", "locale=ar"), [303; 9]),
    row("POST", "/api/theme", Form("/api/theme", "theme=dark"), [303; 9]),
    // Reading.
    row(
        "GET",
        "/api/sessions",
        Get("/api/sessions"),
        [401, 200, 200, 200, 200, 200, 200, 200, 200],
    ),
    row(
        "GET",
        "/api/sessions/{id}/state",
        Get("/api/sessions/{id}/state"),
        [401, 200, 200, 200, 200, 200, 200, 404, 404],
    ),
    row(
        "GET",
        "/api/admin/sessions",
        Get("/api/admin/sessions"),
        [401, 404, 404, 404, 404, 200, 200, 404, 200],
    ),
    row(
        "GET",
        "/api/admin/sessions/{id}",
        Get("/api/admin/sessions/{id}"),
        [401, 404, 404, 404, 404, 200, 200, 404, 404],
    ),
    row(
        "GET",
        "/events",
        Get("/events?session={id}"),
        [401, 200, 200, 200, 200, 200, 200, 404, 404],
    ),
    row(
        "GET",
        "/meeting/{room}",
        Get("/meeting/{room}"),
        [303, 303, 303, 303, 303, 303, 303, 404, 404],
    ),
    // Signed by LiveKit, or about nobody.
    row("POST", "/webhooks/livekit", Json("/webhooks/livekit", "{}"), [401; 9]),
    row("GET", "/offline-worker.js", Get("/offline-worker.js"), [200; 9]),
    row("GET", "/offline/{version}", Get("/offline/another-build"), [404; 9]),
    row("GET", "/healthz", Get("/healthz"), [200; 9]),
    row("GET", "/readyz", Get("/readyz"), [200; 9]),
];

backend::on_both_databases!(everybody_gets_what_the_table_says);

async fn everybody_gets_what_the_table_says(world: World) {
    add_super_admin(&world).await;
    let app = App::of(world);
    // Streams begin, say what is, and end.
    app.shutdown.cancel();
    let mut wrong = Vec::new();
    for row in TABLE {
        // Each row has a session of its own, so that no row depends on what another did to it.
        let id = app.world.ready().await;
        for ((who, email), expected) in EVERYBODY.iter().zip(row.statuses) {
            // Each attempt has a login of its own, because one of the rows ends it.
            let login = match email {
                Some(email) => Some(app.world.login(email).await),
                None => None,
            };
            let answer = ask(&app, login.as_deref(), &row.ask, id.0).await;
            if answer.status.as_u16() != expected {
                let (method, route) = (row.method, row.route);
                wrong.push(format!(
                    "{method} {route} as {who}: {} instead of {expected}",
                    answer.status
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

backend::on_both_databases!(what_another_academy_has_looks_like_nothing);

async fn what_another_academy_has_looks_like_nothing(world: World) {
    let id = world.ready().await.0;
    let app = App::of(world);
    let admin = app.world.login("admin@other.test").await;
    for row in TABLE.iter().filter(|row| row.statuses[8] == 404 && row.route != "/sessions/{id}") {
        let existing = ask(&app, Some(&admin), &row.ask, id).await;
        let absent = ask(&app, Some(&admin), &row.ask, 999_999).await;
        assert_eq!(existing.status, absent.status, "{}", row.route);
        if !row.route.starts_with("/meeting") {
            assert_eq!(existing.body, absent.body, "{}", row.route);
        }
    }
}

#[test]
fn nothing_is_missing_from_the_table() {
    let listed: BTreeSet<_> =
        TABLE.iter().map(|row| (row.method.to_owned(), row.route.to_owned())).collect();
    let plain = server::routes::PLAIN_ROUTES
        .iter()
        .map(|route| (route.method.to_string(), route.path.to_owned()));
    let functions = server_fn::axum::server_fn_paths()
        .map(|(path, method)| (method.to_string(), path.to_owned()));
    let pages = generate_route_list(app::App)
        .into_iter()
        .map(|page| ("GET".to_owned(), page.path().to_owned()));
    let existing: BTreeSet<_> = plain.chain(functions).chain(pages).collect();
    assert_eq!(
        existing.difference(&listed).collect::<Vec<_>>(),
        Vec::<&(String, String)>::new(),
        "no row for these"
    );
    assert_eq!(
        listed.difference(&existing).collect::<Vec<_>>(),
        Vec::<&(String, String)>::new(),
        "rows for nothing"
    );
}

async fn ask(app: &App, login: Option<&str>, ask: &Ask, id: i64) -> Answer {
    let client = login.map_or(app.nobody(), |login| app.with(login));
    let room = format!("itqan-academy-quran-session-{id}");
    let fill = |text: &str| text.replace("{id}", &id.to_string()).replace("{room}", &room);
    match ask {
        Get(path) => client.get(&fill(path)).await,
        Form(path, form) => client.post_form(path, form).await,
        Json(path, json) => client.post_json(path, &fill(json)).await,
    }
}

async fn add_super_admin(world: &World) {
    assert_eq!(
        student_email(2),
        EVERYBODY[7].1.expect("has an e-mail"),
        "is enrolled in no lesson of the world"
    );
    let new = NewUser {
        academy: "itqan-academy".parse().expect("is a slug"),
        role: Role::Admin,
        super_admin: true,
        may_manage_sessions: false,
        email: "super@itqan.test".to_owned(),
        name: "super".to_owned(),
        password: None,
    };
    people::create_user(&world.backend, new, world.now()).await.expect("is new");
}
