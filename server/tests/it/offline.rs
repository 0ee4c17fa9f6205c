//! What a browser is given to keep for when it reaches no server.

use crate::support::App;
use backend::testing::World;
use serde_json::Value;

/// What the worker is told before its code.
fn build(worker: &str) -> Value {
    let build = worker.strip_prefix("self.majlis=").expect("begins with the build");
    let (build, code) = build.split_once(";importScripts(").expect("then comes the code");
    assert_eq!(code, "\"/pkg/offline/worker\");\n");
    serde_json::from_str(build).expect("is JSON")
}

backend::on_both_databases!(a_browser_is_given_a_worker_and_the_page_it_keeps);

async fn a_browser_is_given_a_worker_and_the_page_it_keeps(world: World) {
    let app = App::of(world);
    let worker = app.nobody().get("/offline-worker.js").await;
    assert_eq!(worker.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(worker.header("cache-control"), "no-cache", "or a new build would be seen late");
    let policy = worker.header("content-security-policy");
    assert!(policy.contains("script-src 'self'; connect-src 'self'"), "{policy}");

    let build = build(&worker.text());
    assert!(build["files"].as_array().expect("is a list").contains(&"/pkg/style-1.css".into()));
    let address = build["page"].as_str().expect("is text");
    assert_eq!(address, format!("/offline/{}", build["version"].as_str().expect("is text")));
    let page = app.nobody().get(address).await;
    assert_eq!(
        (page.status.as_u16(), page.header("content-type")),
        (200, "text/html; charset=utf-8")
    );
    assert!(page.text().contains("\"/offline/pkg/style-1.css\""), "{}", page.text());
    let policy = page.header("content-security-policy");
    assert!(policy.starts_with("default-src 'self';") && !policy.contains("unsafe"), "{policy}");
}

backend::on_both_databases!(the_offline_page_is_the_same_for_everybody);

async fn the_offline_page_is_the_same_for_everybody(world: World) {
    let app = App::of(world);
    let nobody = app.nobody().get("/offline-worker.js").await;
    let address = build(&nobody.text())["page"].as_str().expect("is text").to_owned();
    let student = app.world.login("student@itqan.test").await;
    let theirs = app.with(&student);
    assert_eq!(theirs.get("/offline-worker.js").await.body, nobody.body);
    assert_eq!(theirs.get(&address).await.body, app.nobody().get(&address).await.body);
}

backend::on_both_databases!(another_builds_page_is_not_to_be_had);

async fn another_builds_page_is_not_to_be_had(world: World) {
    let app = App::of(world);
    for address in
        ["/offline", "/offline/", "/offline/0123456789abcdef", "/offline/pkg/style-1.css"]
    {
        assert_eq!(app.nobody().get(address).await.status, 404, "{address}");
    }
}
