//! Creating sessions and moving them by hand.

use backend::{
    on_both_databases,
    sessions::{
        self, By, CreateSessionError, NewSession, SetStatus, SetStatusError, set_status,
        set_status_from_cli,
    },
    testing::World,
};
use domain::{
    Locale, SessionId, Status,
    transition::{Cause, Refusal, Why},
    wire::PAST_AT_ONCE,
};

fn to(session_id: SessionId, status: Status) -> SetStatus {
    SetStatus { session_id, status, reason: None, version: None }
}

on_both_databases![
    a_session_made_ready_has_its_meeting_in_the_answer,
    a_session_made_open_is_stored_with_its_meeting,
    history_may_be_imported_and_nobody_else_may_write_it,
    an_admin_opens_a_session_and_sees_the_link_at_once,
    repeating_a_move_is_a_success_that_changes_nothing,
    whoever_looked_at_an_older_version_is_told,
    cancelling_needs_a_reason_that_students_do_not_see,
    codes_count_per_kind_and_are_never_given_twice,
    bad_input_makes_no_session,
    two_admins_at_once_make_one_change,
    an_end_is_remembered_with_its_time,
    who_completes_a_session_is_not_the_clock,
    what_is_long_over_is_told_page_by_page,
];

async fn a_session_made_ready_has_its_meeting_in_the_answer(world: World) {
    let id = world.scheduled_in(60).await;
    assert_eq!(world.session(id).await.meeting, None);
    let session = set_status_from_cli(&world.backend, to(id, Status::Ready), world.now())
        .await
        .expect("made ready");
    let meeting = session.meeting.expect("a meeting");
    assert_eq!(meeting.room_name, format!("itqan-academy-quran-session-{id}"));
    assert_eq!(meeting.link, format!("https://majlis.test/sessions/{id}"));
    assert_eq!((meeting.platform.as_str(), meeting.auto_generated), ("livekit", true));
    assert_eq!(meeting.created_at, world.now());
    assert_eq!(meeting.cluster, "main");
    assert_eq!(session.version, 2);
    assert_eq!(world.rooms.calls(), 0, "a meeting is a name and a link");
}

async fn a_session_made_open_is_stored_with_its_meeting(world: World) {
    for status in [Status::Ready, Status::Ongoing] {
        let lesson = NewSession { status, ..world.lesson(world.now()) };
        let session = world.create(lesson).await;
        assert_eq!((session.status, session.version), (status, 1));
        let room = session.meeting.expect("a meeting").room_name;
        assert_eq!(room, format!("itqan-academy-quran-session-{}", session.id));
    }
}

async fn history_may_be_imported_and_nobody_else_may_write_it(world: World) {
    let past = NewSession {
        status: Status::Completed,
        ..world.lesson(world.now().plus_millis(-86_400_000))
    };
    let import = By { cause: Cause::Import, user: None };
    let session =
        sessions::create(&world.backend, past.clone(), import, world.now()).await.expect("history");
    assert_eq!((session.status, session.meeting), (Status::Completed, None));
    let cli = By { cause: Cause::Cli, user: None };
    let refused = sessions::create(&world.backend, past, cli, world.now()).await;
    assert!(
        matches!(
            refused,
            Err(CreateSessionError::Refused(Refusal { from: None, why: Why::NotAllowed, .. }))
        ),
        "{refused:?}"
    );
}

async fn an_admin_opens_a_session_and_sees_the_link_at_once(world: World) {
    let id = world.scheduled_in(600).await;
    let admin = world.viewer("admin@itqan.test").await;
    let session = set_status(&world.backend, &admin, to(id, Status::Ready), world.now())
        .await
        .expect("made ready");
    assert!(session.meeting.expect("a meeting").link.ends_with(&format!("/sessions/{id}")));
}

async fn repeating_a_move_is_a_success_that_changes_nothing(world: World) {
    let id = world.ready().await;
    let before = world.session(id).await;
    let again = set_status_from_cli(&world.backend, to(id, Status::Ready), world.now())
        .await
        .expect("fine");
    assert_eq!(again, before);
}

async fn whoever_looked_at_an_older_version_is_told(world: World) {
    let id = world.scheduled_in(60).await;
    let admin = world.viewer("admin@itqan.test").await;
    let wanted = |version| SetStatus { version: Some(version), ..to(id, Status::Ready) };
    let late = set_status(&world.backend, &admin, wanted(7), world.now()).await;
    assert!(matches!(late, Err(SetStatusError::ChangedMeanwhile { version: 1 })), "{late:?}");
    assert_eq!(world.session(id).await.status, Status::Scheduled);
    set_status(&world.backend, &admin, wanted(1), world.now()).await.expect("the right version");
}

async fn cancelling_needs_a_reason_that_students_do_not_see(world: World) {
    let id = world.ready().await;
    let admin = world.viewer("admin@itqan.test").await;
    let cancel = |reason: Option<&str>| SetStatus {
        reason: reason.map(str::to_owned),
        ..to(id, Status::Cancelled)
    };
    let bare = set_status(&world.backend, &admin, cancel(Some("  ")), world.now()).await;
    assert!(
        matches!(&bare, Err(SetStatusError::Refused(refusal)) if refusal.why == Why::ReasonMissing),
        "{bare:?}"
    );
    set_status(&world.backend, &admin, cancel(Some("المعلم مريض")), world.now())
        .await
        .expect("cancelled");
    for (email, told) in [("teacher@itqan.test", true), ("student@itqan.test", false)] {
        let viewer = world.viewer(email).await;
        let state = sessions::state(&world.backend, &viewer, id, viewer.locale, world.now())
            .await
            .expect("an answer")
            .expect("theirs");
        assert_eq!(state.cancel_reason.is_some(), told, "{email}");
        assert_eq!(state.session.meeting, None, "no way in any more");
    }
}

async fn codes_count_per_kind_and_are_never_given_twice(world: World) {
    let lesson = world.lesson(world.now());
    let together = (0..12).map(|_| world.create(lesson.clone()));
    let mut codes: Vec<_> =
        futures::future::join_all(together).await.into_iter().map(|session| session.code).collect();
    codes.sort();
    let expected: Vec<_> = (1..=12).map(|number| format!("QG-2611-{number:04}")).collect();
    assert_eq!(codes, expected);
    let other = NewSession { kind: domain::Kind::Academic, ..lesson };
    assert_eq!(world.create(other).await.code, "AP-2611-0001");
}

async fn bad_input_makes_no_session(world: World) {
    let by = By { cause: Cause::Cli, user: None };
    let good = world.lesson(world.now());
    let attempts = [
        NewSession { academy: "no-such-academy".parse().expect("a slug"), ..good.clone() },
        NewSession { teacher_email: "student@itqan.test".into(), ..good.clone() },
        NewSession { teacher_email: "teacher@other.test".into(), ..good.clone() },
        NewSession { student_emails: vec!["student@other.test".into()], ..good.clone() },
        NewSession { duration: domain::Minutes(0), ..good.clone() },
        NewSession { title: "x".repeat(201), ..good.clone() },
        NewSession { starts_at: None, ..good },
    ];
    for attempt in attempts {
        let shown = format!("{attempt:?}");
        sessions::create(&world.backend, attempt, by, world.now()).await.expect_err(&shown);
    }
    assert!(sessions::list(&world.backend, None).await.expect("a list").is_empty());
}

async fn two_admins_at_once_make_one_change(world: World) {
    let id = world.scheduled_in(60).await;
    let admin = world.viewer("admin@itqan.test").await;
    let ready = || set_status(&world.backend, &admin, to(id, Status::Ready), world.now());
    let answers = futures::future::join_all((0..8).map(|_| ready())).await;
    for answer in answers {
        assert_eq!(answer.expect("fine").version, 2);
    }
}

async fn an_end_is_remembered_with_its_time(world: World) {
    let (ended, open) = (world.ready().await, world.ready().await);
    let teacher = world.viewer("teacher@itqan.test").await;
    let state = async |id| {
        sessions::state(&world.backend, &teacher, id, Locale::En, world.now())
            .await
            .expect("reads")
            .expect("is theirs")
    };
    assert_eq!(state(ended).await.session.ended_at, None);
    world.clock.advance_secs(20 * 60);
    let ended_at = world.now();
    let cancel = SetStatus { reason: Some("travel".into()), ..to(ended, Status::Cancelled) };
    let answer = set_status_from_cli(&world.backend, cancel, ended_at).await.expect("cancelled");
    assert_eq!(answer.ended_at, Some(ended_at), "in the answer of the move itself");
    assert!(!answer.ended_by_clock, "a person did");
    world.clock.advance_secs(3_600);
    let seen = state(ended).await;
    assert_eq!(seen.session.ended_at, Some(ended_at));
    assert_eq!(seen.when.ended, "3:20\u{a0}PM");
    let other = state(open).await;
    assert_eq!((other.session.ended_at, other.when.ended.as_str()), (None, ""));
    // Whoever writes history down does not know when it ended.
    let imported = NewSession { status: Status::Completed, ..world.lesson(world.now()) };
    let by = By { cause: Cause::Import, user: None };
    let imported =
        sessions::create(&world.backend, imported, by, world.now()).await.expect("history");
    assert_eq!(imported.ended_at, None);
}

async fn who_completes_a_session_is_not_the_clock(world: World) {
    for email in ["teacher@itqan.test", "admin@itqan.test"] {
        let id = world.ready().await;
        let viewer = world.viewer(email).await;
        let mut last = None;
        for status in [Status::Ongoing, Status::Completed] {
            world.clock.advance_secs(60);
            let moved = set_status(&world.backend, &viewer, to(id, status), world.now()).await;
            last = Some(moved.unwrap_or_else(|error| panic!("{email}, {status}: {error:?}")));
        }
        let ended = (Status::Completed, Some(world.now()), false);
        for session in [last.expect("moved"), world.session(id).await] {
            let seen = (session.status, session.ended_at, session.ended_by_clock);
            assert_eq!(seen, ended, "{email}");
        }
    }
}

async fn what_is_long_over_is_told_page_by_page(world: World) {
    let import = By { cause: Cause::Import, user: None };
    let mut made = vec![];
    for n in 0..PAST_AT_ONCE as i64 + 3 {
        // Two at a time: their ids decide.
        let at = world.now().plus_millis(-(n / 2 + 1) * 3_600_000);
        let past = NewSession { status: Status::Completed, ..world.lesson(at) };
        let session = sessions::create(&world.backend, past, import, world.now()).await;
        made.push(session.map(|one| (one.starts_at, one.id)).expect("history"));
    }
    // One that never had a time comes last.
    let timeless = NewSession {
        starts_at: None,
        status: Status::Cancelled,
        reason: Some("travel".into()),
        ..world.lesson(world.now())
    };
    let timeless = sessions::create(&world.backend, timeless, import, world.now()).await;
    let timeless = timeless.expect("history").id;
    made.sort();
    let mut expected: Vec<_> = made.iter().rev().map(|(_, id)| *id).collect();
    expected.push(timeless);

    let student = world.viewer("student@itqan.test").await;
    let before = async |id| {
        sessions::mine_before(&world.backend, &student, id, Locale::En, world.now())
            .await
            .expect("reads")
            .map(|states| states.iter().map(|state| state.session.id).collect::<Vec<_>>())
    };
    let first: Vec<_> = sessions::mine(&world.backend, &student, Locale::En, world.now())
        .await
        .expect("reads")
        .iter()
        .map(|state| state.session.id)
        .collect();
    assert_eq!(first, expected[..PAST_AT_ONCE]);
    assert_eq!(before(first[PAST_AT_ONCE - 1]).await.as_deref(), Some(&expected[PAST_AT_ONCE..]));
    assert_eq!(before(timeless).await, Some(vec![]));
    let stranger = world.viewer("student2@itqan.test").await;
    let theirs =
        sessions::mine_before(&world.backend, &stranger, timeless, Locale::En, world.now()).await;
    assert!(theirs.expect("reads").is_none(), "as if it did not exist");
}
