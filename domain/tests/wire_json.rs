//! The exact JSON that API, pages, live stream and command line share. A change here is a change of
//! the interface: bring `docs/api.md` along.

mod common;

use common::{at, lesson};
use domain::{
    Kind, Minutes, Relation, Role, SessionId, Status, Timestamp,
    join::{JoinAs, JoinRefusal, NotJoinable, Source},
    transition::{Cause, Refusal, Why},
    wire::{JoinTicket, Meeting, Session, SessionState, When},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::fmt::Debug;

/// `value` is written as `expected`, and read back from it.
fn is_written_as<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, expected: &Value) {
    assert_eq!(&serde_json::to_value(value).expect("serialises"), expected);
    let text = expected.to_string();
    assert_eq!(&serde_json::from_str::<T>(&text).expect("reads its own JSON"), value, "{text}");
}

fn session() -> Session {
    Session {
        id: SessionId(3),
        code: "QI-2603-0042".into(),
        academy: "itqan-academy".into(),
        kind: Kind::QuranIndividual,
        title: "سورة الكهف".into(),
        status: Status::Ready,
        version: 2,
        starts_at: Some(at("16:00:00.000")),
        ended_at: None,
        ended_by_clock: false,
        duration_minutes: 45,
        preparation_minutes: 15,
        buffer_minutes: 5,
        meeting: Some(Meeting {
            room_name: "itqan-academy-quran-session-3".into(),
            link: "https://majlis.example/sessions/3".into(),
            platform: "livekit".into(),
            auto_generated: true,
            created_at: at("15:45:00.012"),
            cluster: "main".into(),
        }),
        teacher: "أحمد".into(),
        students: vec!["Maryam".into(), "Yusuf".into()],
    }
}

fn session_json() -> Value {
    json!({
        "id": 3,
        "code": "QI-2603-0042",
        "academy": "itqan-academy",
        "kind": "quran_individual",
        "title": "سورة الكهف",
        "status": "ready",
        "version": 2,
        "starts_at": "2026-03-10T16:00:00.000Z",
        "ended_at": null, "ended_by_clock": false,
        "duration_minutes": 45,
        "preparation_minutes": 15,
        "buffer_minutes": 5,
        "meeting": {
            "room_name": "itqan-academy-quran-session-3",
            "link": "https://majlis.example/sessions/3",
            "platform": "livekit",
            "auto_generated": true,
            "created_at": "2026-03-10T15:45:00.012Z",
            "cluster": "main",
        },
        "teacher": "أحمد",
        "students": ["Maryam", "Yusuf"],
    })
}

#[test]
fn a_session_with_its_meeting() {
    is_written_as(&session(), &session_json());
}

#[test]
fn an_older_servers_session_does_not_say_that_the_clock_ended_it() {
    let mut json = session_json();
    json.as_object_mut().expect("an object").remove("ended_by_clock").expect("was there");
    let read = serde_json::from_value::<Session>(json.clone()).expect("reads");
    assert_eq!(read, session());
    for (key, value) in [
        ("relation", json!("student")),
        ("when", serde_json::to_value(When::default()).expect("serialises")),
        ("cancel_reason", Value::Null),
        ("server_now", json!("2026-03-10T15:50:00.000Z")),
    ] {
        json[key] = value;
    }
    let state = serde_json::from_value::<SessionState>(json).expect("reads");
    assert_eq!(state.session, session());
}

#[test]
fn a_session_without_time_or_meeting_says_null() {
    let session = Session {
        status: Status::Unscheduled,
        starts_at: None,
        meeting: None,
        title: String::new(),
        students: vec![],
        ..session()
    };
    let mut expected = session_json();
    expected["status"] = json!("unscheduled");
    expected["starts_at"] = Value::Null;
    expected["meeting"] = Value::Null;
    expected["title"] = json!("");
    expected["students"] = json!([]);
    is_written_as(&session, &expected);
}

#[test]
fn the_state_for_one_viewer_is_the_session_with_more_beside() {
    let when = When {
        date: "Tuesday 10 March 2026".into(),
        hijri: "21 Ramadan 1447".into(),
        start: "19:00".into(),
        range: "19:00 – 19:45".into(),
        zone: "Riyadh".into(),
        opens: "18:45".into(),
        ends: "19:45".into(),
        ended: String::new(),
        day: "2026-03-10".into(),
    };
    let state = SessionState {
        session: session(),
        relation: Relation::Student,
        when,
        cancel_reason: None,
        server_now: at("15:45:01.000"),
    };
    let mut expected = session_json();
    expected["relation"] = json!("student");
    expected["when"] = json!({
        "date": "Tuesday 10 March 2026",
        "hijri": "21 Ramadan 1447",
        "start": "19:00",
        "range": "19:00 – 19:45",
        "zone": "Riyadh",
        "opens": "18:45",
        "ends": "19:45",
        "ended": "",
        "day": "2026-03-10",
    });
    expected["cancel_reason"] = Value::Null;
    expected["server_now"] = json!("2026-03-10T15:45:01.000Z");
    is_written_as(&state, &expected);

    expected["added_next_year"] = json!({ "by": "a newer server" });
    let read: SessionState = serde_json::from_value(expected).expect("an open page reads on");
    assert_eq!(read, state);
}

#[test]
fn the_browser_sees_the_same_lesson_as_the_server() {
    for status in Status::ALL {
        let session = Session { status, ..session() };
        assert_eq!(session.lesson(), lesson(status));
    }
    let session = Session {
        starts_at: None,
        duration_minutes: 90,
        preparation_minutes: 0,
        buffer_minutes: 60,
        ..session()
    };
    let lesson = session.lesson();
    assert_eq!((lesson.starts_at, lesson.duration), (None, Minutes(90)));
    assert_eq!((lesson.settings.preparation, lesson.settings.buffer), (Minutes(0), Minutes(60)));
}

#[test]
fn a_join_ticket() {
    let ticket = JoinTicket {
        server_url: "wss://media.example".into(),
        token: "a.b.c".into(),
        room_name: "itqan-academy-quran-session-3".into(),
        identity: "u7".into(),
        role: Relation::Teacher,
        observer: false,
        microphone: true,
        camera: false,
        expires_at: at("16:05:00.000"),
    };
    let expected = json!({
        "server_url": "wss://media.example",
        "token": "a.b.c",
        "room_name": "itqan-academy-quran-session-3",
        "identity": "u7",
        "role": "teacher",
        "observer": false,
        "microphone": true,
        "camera": false,
        "expires_at": "2026-03-10T16:05:00.000Z",
    });
    is_written_as(&ticket, &expected);
}

#[test]
fn the_refusals_of_joining() {
    is_written_as(&JoinRefusal::RoleMayNotJoin, &json!({ "code": "role_may_not_join" }));
    for (reason, word) in NOT_JOINABLE {
        let expected = json!({ "code": "not_joinable", "reason": word });
        is_written_as(&JoinRefusal::NotJoinable { reason }, &expected);
    }
}

#[test]
fn the_refusal_of_a_move() {
    let refusal =
        Refusal { from: Some(Status::Scheduled), to: Status::Ready, why: Why::BeforePreparation };
    is_written_as(
        &refusal,
        &json!({ "from": "scheduled", "to": "ready", "why": "before_preparation" }),
    );
    assert_eq!(
        refusal.to_string(),
        "a session can't go from scheduled to ready: before_preparation"
    );

    let refusal = Refusal { from: None, ..refusal };
    is_written_as(&refusal, &json!({ "from": null, "to": "ready", "why": "before_preparation" }));
    assert_eq!(refusal.to_string(), "a session can't go from new to ready: before_preparation");
}

const NOT_JOINABLE: [(NotJoinable, &str); 7] = [
    (NotJoinable::Unscheduled, "unscheduled"),
    (NotJoinable::TooEarly, "too_early"),
    (NotJoinable::BeingPrepared, "being_prepared"),
    (NotJoinable::LessonOver, "lesson_over"),
    (NotJoinable::Ended, "ended"),
    (NotJoinable::Cancelled, "cancelled"),
    (NotJoinable::Suspended, "suspended"),
];

/// Each word is the one in JSON and the one in logs, database and attributes.
fn are_words<T, const N: usize>(words: [(T, &str); N], as_str: fn(T) -> &'static str)
where
    T: Copy + Serialize + DeserializeOwned + PartialEq + Debug,
{
    for (value, word) in words {
        is_written_as(&value, &json!(word));
        assert_eq!(as_str(value), word);
    }
}

#[test]
fn words_of_refusals_and_causes() {
    are_words(NOT_JOINABLE, NotJoinable::as_str);
    are_words(
        [
            (Why::NoSuchMove, "no_such_move"),
            (Why::NotAllowed, "not_allowed"),
            (Why::BeforePreparation, "before_preparation"),
            (Why::NoStartTime, "no_start_time"),
            (Why::LessonOver, "lesson_over"),
            (Why::TooEarlyForTeacher, "too_early_for_teacher"),
            (Why::LessonNotOver, "lesson_not_over"),
            (Why::RoomOccupied, "room_occupied"),
            (Why::InsidePreparation, "inside_preparation"),
            (Why::ReasonMissing, "reason_missing"),
            (Why::ReasonTooLong, "reason_too_long"),
        ],
        Why::as_str,
    );
    are_words(
        [
            (Cause::Clock, "clock"),
            (Cause::User, "user"),
            (Cause::Webhook, "webhook"),
            (Cause::Sweep, "sweep"),
            (Cause::Cli, "cli"),
            (Cause::Import, "import"),
        ],
        Cause::as_str,
    );
}

#[test]
fn words_of_sessions_and_people() {
    are_words(
        [
            (Status::Unscheduled, "unscheduled"),
            (Status::Scheduled, "scheduled"),
            (Status::Ready, "ready"),
            (Status::Ongoing, "ongoing"),
            (Status::Completed, "completed"),
            (Status::Cancelled, "cancelled"),
            (Status::Suspended, "suspended"),
        ],
        Status::as_str,
    );
    are_words(
        [
            (Kind::QuranIndividual, "quran_individual"),
            (Kind::QuranGroup, "quran_group"),
            (Kind::QuranTrial, "quran_trial"),
            (Kind::Academic, "academic"),
            (Kind::InteractiveCourse, "interactive_course"),
        ],
        Kind::as_str,
    );
    are_words(
        [
            (Role::Student, "student"),
            (Role::Teacher, "teacher"),
            (Role::Parent, "parent"),
            (Role::Supervisor, "supervisor"),
            (Role::Admin, "admin"),
        ],
        Role::as_str,
    );
    are_words(
        [
            (Relation::Teacher, "teacher"),
            (Relation::Student, "student"),
            (Relation::Parent, "parent"),
            (Relation::Supervisor, "supervisor"),
            (Relation::Admin, "admin"),
        ],
        Relation::as_str,
    );
    are_words(
        [
            (Source::Microphone, "microphone"),
            (Source::Camera, "camera"),
            (Source::ScreenShare, "screen_share"),
            (Source::ScreenShareAudio, "screen_share_audio"),
        ],
        Source::as_str,
    );
}

#[test]
fn how_to_join_is_one_word() {
    is_written_as(&JoinAs::Participant, &json!("participant"));
    is_written_as(&JoinAs::Observer, &json!("observer"));
    for forged in ["Observer", "admin", "", "hidden"] {
        assert!(serde_json::from_value::<JoinAs>(json!(forged)).is_err(), "{forged}");
    }
}

#[test]
fn an_instant_is_utc_with_milliseconds_and_milliseconds_may_be_left_out() {
    is_written_as(&at("15:45:00.000"), &json!("2026-03-10T15:45:00.000Z"));
    let short: Timestamp = serde_json::from_value(json!("2026-03-10T15:45:00Z")).expect("reads");
    assert_eq!(short, at("15:45:00.000"));
    for refused in [json!(1_773_157_500), json!("2026-03-10T15:45:00+03:00"), json!("today")] {
        assert!(serde_json::from_value::<Timestamp>(refused.clone()).is_err(), "{refused}");
    }
}
