//! Who sees which sessions.

use backend::{meetings, on_both_databases, sessions, testing::World};
use domain::Locale;

on_both_databases![
    people_see_their_own_sessions_and_no_others,
    lists_hold_the_same_sessions,
    parents_are_told_of_their_own_children_only,
];

/// Everybody, and whether they see a lesson of `teacher@itqan.test` with `student@itqan.test`.
const PEOPLE: [(&str, bool); 13] = [
    ("student@itqan.test", true),
    ("student1@itqan.test", true),
    ("student2@itqan.test", false),
    ("teacher@itqan.test", true),
    ("teacher2@itqan.test", false),
    ("parent@itqan.test", true),
    ("supervisor@itqan.test", true),
    ("admin@itqan.test", true),
    ("student@other.test", false),
    ("teacher@other.test", false),
    ("parent@other.test", false),
    ("supervisor@other.test", false),
    ("admin@other.test", false),
];

async fn people_see_their_own_sessions_and_no_others(world: World) {
    let id = world.ready().await;
    let room = world.session(id).await.meeting.expect("a meeting").room_name;
    for (email, sees) in PEOPLE {
        let viewer = world.viewer(email).await;
        let state = sessions::state(&world.backend, &viewer, id, Locale::Ar, world.now()).await;
        assert_eq!(state.expect("an answer").is_some(), sees, "{email}");
        let found = meetings::session_of_room(&world.backend, &viewer, &room).await;
        assert_eq!(found.expect("an answer").is_some(), sees, "{email}");
    }
}

async fn lists_hold_the_same_sessions(world: World) {
    let id = world.ready().await;
    for (email, sees) in PEOPLE {
        let viewer = world.viewer(email).await;
        let mine = sessions::mine(&world.backend, &viewer, Locale::En, world.now()).await;
        let ids: Vec<_> = mine.expect("a list").iter().map(|state| state.session.id).collect();
        assert_eq!(ids == [id], sees, "{email}");
    }
}

async fn parents_are_told_of_their_own_children_only(world: World) {
    let id = world.ready().await;
    for (email, students) in [
        ("parent@itqan.test", &["student"][..]),
        ("student1@itqan.test", &["student", "student1"][..]),
        ("teacher@itqan.test", &["student", "student1"][..]),
    ] {
        let viewer = world.viewer(email).await;
        let state = sessions::state(&world.backend, &viewer, id, Locale::Ar, world.now()).await;
        let state = state.expect("an answer").expect("a session of theirs");
        assert_eq!(state.session.students, students, "{email}");
        let mine = sessions::mine(&world.backend, &viewer, Locale::Ar, world.now()).await;
        assert_eq!(mine.expect("a list")[0].session.students, students, "{email}");
    }
}
