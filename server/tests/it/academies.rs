//! Several academies: choosing one by a plain form.

use crate::support::{Answer, App};
use backend::{
    academies::{self, NewAcademy},
    people::{self, NewUser},
    testing::World,
};
use domain::{Locale, Role};
use http::header;

const SARA: &str = "sara@itqan.test";

async fn app_of_two_academies(world: World) -> App {
    world.add("itqan-academy", Role::Student, SARA).await;
    world.add("other-academy", Role::Teacher, SARA).await;
    App::of(world)
}

async fn choose(app: &App, token: &str, slug: &str) -> Answer {
    app.with(token).post_form("/api/academy", &format!("academy={slug}")).await
}

backend::on_both_databases!(a_person_of_two_academies_goes_from_one_to_the_other);

async fn a_person_of_two_academies_goes_from_one_to_the_other(world: World) {
    let app = app_of_two_academies(world).await;
    let token = app.world.login(SARA).await;
    let page = app.with(&token).get("/").await.text();
    assert!(page.contains("action=\"/api/academy\""), "{page}");
    assert!(page.contains("value=\"other-academy\""), "{page}");

    let answer = choose(&app, &token, "other-academy").await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/"));
    assert!(answer.headers.get(header::SET_COOKIE).is_none(), "the login is the same");
    assert!(
        app.with(&token).get("/").await.text().contains("<title>جلساتي · other academy</title>")
    );

    let form = "academy=itqan-academy&next=/sessions/3";
    let answer = app.with(&token).post_form("/api/academy", form).await;
    assert_eq!(answer.header("location"), "/sessions/3");
    let form = "academy=itqan-academy&next=https://evil.example";
    let answer = app.with(&token).post_form("/api/academy", form).await;
    assert_eq!(answer.header("location"), "/");
}

backend::on_both_databases!(a_page_of_one_academy_never_fills_with_the_others);

async fn a_page_of_one_academy_never_fills_with_the_others(world: World) {
    let id = world.ready().await;
    let app = app_of_two_academies(world).await;
    let token = app.world.login(SARA).await;
    let membership = app.world.viewer(SARA).await.user_id;
    // Its streams begin, say what is, and end.
    app.shutdown.cancel();
    let readings = ["/api/sessions", "/events?view=mine"].map(|url| {
        let mark = if url.contains('?') { '&' } else { '?' };
        format!("{url}{mark}viewer={membership}")
    });
    for url in &readings {
        assert_eq!(app.with(&token).get(url).await.status, 200, "{url}");
    }
    choose(&app, &token, "other-academy").await;
    for url in readings.into_iter().chain([format!("/api/sessions/{id}/state?viewer={membership}")])
    {
        let answer = app.with(&token).get(&url).await;
        assert_eq!(answer.refusal(), (401, "not_logged_in".to_owned()), "{url}");
    }
    assert_eq!(app.with(&token).get("/api/sessions").await.status, 200, "whoever it is");
}

backend::on_both_databases!(an_academy_of_others_is_not_found);

async fn an_academy_of_others_is_not_found(world: World) {
    let app = App::of(world);
    let token = app.world.login("student@itqan.test").await;
    for slug in ["other-academy", "no-such-academy", "No+Slug", ""] {
        let answer = choose(&app, &token, slug).await;
        assert_eq!(answer.refusal(), (404, "not_found".to_owned()), "{slug}");
    }
    let page = app.with(&token).get("/").await.text();
    assert!(!page.contains("/api/academy"), "nothing to choose: {page}");
}

backend::on_both_databases!(who_is_logged_out_is_led_to_the_login);

async fn who_is_logged_out_is_led_to_the_login(world: World) {
    let app = App::of(world);
    let refused = app.nobody().post_form("/api/academy", "academy=itqan-academy").await;
    assert_eq!(refused.refusal(), (401, "not_logged_in".to_owned()));
    let request = app.nobody().request("POST", "/api/academy").header(header::ACCEPT, "text/html");
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let led = app.send(request.body("academy=itqan-academy".into()).expect("is a request")).await;
    assert_eq!((led.status.as_u16(), led.header("location")), (303, "/login"));
}

backend::on_both_databases!(a_super_admin_chooses_among_all);

async fn a_super_admin_chooses_among_all(world: World) {
    let new = NewUser {
        academy: "other-academy".parse().expect("is a slug"),
        role: Role::Admin,
        super_admin: true,
        may_manage_sessions: false,
        email: "super@other.test".to_owned(),
        name: "super".to_owned(),
        password: None,
    };
    people::create_user(&world.backend, new, world.now()).await.expect("is new");
    let id = world.ready().await;
    let app = App::of(world);
    let token = app.world.login("super@other.test").await;
    let state = format!("/api/sessions/{id}/state");
    assert_eq!(app.with(&token).get(&state).await.status, 404, "one academy at a time");
    assert_eq!(choose(&app, &token, "itqan-academy").await.status, 303);
    assert_eq!(app.with(&token).get(&state).await.json()["relation"], "admin");

    let page = app.with(&token).get("/").await.text();
    assert!(page.contains("value=\"itqan-academy\" aria-current=\"true\""), "{page}");
    for number in 0..20 {
        let academy = NewAcademy {
            slug: format!("academy-{number}").parse().expect("is a slug"),
            name: format!("Academy {number}"),
            locale: Locale::En,
            time_zone: "Asia/Riyadh".into(),
        };
        academies::create(&app.world.backend, academy, app.world.now()).await.expect("is new");
    }
    let page = app.with(&token).get("/nowhere").await.text();
    assert!(page.contains("name=\"academy\"") && page.contains("<select"), "{page}");
    assert!(page.contains("<option value=\"academy-19\""), "{page}");
    assert!(page.contains("أنت الآن في itqan academy"), "where to look for it: {page}");
}
