//! What changes at which instant, to the millisecond: each rule just before and exactly at its
//! boundary. The lesson's times are in `common`.

mod common;

use common::{at, instant, lesson};
use domain::{
    AcademySettings, Lesson, Minutes, Relation, Status,
    clock::{Due, due, next_transition_at},
    join::{JoinRefusal, NotJoinable, decide_join},
    meeting_area::{MeetingArea, meeting_area},
    transition::{Attempt, Authority, Occupancy, Outcome, Why, decide},
};

use Status::{Cancelled, Completed, Ongoing, Ready, Scheduled, Suspended, Unscheduled};

#[test]
fn the_clock_acts_exactly_at_each_boundary() {
    let table = [
        (Scheduled, "15:44:59.000", Due::Nothing),
        (Scheduled, "15:44:59.999", Due::Nothing),
        (Scheduled, "15:45:00.000", Due::Ready),
        (Scheduled, "16:00:00.000", Due::Ready),
        (Scheduled, "16:45:00.000", Due::Ready),
        (Scheduled, "16:49:59.999", Due::Ready),
        (Scheduled, "16:50:00.000", Due::Nothing),
        (Scheduled, "17:50:00.000", Due::Nothing),
    ];
    for (status, now, expected) in table {
        assert_eq!(due(&lesson(status), at(now)), expected, "{status} at {now}");
    }
    for status in [Ready, Ongoing] {
        for (now, expected) in [
            ("15:45:00.000", Due::Nothing),
            ("16:45:00.000", Due::Nothing),
            ("16:49:59.999", Due::Nothing),
            ("16:50:00.000", Due::AskRoom),
            ("17:49:59.999", Due::AskRoom),
            ("17:50:00.000", Due::ForceEnd),
        ] {
            assert_eq!(due(&lesson(status), at(now)), expected, "{status} at {now}");
        }
    }
}

#[test]
fn the_next_instant_is_the_next_boundary() {
    let table = [
        (Scheduled, "00:00:00.000", Some("15:45:00.000")),
        (Scheduled, "15:44:59.999", Some("15:45:00.000")),
        // Due and not done yet: it stays due.
        (Scheduled, "15:45:00.000", Some("15:45:00.000")),
        (Scheduled, "16:49:59.999", Some("15:45:00.000")),
        (Scheduled, "16:50:00.000", None),
        (Ready, "00:00:00.000", Some("16:50:00.000")),
        (Ready, "18:00:00.000", Some("16:50:00.000")),
        (Ongoing, "16:00:00.000", Some("16:50:00.000")),
        (Unscheduled, "15:45:00.000", None),
        (Completed, "15:45:00.000", None),
        (Cancelled, "15:45:00.000", None),
        (Suspended, "15:45:00.000", None),
    ];
    for (status, now, expected) in table {
        let next = next_transition_at(&lesson(status), None, at(now));
        assert_eq!(next, expected.map(at), "{status} at {now}");
    }
}

#[test]
fn a_recheck_lies_between_the_end_of_the_buffer_and_the_overtime_cap() {
    for (recheck, expected) in [
        ("16:00:00.000", "16:50:00.000"),
        ("16:49:59.999", "16:50:00.000"),
        ("16:50:00.000", "16:50:00.000"),
        ("16:50:15.000", "16:50:15.000"),
        ("17:49:59.999", "17:49:59.999"),
        ("17:50:00.000", "17:50:00.000"),
        ("17:50:00.001", "17:50:00.000"),
    ] {
        for status in [Ready, Ongoing] {
            let next = next_transition_at(&lesson(status), Some(at(recheck)), at("16:50:00.000"));
            assert_eq!(next, Some(at(expected)), "{status}, recheck at {recheck}");
        }
    }
    let scheduled =
        next_transition_at(&lesson(Scheduled), Some(at("17:00:00.000")), at("15:00:00.000"));
    assert_eq!(scheduled, Some(at("15:45:00.000")), "a recheck concerns open rooms only");
}

#[test]
fn nothing_happens_by_itself_without_a_start() {
    for status in Status::ALL {
        let lesson = Lesson { starts_at: None, ..lesson(status) };
        assert_eq!(next_transition_at(&lesson, None, at("16:00:00.000")), None, "{status}");
        assert_eq!(due(&lesson, at("16:00:00.000")), Due::Nothing, "{status}");
    }
}

#[test]
fn zero_preparation_opens_at_the_start_and_zero_buffer_closes_at_the_end() {
    let settings =
        AcademySettings { preparation: Minutes(0), buffer: Minutes(0), ..Default::default() };
    let scheduled = Lesson { settings, ..lesson(Scheduled) };
    let ready = Lesson { settings, ..lesson(Ready) };
    for (lesson, now, expected) in [
        (scheduled, "15:59:59.999", Due::Nothing),
        (scheduled, "16:00:00.000", Due::Ready),
        (scheduled, "16:44:59.999", Due::Ready),
        (scheduled, "16:45:00.000", Due::Nothing),
        (ready, "16:44:59.999", Due::Nothing),
        (ready, "16:45:00.000", Due::AskRoom),
        (ready, "17:44:59.999", Due::AskRoom),
        (ready, "17:45:00.000", Due::ForceEnd),
    ] {
        assert_eq!(due(&lesson, at(now)), expected, "{} at {now}", lesson.status);
    }
}

/// One attempt on a lesson that is in the status it starts from.
fn attempt(
    from: Status,
    to: Status,
    authority: Authority,
    now: &str,
    room: Occupancy,
) -> Result<Outcome, Why> {
    let now = instant(now);
    let attempt = Attempt { from: Some(from), to, authority, reason: None, occupancy: room, now };
    decide(&lesson(from), &attempt).map_err(|refusal| refusal.why)
}

#[test]
fn the_clock_may_open_from_the_preparation_to_the_end_of_the_buffer() {
    for (now, expected) in [
        ("2026-03-10T15:44:59.000Z", Err(Why::BeforePreparation)),
        ("2026-03-10T15:44:59.999Z", Err(Why::BeforePreparation)),
        ("2026-03-10T15:45:00.000Z", Ok(Outcome::Moves)),
        ("2026-03-10T16:49:59.999Z", Ok(Outcome::Moves)),
        ("2026-03-10T16:50:00.000Z", Err(Why::LessonOver)),
    ] {
        let got = attempt(Scheduled, Ready, Authority::Clock, now, Occupancy::Unknown);
        assert_eq!(got, expected, "{now}");
    }
}

#[test]
fn a_teacher_may_open_from_24_hours_before_the_start_an_admin_any_time_and_nobody_at_the_cap() {
    for (from, to) in [(Scheduled, Ready), (Scheduled, Ongoing), (Ready, Ongoing)] {
        let (moves, over) = (Ok(Outcome::Moves), Err(Why::LessonOver));
        for (now, teacher, admin) in [
            ("2026-03-09T15:59:59.000Z", Err(Why::TooEarlyForTeacher), moves),
            ("2026-03-09T15:59:59.999Z", Err(Why::TooEarlyForTeacher), moves),
            ("2026-03-09T16:00:00.000Z", moves, moves),
            ("2026-03-10T17:49:59.999Z", moves, moves),
            ("2026-03-10T17:50:00.000Z", over, over),
        ] {
            let by = |authority| attempt(from, to, authority, now, Occupancy::Unknown);
            assert_eq!(by(Authority::Teacher), teacher, "{from} to {to}, teacher at {now}");
            assert_eq!(by(Authority::Admin), admin, "{from} to {to}, admin at {now}");
            assert_eq!(by(Authority::Cli), admin, "{from} to {to}, cli at {now}");
        }
    }
}

#[test]
fn an_empty_room_closes_after_the_buffer_and_any_room_at_the_cap() {
    use Occupancy::{Empty, Occupied, Unknown};
    for from in [Ready, Ongoing] {
        for (now, room, expected) in [
            ("2026-03-10T16:49:59.999Z", Empty, Err(Why::LessonNotOver)),
            ("2026-03-10T16:50:00.000Z", Empty, Ok(Outcome::Moves)),
            ("2026-03-10T16:50:00.000Z", Occupied, Err(Why::RoomOccupied)),
            ("2026-03-10T16:50:00.000Z", Unknown, Err(Why::RoomOccupied)),
            ("2026-03-10T17:49:59.999Z", Occupied, Err(Why::RoomOccupied)),
            ("2026-03-10T17:49:59.999Z", Unknown, Err(Why::RoomOccupied)),
            ("2026-03-10T17:50:00.000Z", Occupied, Ok(Outcome::Moves)),
            ("2026-03-10T17:50:00.000Z", Unknown, Ok(Outcome::Moves)),
        ] {
            let got = attempt(from, Completed, Authority::Clock, now, room);
            assert_eq!(got, expected, "{from}, {room:?} at {now}");
        }
    }
}

#[test]
fn a_ready_session_goes_back_only_when_its_start_is_beyond_the_preparation() {
    for (now, expected) in [
        ("2026-03-10T15:44:59.999Z", Ok(Outcome::Moves)),
        ("2026-03-10T15:45:00.000Z", Err(Why::InsidePreparation)),
    ] {
        let got = attempt(Ready, Scheduled, Authority::Admin, now, Occupancy::Unknown);
        assert_eq!(got, expected, "{now}");
    }
}

#[test]
fn a_cancellation_gives_a_reason_of_1_to_500_characters() {
    let (arabic, too_long) = ("ع".repeat(500), "ع".repeat(501));
    let padded = format!("  {arabic}\n");
    for (reason, expected) in [
        (None, Err(Why::ReasonMissing)),
        (Some(""), Err(Why::ReasonMissing)),
        (Some(" \n\t"), Err(Why::ReasonMissing)),
        (Some("م"), Ok(Outcome::Moves)),
        (Some(arabic.as_str()), Ok(Outcome::Moves)),
        (Some(padded.as_str()), Ok(Outcome::Moves)),
        (Some(too_long.as_str()), Err(Why::ReasonTooLong)),
    ] {
        let attempt = Attempt {
            from: Some(Scheduled),
            to: Cancelled,
            authority: Authority::Admin,
            reason,
            occupancy: Occupancy::Unknown,
            now: at("12:00:00.000"),
        };
        let got = decide(&lesson(Scheduled), &attempt).map_err(|refusal| refusal.why);
        assert_eq!(got, expected, "{reason:?}");
    }
}

#[test]
fn a_scheduled_session_says_why_it_can_not_be_joined() {
    for (now, area, reason) in [
        ("15:44:59.999", MeetingArea::TooEarly, NotJoinable::TooEarly),
        ("15:45:00.000", MeetingArea::BeingPrepared, NotJoinable::BeingPrepared),
        ("16:49:59.999", MeetingArea::BeingPrepared, NotJoinable::BeingPrepared),
        ("16:50:00.000", MeetingArea::LessonOver, NotJoinable::LessonOver),
    ] {
        let scheduled = lesson(Scheduled);
        assert_eq!(meeting_area(&scheduled, at(now)), area, "{now}");
        let refusal = decide_join(&scheduled, Relation::Student, None, at(now));
        assert_eq!(refusal, Err(JoinRefusal::NotJoinable { reason }), "{now}");
    }
}

#[test]
fn the_other_statuses_read_the_same_at_any_time() {
    for (status, area, reason) in [
        (Unscheduled, MeetingArea::Unscheduled, Some(NotJoinable::Unscheduled)),
        (Ready, MeetingArea::Ready, None),
        (Ongoing, MeetingArea::Ongoing, None),
        (Completed, MeetingArea::Completed, Some(NotJoinable::Ended)),
        (Cancelled, MeetingArea::Cancelled, Some(NotJoinable::Cancelled)),
        (Suspended, MeetingArea::Suspended, Some(NotJoinable::Suspended)),
    ] {
        for now in ["00:00:00.000", "15:45:00.000", "16:50:00.000", "23:59:59.999"] {
            assert_eq!(meeting_area(&lesson(status), at(now)), area, "{status} at {now}");
            let refused = decide_join(&lesson(status), Relation::Teacher, None, at(now)).err();
            let expected = reason.map(|reason| JoinRefusal::NotJoinable { reason });
            assert_eq!(refused, expected, "{status} at {now}");
        }
    }
    let timeless = Lesson { starts_at: None, ..lesson(Scheduled) };
    assert_eq!(meeting_area(&timeless, at("16:00:00.000")), MeetingArea::Unscheduled);
}
