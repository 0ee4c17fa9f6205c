//! People of several academies, and super admins, who are admins of each.

use crate::support::count;
use backend::{
    meetings, on_both_databases,
    people::{self, NewUser, SwitchError, Viewer},
    sessions::{self, SetStatus, SetStatusError, set_status},
    testing::World,
};
use domain::{Locale, Role, Status};

on_both_databases![
    a_person_of_two_academies_switches_between_them,
    an_academy_that_is_not_theirs_does_not_exist,
    a_super_admin_becomes_a_member_of_the_academy_they_choose,
    a_super_admin_is_an_admin_whatever_the_membership_says,
    whoever_is_no_super_admin_any_more_sees_nothing_of_where_they_were,
    whoever_is_no_super_admin_any_more_chooses_no_other_academy,
    a_login_that_is_over_switches_nothing,
];

const SARA: &str = "sara@itqan.test";
const SUPER: &str = "super@other.test";

async fn switch(world: &World, token: &str, slug: &str) -> Result<Viewer, SwitchError> {
    let viewer = viewer_of(world, token).await;
    let slug = slug.parse().expect("a slug");
    people::switch_academy(&world.backend, &viewer, token, &slug, world.now()).await?;
    Ok(viewer_of(world, token).await)
}

async fn viewer_of(world: &World, token: &str) -> Viewer {
    let found = people::viewer_of(&world.backend, token, world.now()).await.expect("an answer");
    found.expect("is logged in")
}

/// The academies somebody may choose, with their role there.
async fn open(world: &World, viewer: &Viewer) -> Vec<(String, Role)> {
    let academies = people::academies_of(&world.backend, viewer).await.expect("an answer");
    academies.into_iter().map(|academy| (academy.slug.to_string(), academy.role)).collect()
}

fn itqan(role: Role) -> (String, Role) {
    ("itqan-academy".into(), role)
}

fn other(role: Role) -> (String, Role) {
    ("other-academy".into(), role)
}

async fn add_super_admin(world: &World) {
    let new = NewUser {
        academy: "other-academy".parse().expect("a slug"),
        role: Role::Admin,
        super_admin: true,
        may_manage_sessions: false,
        email: SUPER.into(),
        name: "المدير العام".into(),
        password: None,
    };
    people::create_user(&world.backend, new, world.now()).await.expect("is new");
}

async fn a_person_of_two_academies_switches_between_them(world: World) {
    world.add("itqan-academy", Role::Student, SARA).await;
    world.add("other-academy", Role::Teacher, SARA).await;
    let (here, elsewhere) = (world.login(SARA).await, world.login(SARA).await);
    assert_eq!(viewer_of(&world, &here).await.academy_slug.as_str(), "itqan-academy");
    let choices = open(&world, &viewer_of(&world, &here).await).await;
    assert_eq!(choices, [itqan(Role::Student), other(Role::Teacher)]);

    world.clock.advance_secs(1);
    let viewer = switch(&world, &here, "other-academy").await.expect("theirs");
    assert_eq!((viewer.academy_slug.as_str(), viewer.role), ("other-academy", Role::Teacher));
    let unmoved = viewer_of(&world, &elsewhere).await;
    assert_eq!((unmoved.academy_slug.as_str(), unmoved.role), ("itqan-academy", Role::Student));
    assert_eq!(world.viewer(SARA).await.academy_slug.as_str(), "other-academy", "the next login");

    let viewer = switch(&world, &here, "itqan-academy").await.expect("theirs");
    assert_eq!(viewer.role, Role::Student);
    let again = switch(&world, &here, "itqan-academy").await.expect("changes nothing");
    assert_eq!(again, viewer);
}

async fn an_academy_that_is_not_theirs_does_not_exist(world: World) {
    const MEMBERS: &str = "SELECT COUNT(*) FROM users";
    let before = count(&world.database.db, MEMBERS).await;
    for email in ["student@itqan.test", "admin@itqan.test"] {
        let token = world.login(email).await;
        let viewer = viewer_of(&world, &token).await;
        assert_eq!(open(&world, &viewer).await, [itqan(viewer.role)], "{email}");
        for slug in ["other-academy", "no-such-academy"] {
            let refused = switch(&world, &token, slug).await;
            assert!(matches!(refused, Err(SwitchError::NotFound)), "{email} {slug}");
        }
        assert_eq!(viewer_of(&world, &token).await, viewer);
    }
    assert_eq!(count(&world.database.db, MEMBERS).await, before);
}

async fn a_super_admin_becomes_a_member_of_the_academy_they_choose(world: World) {
    const MEMBERSHIPS: &str = "SELECT COUNT(*) FROM users u JOIN accounts a ON a.id = u.account_id \
        WHERE a.email = 'super@other.test'";
    let id = world.ready().await;
    add_super_admin(&world).await;
    let token = world.login(SUPER).await;
    let elsewhere = viewer_of(&world, &token).await;
    assert_eq!(open(&world, &elsewhere).await, [itqan(Role::Admin), other(Role::Admin)]);
    let unseen = sessions::state(&world.backend, &elsewhere, id, Locale::Ar, world.now()).await;
    assert_eq!(unseen.expect("an answer"), None, "one academy at a time");

    let viewer = switch(&world, &token, "itqan-academy").await.expect("all are theirs");
    assert_eq!((viewer.role, viewer.name.as_str()), (Role::Admin, "المدير العام"));
    let seen = sessions::state(&world.backend, &viewer, id, Locale::Ar, world.now()).await;
    assert!(seen.expect("an answer").is_some());
    let wanted = SetStatus {
        session_id: id,
        status: Status::Cancelled,
        reason: Some("x".into()),
        version: None,
    };
    set_status(&world.backend, &viewer, wanted, world.now()).await.expect("as an admin");
    const BY: &str = "SELECT COUNT(*) FROM session_events e JOIN users u ON u.id = e.user_id \
        JOIN accounts a ON a.id = u.account_id \
        WHERE a.email = 'super@other.test' AND u.academy_id = e.academy_id AND e.role = 'admin'";
    assert_eq!(count(&world.database.db, BY).await, 1, "history tells who did it");

    switch(&world, &token, "other-academy").await.expect("back");
    switch(&world, &token, "itqan-academy").await.expect("and here again");
    assert_eq!(count(&world.database.db, MEMBERSHIPS).await, 2, "one in each");
}

async fn a_super_admin_is_an_admin_whatever_the_membership_says(world: World) {
    let id = world.ready().await;
    world.add("itqan-academy", Role::Student, SUPER).await;
    add_super_admin(&world).await;
    let token = world.login(SUPER).await;
    let viewer = switch(&world, &token, "itqan-academy").await.expect("theirs");
    assert_eq!(viewer.role, Role::Admin);
    let mine = sessions::mine(&world.backend, &viewer, Locale::Ar, world.now()).await;
    assert_eq!(mine.expect("a list").len(), 1, "though enrolled in none");
    let ticket = meetings::join(&world.backend, &viewer, id, None, world.now()).await;
    assert!(ticket.expect("may join").observer);
}

async fn whoever_is_no_super_admin_any_more_sees_nothing_of_where_they_were(world: World) {
    let id = world.ready().await;
    add_super_admin(&world).await;
    let token = world.login(SUPER).await;
    let viewer = switch(&world, &token, "itqan-academy").await.expect("all are theirs");
    assert_eq!(viewer.role, Role::Admin);
    world.database.execute("UPDATE accounts SET super_admin = FALSE").await;

    let viewer = viewer_of(&world, &token).await;
    assert_eq!(
        viewer.role,
        Role::Supervisor,
        "of nobody, for what they did there keeps its author"
    );
    let seen = sessions::state(&world.backend, &viewer, id, Locale::Ar, world.now()).await;
    assert_eq!(seen.expect("an answer"), None);
    let wanted =
        SetStatus { session_id: id, status: Status::Suspended, reason: None, version: None };
    let refused = set_status(&world.backend, &viewer, wanted, world.now()).await;
    assert!(matches!(refused, Err(SetStatusError::NotFound)), "{refused:?}");
    let refused = meetings::join(&world.backend, &viewer, id, None, world.now()).await;
    assert!(refused.is_err());
}

async fn whoever_is_no_super_admin_any_more_chooses_no_other_academy(world: World) {
    add_super_admin(&world).await;
    let token = world.login(SUPER).await;
    world.database.execute("UPDATE accounts SET super_admin = FALSE").await;
    let viewer = viewer_of(&world, &token).await;
    assert_eq!(open(&world, &viewer).await, [other(Role::Admin)]);
    let refused = switch(&world, &token, "itqan-academy").await;
    assert!(matches!(refused, Err(SwitchError::NotFound)));
}

async fn a_login_that_is_over_switches_nothing(world: World) {
    add_super_admin(&world).await;
    let token = world.login(SUPER).await;
    let viewer = viewer_of(&world, &token).await;
    people::log_out(&world.backend, &token).await.expect("logged out");
    let slug = "itqan-academy".parse().expect("a slug");
    let refused = people::switch_academy(&world.backend, &viewer, &token, &slug, world.now()).await;
    assert!(matches!(refused, Err(SwitchError::NotLoggedIn)));
    assert_eq!(world.viewer(SUPER).await.academy_slug.as_str(), "other-academy");
}
