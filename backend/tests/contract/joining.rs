//! Who gets a token, for what.

use backend::{
    meetings::{self, JoinError},
    on_both_databases,
    testing::{World, student_email},
};
use domain::{
    Relation, Role, SessionId,
    join::{JoinAs, JoinRefusal, NotJoinable},
    wire::JoinTicket,
};
use livekit_api::access_token::{Claims, TokenVerifier};

on_both_databases![
    everybody_gets_exactly_their_grants,
    strangers_are_told_nothing,
    a_scheduled_session_says_when,
    forty_nine_students_and_the_teacher_join_at_once,
    joining_does_not_ask_livekit,
];

async fn join(
    world: &World,
    email: &str,
    id: SessionId,
    wish: Option<JoinAs>,
) -> Result<JoinTicket, JoinError> {
    let viewer = world.viewer(email).await;
    meetings::join(&world.backend, &viewer, id, wish, world.now()).await
}

fn claims(world: &World, ticket: &JoinTicket) -> Claims {
    let (key, secret) = world.key();
    TokenVerifier::with_api_key(&key, &secret).verify(&ticket.token).expect("a valid token")
}

async fn everybody_gets_exactly_their_grants(world: World) {
    let id = world.ready().await;
    let all = ["microphone", "camera", "screen_share", "screen_share_audio"].as_slice();
    let student = ["microphone", "camera"].as_slice();
    let participant = Some(JoinAs::Participant);
    for (email, wish, sources, hidden) in [
        ("teacher@itqan.test", None, all, false),
        ("student@itqan.test", None, student, false),
        ("supervisor@itqan.test", None, [].as_slice(), true),
        ("supervisor@itqan.test", participant, all, false),
        ("admin@itqan.test", Some(JoinAs::Observer), [].as_slice(), true),
        ("admin@itqan.test", participant, all, false),
    ] {
        let ticket = join(&world, email, id, wish).await.expect(email);
        let claims = claims(&world, &ticket);
        let video = &claims.video;
        assert_eq!(video.can_publish_sources, sources, "{email}");
        assert_eq!(video.can_publish, Some(!sources.is_empty()), "{email}");
        assert_eq!((video.hidden, ticket.observer), (hidden, hidden), "{email}");
        assert_eq!(video.can_publish_data, Some(!hidden), "{email}");
        assert_eq!(video.can_subscribe, Some(true), "{email}");
        assert_eq!(video.can_update_own_metadata, Some(false), "{email}");
        assert!(video.room_join && !video.room_admin && !video.room_create && !video.room_list);
        assert_eq!(video.room, format!("itqan-academy-quran-session-{id}"));
        assert_eq!(claims.attributes.get("role").map(String::as_str), Some(ticket.role.as_str()));
        assert!(claims.metadata.is_empty());
        assert_eq!(claims.sub, ticket.identity);
        assert_eq!(ticket.identity.starts_with('o'), hidden);
        assert_eq!(ticket.microphone, ticket.role == Relation::Teacher, "{email}");
        assert!(!ticket.camera);
    }
}

async fn strangers_are_told_nothing(world: World) {
    let id = world.ready().await;
    for email in
        ["student@other.test", "admin@other.test", "teacher2@itqan.test", &student_email(2)]
    {
        let refused = join(&world, email, id, None).await;
        assert!(matches!(refused, Err(JoinError::NotFound)), "{email}: {refused:?}");
    }
    for (email, wish) in
        [("parent@itqan.test", None), ("student@itqan.test", Some(JoinAs::Observer))]
    {
        let refused = join(&world, email, id, wish).await;
        assert!(
            matches!(refused, Err(JoinError::Refused(JoinRefusal::RoleMayNotJoin))),
            "{email}: {refused:?}"
        );
    }
}

async fn a_scheduled_session_says_when(world: World) {
    let id = world.scheduled_in(16).await;
    for (wait_secs, reason) in [(0, NotJoinable::TooEarly), (60, NotJoinable::BeingPrepared)] {
        world.clock.advance_secs(wait_secs);
        let refused = join(&world, "student@itqan.test", id, None).await;
        assert!(
            matches!(&refused, Err(JoinError::Refused(JoinRefusal::NotJoinable { reason: told })) if *told == reason),
            "{refused:?}"
        );
    }
}

async fn forty_nine_students_and_the_teacher_join_at_once(world: World) {
    let mut lesson = world.lesson(world.now());
    lesson.status = domain::Status::Ready;
    lesson.student_emails = (1..=49).map(student_email).collect();
    for email in lesson.student_emails.iter().skip(2) {
        world.add("itqan-academy", Role::Student, email).await;
    }
    let emails: Vec<_> =
        lesson.student_emails.iter().cloned().chain(["teacher@itqan.test".into()]).collect();
    let id = world.create(lesson).await.id;
    let mut people = Vec::new();
    for email in &emails {
        people.push(world.viewer(email).await);
    }
    let asked =
        people.iter().map(|viewer| meetings::join(&world.backend, viewer, id, None, world.now()));
    let tickets: Vec<_> = futures::future::join_all(asked)
        .await
        .into_iter()
        .map(|answer| answer.expect("a ticket"))
        .collect();
    assert_eq!(tickets.len(), 50);
    let rooms: std::collections::HashSet<_> =
        tickets.iter().map(|ticket| claims(&world, ticket).video.room).collect();
    assert_eq!(
        rooms.into_iter().collect::<Vec<_>>(),
        [format!("itqan-academy-quran-session-{id}")]
    );
    let identities: std::collections::HashSet<_> = tickets.iter().map(|t| &t.identity).collect();
    assert_eq!(identities.len(), 50);
}

async fn joining_does_not_ask_livekit(world: World) {
    world.rooms.set_down(true);
    let id = world.ready().await;
    join(&world, "student@itqan.test", id, None).await.expect("a ticket");
    assert_eq!(world.rooms.calls(), 0);
}
