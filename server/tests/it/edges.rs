//! Answers that no handler made: for programs our JSON, for people a page.

use crate::support::{Answer, App};
use axum::body::Body;
use backend::testing::World;
use http::header::{ACCEPT, ALLOW, CONTENT_TYPE};

const FORM: &str = "application/x-www-form-urlencoded";

async fn send(app: &App, ask: (&str, &str), headers: &[(&str, &str)], body: &str) -> Answer {
    let mut request = app.nobody().request(ask.0, ask.1);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    app.send(request.body(Body::from(body.to_owned())).expect("is a request")).await
}

backend::on_both_databases!(programs_are_refused_in_json);

async fn programs_are_refused_in_json(world: World) {
    let app = App::of(world);
    let long = "x".repeat(300 * 1024);
    let form = (CONTENT_TYPE.as_str(), FORM);
    let json = (CONTENT_TYPE.as_str(), "application/json");
    let text = (CONTENT_TYPE.as_str(), "text/plain");
    for (ask, headers, body, status, code) in [
        (("GET", "/api/login"), &[][..], "", 405, "method_not_allowed"),
        (("DELETE", "/events"), &[], "", 405, "method_not_allowed"),
        (("POST", "/healthz"), &[], "", 405, "method_not_allowed"),
        (("POST", "/api/login"), &[form], &long, 413, "too_large"),
        (("POST", "/webhooks/livekit"), &[json], &long, 413, "too_large"),
        (("POST", "/api/locale"), &[text], "locale=ar", 415, "unsupported_media_type"),
        (("POST", "/api/login"), &[json], "{}", 415, "unsupported_media_type"),
        (("POST", "/api/theme"), &[form], "dark", 400, "malformed"),
        (("POST", "/api/theme"), &[form], "theme=dark&theme=light", 400, "malformed"),
        (("POST", "/api/set_status"), &[json], "{", 400, "malformed"),
        (("POST", "/api/join"), &[json], "{}", 400, "malformed"),
        (("POST", "/webhooks/livekit"), &[json], "{}", 401, "bad_signature"),
    ] {
        let answer = send(&app, ask, headers, body).await;
        assert_eq!(answer.refusal(), (status, code.to_owned()), "{ask:?}");
        assert_eq!(answer.header("content-type"), "application/json", "{ask:?}");
    }
    let answer = send(&app, ("GET", "/api/login"), &[], "").await;
    assert_eq!(answer.header(ALLOW.as_str()), "POST");
}

backend::on_both_databases!(people_are_refused_by_a_page_with_a_next_step);

async fn people_are_refused_by_a_page_with_a_next_step(world: World) {
    let app = App::of(world);
    let long = "x".repeat(300 * 1024);
    let browser = (ACCEPT.as_str(), "text/html,*/*;q=0.8");
    let form = (CONTENT_TYPE.as_str(), FORM);
    let foreign = ("sec-fetch-site", "cross-site");
    let english = ("cookie", "locale=en");
    for (ask, headers, body, status, words) in [
        (("POST", "/"), &[][..], "", 405, "لم يصل طلبك كما ينبغي"),
        (("POST", "/sessions/3"), &[browser, english], "", 405, "did not arrive"),
        (("POST", "/api/login"), &[browser, form], &long, 413, "لم يصل طلبك كما ينبغي"),
        (("POST", "/api/login"), &[browser, form, foreign, english], "", 403, "did not arrive"),
        (("POST", "/api/theme"), &[browser, form, english], "dark", 400, "did not arrive"),
    ] {
        let page = send(&app, ask, headers, body).await;
        assert_eq!(page.status, status, "{ask:?}");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8", "{ask:?}");
        let text = page.text();
        assert!(text.contains(words) && text.contains("href=\"/\""), "{ask:?}: {text}");
        let policy = page.header("content-security-policy");
        assert!(policy.contains("script-src 'none'"), "{ask:?}: {policy}");
        assert!(text.contains("/pkg/style-1.css") && !text.contains("<script"), "{ask:?}: {text}");
    }
    let read = send(&app, ("GET", "/api/nowhere"), &[browser], "").await;
    assert_eq!(read.refusal(), (404, "not_found".to_owned()), "the API is JSON for everybody");
}

backend::on_both_databases!(a_page_without_its_database_says_so_in_words);

async fn a_page_without_its_database_says_so_in_words(world: World) {
    let app = App::of(world);
    let token = app.world.login("student@itqan.test").await;
    app.world.database.db.close().await;
    let page = app.with(&token).get("/").await;
    assert_eq!(
        (page.status.as_u16(), page.header("content-type")),
        (500, "text/html; charset=utf-8")
    );
    let number = page.header("x-request-id");
    assert!(page.text().contains(number), "{}", page.text());
    let json = app.with(&token).get("/api/sessions").await;
    assert_eq!(json.refusal(), (500, "internal".to_owned()));
    assert_eq!(json.json()["request_id"], json.header("x-request-id"));
}

backend::on_both_databases!(numbers_that_come_along_are_not_believed);

async fn numbers_that_come_along_are_not_believed(world: World) {
    let app = App::of(world);
    let forged = ("x-request-id", "forged");
    let answer = send(&app, ("GET", "/healthz"), &[forged], "").await;
    let number = answer.header("x-request-id");
    assert!(number.len() == 36 && number != "forged", "{number}");
    assert_eq!(answer.headers.get_all("x-request-id").iter().count(), 1);
}
