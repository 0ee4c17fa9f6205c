//! Logging in and out, and the choices that need no login.

use crate::support::App;
use backend::testing::{PASSWORD, World};
use domain::Role;
use http::header;
use server::config::PublicUrl;

const EMAIL: &str = "pupil@itqan.test";

async fn app(world: World) -> App {
    world.add_with_password("itqan-academy", Role::Student, EMAIL).await;
    App::of(world)
}

fn form(password: &str, next: &str) -> String {
    format!("email={EMAIL}&password={}&next={next}", password.replace(' ', "+"))
}

/// The login form as a browser sends it.
fn form_of_a_browser(app: &App, form: String) -> http::Request<axum::body::Body> {
    let request =
        app.nobody().request("POST", "/api/login").header(header::ACCEPT, "text/html,*/*");
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    request.body(form.into()).expect("is a request")
}

backend::on_both_databases!(the_right_password_opens_the_door_until_logout);

async fn the_right_password_opens_the_door_until_logout(world: World) {
    let app = app(world).await;
    let answer = app.nobody().post_form("/api/login", &form(PASSWORD, "%2Fsessions%2F3")).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/sessions/3"));
    let cookie = answer.header("set-cookie");
    for part in ["session=", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    assert!(!cookie.contains("Secure"), "plain http on this machine");
    let cookies = answer.headers.get_all(header::SET_COOKIE).iter();
    let forgets = cookies.filter_map(|cookie| cookie.to_str().ok()).any(forgets_typed_email);
    assert!(forgets, "what was typed as e-mail before: {:?}", answer.headers);

    let token = cookie.split(['=', ';']).nth(1).expect("has a value").to_owned();
    assert_eq!(app.with(&token).get("/api/sessions").await.status, 200);
    let out = app.with(&token).post_form("/api/logout", "").await;
    assert_eq!((out.status.as_u16(), out.header("location")), (303, "/login"));
    assert!(out.header("set-cookie").contains("Max-Age=0"), "{}", out.header("set-cookie"));
    assert_eq!(
        app.with(&token).get("/api/sessions").await.refusal(),
        (401, "not_logged_in".to_owned())
    );
}

backend::on_both_databases!(a_wrong_password_says_no_more_than_that);

async fn a_wrong_password_says_no_more_than_that(world: World) {
    let app = app(world).await;
    for who in [EMAIL, "stranger@itqan.test", "no address"] {
        let form = format!("email={}&password=wrong&next=/sessions/3", who.replace(' ', "+"));
        let answer = app.nobody().post_form("/api/login", &form).await;
        assert_eq!(answer.refusal(), (401, "wrong_credentials".to_owned()), "{who}");
        assert!(answer.headers.get(header::SET_COOKIE).is_none());

        let page = app.send(form_of_a_browser(&app, form)).await;
        assert_eq!(page.status, 303);
        let wrong =
            if who == "no address" { "email_is=malformed" } else { "error=wrong_credentials" };
        assert_eq!(page.header("location"), format!("/login?{wrong}&next=/sessions/3"));
    }
}

backend::on_both_databases!(a_form_that_can_be_no_login_comes_back_with_each_fields_problem);

async fn a_form_that_can_be_no_login_comes_back_with_each_fields_problem(world: World) {
    let app = app(world).await;
    for (form, location) in [
        ("email=&password=", "/login?email_is=missing&password_is=missing"),
        ("email=sara&password=", "/login?email_is=malformed&password_is=missing"),
        ("email=sara%40itqan.test&password=&next=/a", "/login?password_is=missing&next=/a"),
    ] {
        let page = app.send(form_of_a_browser(&app, form.into())).await;
        assert_eq!((page.status.as_u16(), page.header("location")), (303, location), "{form}");
    }
}

backend::on_both_databases!(what_was_typed_as_email_comes_back_to_the_form_and_nowhere_else);

async fn what_was_typed_as_email_comes_back_to_the_form_and_nowhere_else(world: World) {
    let app = app(world).await;
    let form = "email=%22%3B+sara%40itqan.test%3Cb%3E&password=wrong";
    let refused = app.send(form_of_a_browser(&app, form.into())).await;
    let cookie = refused.header("set-cookie").to_owned();
    for part in ["HttpOnly", "SameSite=Lax", "Path=/login", "Max-Age=60"] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    let kept = cookie.split(';').next().expect("has a value");
    for (path, comes_back) in [(refused.header("location"), true), ("/login", false)] {
        let page = app.nobody().request("GET", path).header(header::COOKIE, kept);
        let page = app.send(page.body(axum::body::Body::empty()).expect("is a request")).await;
        let field = page.text().contains(r#"value="&quot;; sara@itqan.test&lt;b&gt;""#);
        assert_eq!(field, comes_back, "{path}: {}", page.text());
    }
    // One that is longer than any address is not kept, and an earlier one does not stay in its place.
    let long = format!("email={}@itqan.test&password=wrong", "a".repeat(250));
    let refused = app.send(form_of_a_browser(&app, long)).await;
    assert!(forgets_typed_email(refused.header("set-cookie")), "{:?}", refused.headers);
}

/// Whether a cookie removes what was typed as e-mail.
fn forgets_typed_email(cookie: &str) -> bool {
    ["login_email=;", "Path=/login", "Max-Age=0"].iter().all(|part| cookie.contains(part))
}

backend::on_both_databases!(guessing_is_slowed_down);

async fn guessing_is_slowed_down(world: World) {
    let app = app(world).await;
    let mut last = app.nobody().post_form("/api/login", &form("wrong", "/")).await;
    for _ in 0..10 {
        last = app.nobody().post_form("/api/login", &form("wrong", "/")).await;
    }
    assert_eq!(last.refusal(), (429, "too_many_requests".to_owned()));
    assert!(last.header("retry-after").parse::<u64>().expect("is a number") > 0);
    let right = app.nobody().post_form("/api/login", &form(PASSWORD, "/")).await;
    assert_eq!(right.status, 429, "not even the right password, or guessing would go on");
}

backend::on_both_databases!(no_form_leads_elsewhere);

async fn no_form_leads_elsewhere(world: World) {
    let app = app(world).await;
    for next in
        ["https://evil.example", "//evil.example", "%2F%5Cevil.example", "javascript:alert(1)"]
    {
        let theme = app.nobody().post_form("/api/theme", &format!("theme=dark&next={next}")).await;
        assert_eq!((theme.status.as_u16(), theme.header("location")), (303, "/"), "{next}");
        let locale = app.nobody().post_form("/api/locale", &format!("locale=en&next={next}")).await;
        assert_eq!((locale.status.as_u16(), locale.header("location")), (303, "/"), "{next}");
    }
}

backend::on_both_databases!(a_chosen_language_follows_the_account);

async fn a_chosen_language_follows_the_account(world: World) {
    let app = app(world).await;
    let token = app.world.login(EMAIL).await;
    let answer = app.with(&token).post_form("/api/locale", "locale=en&next=/").await;
    assert!(
        answer.header("set-cookie").starts_with("locale=en;"),
        "{}",
        answer.header("set-cookie")
    );
    assert_eq!(app.world.viewer(EMAIL).await.locale, domain::Locale::En);
    let unknown = app.with(&token).post_form("/api/locale", "locale=fr").await;
    assert_eq!(unknown.refusal(), (422, "invalid".to_owned()));
}

backend::on_both_databases!(under_https_the_login_is_bound_to_it);

async fn under_https_the_login_is_bound_to_it(world: World) {
    world.add_with_password("itqan-academy", Role::Student, EMAIL).await;
    let public_url: PublicUrl = "https://majlis.test".parse().expect("is an address");
    let app = App::at(world, &public_url);
    let answer = app.nobody().post_form("/api/login", &form(PASSWORD, "/")).await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-session=") && cookie.contains("Secure"), "{cookie}");
    assert!(answer.header("strict-transport-security").contains("max-age="));
    let token = app.world.login(EMAIL).await;
    assert_eq!(
        app.with(&token).get("/api/sessions").await.status,
        401,
        "a cookie of the plain name counts for nothing"
    );
}

backend::on_both_databases!(who_does_something_stays_logged_in);

async fn who_does_something_stays_logged_in(world: World) {
    const DAY: i64 = 86_400;
    let app = app(world).await;
    let login = app.nobody().post_form("/api/login", &form(PASSWORD, "/")).await;
    let token =
        login.header("set-cookie").split(['=', ';']).nth(1).expect("has a value").to_owned();
    app.world.clock.advance_secs(20 * DAY);

    let read = app.with(&token).get("/").await;
    assert!(read.headers.get(header::SET_COOKIE).is_none(), "reading writes nothing");
    let act = async || app.with(&token).post_json("/api/join", r#"{"session_id":1}"#).await;
    let cookie = act().await.header("set-cookie").to_owned();
    assert!(cookie.starts_with(&format!("session={token}; HttpOnly")), "{cookie}");
    assert!(cookie.contains(&format!("Max-Age={}", 30 * DAY)), "{cookie}");
    assert!(act().await.headers.get(header::SET_COOKIE).is_none(), "once a day is enough");

    app.world.clock.advance_secs(20 * DAY);
    assert_eq!(app.with(&token).get("/api/sessions").await.status, 200, "forty days later");
    // Ending a login, or beginning another one, does not bring the old one back.
    let again = app.with(&token).post_form("/api/login", &form(PASSWORD, "/")).await;
    let cookies = again.headers.get_all(header::SET_COOKIE).iter();
    let cookies: Vec<_> = cookies.filter_map(|cookie| cookie.to_str().ok()).collect();
    let logins: Vec<_> = cookies.iter().filter(|cookie| cookie.starts_with("session=")).collect();
    assert!(logins.len() == 1 && !logins[0].contains(&token), "{cookies:?}");
    let out = app.with(&token).post_form("/api/logout", "").await;
    let cookies: Vec<_> = out.headers.get_all(header::SET_COOKIE).iter().collect();
    assert!(cookies.len() == 1 && out.header("set-cookie").contains("Max-Age=0"), "{cookies:?}");
}
