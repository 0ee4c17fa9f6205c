//! Who gets into the room and with what, for any lesson at any time: the page and the token can't
//! disagree.

mod common;

use common::{at, lesson};
use domain::{
    AcademySettings, Lesson, Minutes, Relation, Status, Timestamp,
    join::{JoinAs, JoinPass, JoinRefusal, Source, decide_join},
    meeting_area::{MeetingArea, meeting_area},
    settings::StudentMedia,
};
use proptest::{prelude::*, sample::select};

const WISHES: [Option<JoinAs>; 3] = [None, Some(JoinAs::Participant), Some(JoinAs::Observer)];

const EVERYTHING: [Source; 4] =
    [Source::Microphone, Source::Camera, Source::ScreenShare, Source::ScreenShareAudio];

fn student_media() -> impl Strategy<Value = StudentMedia> {
    any::<[bool; 3]>().prop_map(|[microphone, camera, screen_share]| StudentMedia {
        microphone,
        camera,
        screen_share,
    })
}

prop_compose! {
    /// Any lesson, with or without a start, with any settings an academy may choose.
    fn any_lesson()(
        status in select(Status::ALL.to_vec()),
        has_start in prop::bool::weighted(0.9),
        duration in select(domain::lesson::DURATIONS.to_vec()),
        preparation in (0u16..=60).prop_map(Minutes),
        buffer in (0u16..=60).prop_map(Minutes),
        students in student_media(),
    ) -> Lesson {
        let settings = AcademySettings { preparation, buffer, students };
        let starts_at = has_start.then(|| at("16:00:00.000"));
        Lesson { status, starts_at, duration, settings }
    }
}

/// Two days around the start.
fn any_now() -> impl Strategy<Value = Timestamp> {
    (-172_800_000i64..172_800_000).prop_map(|millis| at("16:00:00.000").plus_millis(millis))
}

fn any_wish() -> impl Strategy<Value = (Relation, Option<JoinAs>)> {
    (select(Relation::ALL.to_vec()), select(WISHES.to_vec()))
}

/// In the policy's words: parents never, and only supervisors and admins may watch unseen.
fn role_may(relation: Relation, wish: Option<JoinAs>) -> bool {
    match relation {
        Relation::Parent => false,
        Relation::Teacher | Relation::Student => wish != Some(JoinAs::Observer),
        Relation::Supervisor | Relation::Admin => true,
    }
}

proptest! {
    #[test]
    fn the_page_shows_an_open_room_exactly_when_the_token_would_be_given(
        lesson in any_lesson(), now in any_now(), (relation, wish) in any_wish(),
    ) {
        let shown_open =
            matches!(meeting_area(&lesson, now), MeetingArea::Ready | MeetingArea::Ongoing);
        let answer = decide_join(&lesson, relation, wish, now);
        prop_assert_eq!(answer.is_ok(), shown_open && role_may(relation, wish));
        // Who may never join is told so, never to wait.
        let role_refused = answer == Err(JoinRefusal::RoleMayNotJoin);
        prop_assert_eq!(role_refused, !role_may(relation, wish));
        let time_refused = matches!(answer, Err(JoinRefusal::NotJoinable { .. }));
        prop_assert_eq!(time_refused, !shown_open && role_may(relation, wish));
    }

    #[test]
    fn only_the_status_opens_the_door_never_the_time(
        lesson in any_lesson(), times in (any_now(), any_now()), (relation, wish) in any_wish(),
    ) {
        let at = |now| decide_join(&lesson, relation, wish, now).ok();
        prop_assert_eq!(at(times.0), at(times.1));
    }

    #[test]
    fn no_grant_exceeds_what_the_policy_names(
        lesson in any_lesson(), now in any_now(), (relation, wish) in any_wish(),
    ) {
        let Ok(pass) = decide_join(&lesson, relation, wish, now) else { return Ok(()) };
        let sources = &pass.grants.sources;
        prop_assert!(sources.iter().all(|source| EVERYTHING.contains(source)));
        prop_assert!((1..sources.len()).all(|i| !sources[..i].contains(&sources[i])), "{sources:?}");
        prop_assert_eq!(pass.grants.can_publish, !sources.is_empty());
        prop_assert!(pass.grants.can_subscribe);
        prop_assert_eq!(pass.relation, relation);
        prop_assert_eq!(pass.starts_with_microphone, relation == Relation::Teacher);
        prop_assert!(!pass.starts_with_microphone || sources.contains(&Source::Microphone));
    }

    #[test]
    fn an_observer_is_unseen_and_sends_nothing_and_nobody_else_is_hidden(
        lesson in any_lesson(), now in any_now(), (relation, wish) in any_wish(),
    ) {
        let Ok(JoinPass { observer, grants, .. }) = decide_join(&lesson, relation, wish, now) else {
            return Ok(());
        };
        let watches = matches!(relation, Relation::Supervisor | Relation::Admin)
            && wish != Some(JoinAs::Participant);
        prop_assert_eq!(observer, watches);
        prop_assert_eq!(grants.hidden, observer);
        prop_assert_eq!(grants.can_publish_data, !observer);
        prop_assert!(!(observer && grants.can_publish));
    }

    #[test]
    fn a_student_gets_exactly_what_the_academy_allows(lesson in any_lesson(), now in any_now()) {
        let Ok(pass) = decide_join(&lesson, Relation::Student, None, now) else { return Ok(()) };
        let StudentMedia { microphone, camera, screen_share } = lesson.settings.students;
        for (source, allowed) in [
            (Source::Microphone, microphone),
            (Source::Camera, camera),
            (Source::ScreenShare, screen_share),
            (Source::ScreenShareAudio, screen_share),
        ] {
            prop_assert_eq!(pass.grants.sources.contains(&source), allowed, "{:?}", source);
        }
    }

    #[test]
    fn the_students_policy_binds_nobody_else(
        lesson in any_lesson(), students in student_media(), now in any_now(), (relation, wish) in any_wish(),
    ) {
        prop_assume!(relation != Relation::Student);
        let other = Lesson { settings: AcademySettings { students, ..lesson.settings }, ..lesson };
        prop_assert_eq!(decide_join(&lesson, relation, wish, now), decide_join(&other, relation, wish, now));
    }
}

#[test]
fn visible_staff_may_publish_everything() {
    for (relation, wish) in [
        (Relation::Teacher, None),
        (Relation::Supervisor, Some(JoinAs::Participant)),
        (Relation::Admin, Some(JoinAs::Participant)),
    ] {
        let now = at("16:00:00.000");
        let pass = decide_join(&lesson(Status::Ready), relation, wish, now).expect("may join");
        assert_eq!(pass.grants.sources, EVERYTHING, "{relation:?}");
    }
}

#[test]
fn a_student_without_any_permission_still_sees_hears_and_writes() {
    let mut lesson = lesson(Status::Ongoing);
    lesson.settings.students =
        StudentMedia { microphone: false, camera: false, screen_share: false };
    let pass = decide_join(&lesson, Relation::Student, None, at("16:00:00.000")).expect("may join");
    assert!(!pass.grants.can_publish && pass.grants.can_subscribe && pass.grants.can_publish_data);
    assert!(!pass.grants.hidden);
}

#[test]
fn without_a_row_of_settings_students_have_microphone_and_camera() {
    let pass = decide_join(&lesson(Status::Ready), Relation::Student, None, at("16:00:00.000"));
    assert_eq!(pass.expect("may join").grants.sources, [Source::Microphone, Source::Camera]);
}

#[test]
fn sources_are_named_as_livekit_names_them() {
    let names = EVERYTHING.map(Source::as_str);
    assert_eq!(names, ["microphone", "camera", "screen_share", "screen_share_audio"]);
}
