//! Accounts, memberships and logging in.

use backend::{
    Database, on_both_databases,
    people::{
        self, CreateUserError, LOGIN_LIFE_DAYS, LONGEST_LOGIN_DAYS, LinkError, LoginError, NewUser,
    },
    testing::{PASSWORD, World},
};
use domain::{Locale, Role};
use std::net::{IpAddr, Ipv4Addr};

on_both_databases![
    a_login_is_found_by_its_token_until_it_runs_out_or_is_ended,
    a_login_is_renewed_up_to_half_a_year,
    only_the_right_password_logs_in,
    ten_wrong_passwords_close_the_door_for_a_while,
    a_person_of_two_academies_comes_back_to_the_one_used_last,
    members_are_unique_and_checked,
    links_need_the_right_roles_in_one_academy,
    a_chosen_language_is_remembered,
];

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
const SARA: &str = "sara@itqan.test";

fn new_user(email: &str, role: Role) -> NewUser {
    NewUser {
        academy: "itqan-academy".parse().expect("a slug"),
        role,
        super_admin: false,
        may_manage_sessions: false,
        email: email.into(),
        name: "سارة".into(),
        password: None,
    }
}

async fn a_login_is_found_by_its_token_until_it_runs_out_or_is_ended(world: World) {
    world.add_with_password("itqan-academy", Role::Student, SARA).await;
    let found = async |token: &str| {
        people::viewer_of(&world.backend, token, world.now()).await.expect("an answer")
    };
    let login = async || {
        people::log_in(&world.backend, " Sara@Itqan.test ", PASSWORD, HERE, world.now())
            .await
            .expect("logged in")
    };
    let (first, second) = (login().await, login().await);
    assert_ne!(first.token, second.token);
    let viewer = found(&first.token).await.expect("Sara");
    assert_eq!((viewer.role, viewer.name.as_str()), (Role::Student, "sara"));
    assert_eq!(viewer.academy_slug.as_str(), "itqan-academy");
    people::log_out(&world.backend, &first.token).await.expect("logged out");
    assert_eq!(found(&first.token).await, None);
    assert!(found(&second.token).await.is_some(), "the other device stays");
    assert_eq!(found("made-up").await, None);
    world.clock.advance_secs(LOGIN_LIFE_DAYS * 86_400);
    assert_eq!(found(&second.token).await, None);
}

async fn a_login_is_renewed_up_to_half_a_year(world: World) {
    const DAY: i64 = 86_400;
    let began = world.now();
    let token = world.login("student@itqan.test").await;
    let renewable = async || {
        let found = people::viewer_of(&world.backend, &token, world.now()).await;
        found.expect("an answer").expect("logged in").login_is_renewable
    };
    let renew = async || {
        let end =
            people::renew_login(&world.backend, &token, world.now()).await.expect("an answer");
        end.map(|end| end.millis_since(began) / 1_000)
    };
    world.clock.advance_secs(DAY);
    assert!(!renewable().await, "not more than a day of its life is gone");
    world.clock.advance_secs(1);
    assert!(renewable().await);
    assert_eq!(renew().await, Some((1 + LOGIN_LIFE_DAYS) * DAY + 1));
    assert!(!renewable().await);
    // Used every twenty days it lasts, but not for ever.
    for day in (20..LONGEST_LOGIN_DAYS).step_by(20) {
        let past = world.now().millis_since(began) / 1_000;
        world.clock.advance_secs(day * DAY - past);
        let end = (day + LOGIN_LIFE_DAYS).min(LONGEST_LOGIN_DAYS) * DAY;
        assert_eq!((renewable().await, renew().await), (true, Some(end)), "day {day}");
    }
    world.clock.advance_secs(20 * DAY - 1);
    assert!(!renewable().await, "it can't be made longer");
    world.clock.advance_secs(1);
    assert_eq!(
        people::viewer_of(&world.backend, &token, world.now()).await.expect("an answer"),
        None
    );
    assert_eq!(renew().await, None, "what is over stays over");
}

async fn only_the_right_password_logs_in(world: World) {
    world.add_with_password("itqan-academy", Role::Student, SARA).await;
    world.add("itqan-academy", Role::Student, "nopassword@itqan.test").await;
    let long = "x".repeat(5_000);
    for (email, password) in [
        (SARA, "another password"),
        (SARA, ""),
        (SARA, long.as_str()),
        ("nopassword@itqan.test", ""),
        ("nobody@itqan.test", PASSWORD),
        ("not an address", PASSWORD),
    ] {
        let refused = people::log_in(&world.backend, email, password, HERE, world.now()).await;
        assert!(matches!(refused, Err(LoginError::WrongCredentials)), "{email}");
    }
}

async fn ten_wrong_passwords_close_the_door_for_a_while(world: World) {
    world.add_with_password("itqan-academy", Role::Student, SARA).await;
    let try_with =
        |password: &'static str| people::log_in(&world.backend, SARA, password, HERE, world.now());
    for _ in 0..10 {
        assert!(matches!(try_with("wrong").await, Err(LoginError::WrongCredentials)));
    }
    let closed = try_with(PASSWORD).await;
    assert!(matches!(closed, Err(LoginError::TooManyAttempts { retry_after_secs: 900 })));
    world.clock.advance_secs(900);
    assert!(try_with(PASSWORD).await.is_ok());
}

async fn a_person_of_two_academies_comes_back_to_the_one_used_last(world: World) {
    world.add("itqan-academy", Role::Student, SARA).await;
    world.add("other-academy", Role::Teacher, SARA).await;
    let first = world.login(SARA).await;
    people::log_out(&world.backend, &first).await.expect("logged out");
    assert_eq!(world.viewer(SARA).await.academy_slug.as_str(), "itqan-academy");
    used_last(&world, "other-academy").await;
    let viewer = world.viewer(SARA).await;
    assert_eq!((viewer.academy_slug.as_str(), viewer.role), ("other-academy", Role::Teacher));
}

/// Writes down that everybody of this academy has just used it.
async fn used_last(world: &World, slug: &str) {
    const SQL: &str = "UPDATE users SET last_login_at = $2 \
        WHERE academy_id = (SELECT id FROM academies WHERE slug = $1)";
    let at = world.now().as_millis() + 1;
    match &world.database.db {
        Database::Sqlite { writer, .. } => {
            sqlx::query(SQL).bind(slug).bind(at).execute(writer).await.map(drop)
        }
        Database::Postgres(pool) => {
            sqlx::query(SQL).bind(slug).bind(at).execute(pool).await.map(drop)
        }
    }
    .expect("written by hand");
}

async fn members_are_unique_and_checked(world: World) {
    let create = |user: NewUser| people::create_user(&world.backend, user, world.now());
    create(new_user(SARA, Role::Student)).await.expect("a member");
    let again = create(new_user("SARA@itqan.test", Role::Teacher)).await;
    assert!(matches!(again, Err(CreateUserError::AlreadyMember(_))), "{again:?}");
    let nowhere = NewUser {
        academy: "no-such-academy".parse().expect("a slug"),
        ..new_user("a@b.test", Role::Student)
    };
    assert!(matches!(create(nowhere).await, Err(CreateUserError::NoSuchAcademy(_))));
    let short = NewUser { password: Some("1234567".into()), ..new_user("a@b.test", Role::Student) };
    assert!(matches!(create(short).await, Err(CreateUserError::InvalidPassword)));
    let nameless = NewUser { name: " ".into(), ..new_user("a@b.test", Role::Student) };
    assert!(matches!(create(nameless).await, Err(CreateUserError::InvalidName)));
    let too_mighty = NewUser { super_admin: true, ..new_user("a@b.test", Role::Student) };
    assert!(matches!(create(too_mighty).await, Err(CreateUserError::SuperAdminIsAdmin)));
    let homeless = new_user("no address", Role::Student);
    assert!(matches!(create(homeless).await, Err(CreateUserError::InvalidEmail(_))));
}

async fn links_need_the_right_roles_in_one_academy(world: World) {
    let link = |parent: &'static str, child: &'static str| {
        people::link_parent(&world.backend, parent, child)
    };
    link("parent@itqan.test", "student@itqan.test").await.expect("linking again is fine");
    for (parent, child) in [
        ("parent@itqan.test", "student@other.test"),
        ("student@itqan.test", "student@itqan.test"),
        ("parent@itqan.test", "teacher@itqan.test"),
        ("nobody@itqan.test", "student@itqan.test"),
    ] {
        let refused = link(parent, child).await;
        assert!(matches!(refused, Err(LinkError::NotTogether(..))), "{parent} {child}");
    }
}

async fn a_chosen_language_is_remembered(world: World) {
    let viewer = world.viewer("student@itqan.test").await;
    assert_eq!(viewer.locale, Locale::Ar);
    people::set_locale(&world.backend, &viewer, Locale::En).await.expect("remembered");
    assert_eq!(world.viewer("student@itqan.test").await.locale, Locale::En);
}
