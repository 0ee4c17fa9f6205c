//! What the countdown shows: phase, seconds and bar at each boundary.

mod common;

use common::{at, instant, lesson};
use domain::{
    AcademySettings, Lesson, Minutes, Status,
    timer::{Phase, Timer, clock_face, time_left_mark, timer},
};

fn shows(phase: Phase, seconds: i64, permille: u16) -> Option<Timer> {
    Some(Timer { phase, seconds, permille })
}

#[test]
fn counts_down_to_the_start_then_up_from_it_then_up_from_the_end() {
    let table = [
        ("00:00:00.000", shows(Phase::NotStarted, 16 * 3600, 0)),
        ("15:44:59.000", shows(Phase::NotStarted, 901, 0)),
        ("15:44:59.999", shows(Phase::NotStarted, 901, 0)),
        ("15:45:00.000", shows(Phase::Preparation, 900, 0)),
        ("15:45:00.001", shows(Phase::Preparation, 900, 0)),
        ("15:52:30.000", shows(Phase::Preparation, 450, 500)),
        ("15:59:59.000", shows(Phase::Preparation, 1, 998)),
        ("15:59:59.999", shows(Phase::Preparation, 1, 999)),
        ("16:00:00.000", shows(Phase::Session, 0, 0)),
        ("16:00:00.999", shows(Phase::Session, 0, 0)),
        ("16:00:01.000", shows(Phase::Session, 1, 0)),
        ("16:22:30.000", shows(Phase::Session, 1350, 500)),
        ("16:44:59.999", shows(Phase::Session, 2699, 999)),
        ("16:45:00.000", shows(Phase::Overtime, 0, 0)),
        ("16:47:30.000", shows(Phase::Overtime, 150, 500)),
        ("16:49:59.999", shows(Phase::Overtime, 299, 999)),
        ("16:50:00.000", shows(Phase::Overtime, 300, 1000)),
        ("17:50:00.000", shows(Phase::Overtime, 3900, 1000)),
    ];
    for status in [Status::Scheduled, Status::Ready, Status::Ongoing, Status::Suspended] {
        for (now, expected) in table {
            assert_eq!(timer(&lesson(status), at(now)), expected, "{status} at {now}");
        }
    }
}

#[test]
fn a_completed_session_shows_zero_and_a_full_bar_at_any_time_and_a_cancelled_one_nothing() {
    for now in ["00:00:00.000", "16:00:00.000", "23:59:59.999"] {
        for (status, expected) in
            [(Status::Completed, shows(Phase::Ended, 0, 1000)), (Status::Cancelled, None)]
        {
            assert_eq!(timer(&lesson(status), at(now)), expected, "{status} at {now}");
            let timeless = Lesson { starts_at: None, ..lesson(status) };
            assert_eq!(timer(&timeless, at(now)), expected, "{status} without a start");
        }
    }
}

#[test]
fn without_a_start_there_is_nothing_to_count() {
    let unscheduled = Lesson { starts_at: None, ..lesson(Status::Unscheduled) };
    assert_eq!(timer(&unscheduled, at("16:00:00.000")), None);
}

#[test]
fn zero_preparation_and_zero_buffer_have_no_bar_to_fill() {
    let settings =
        AcademySettings { preparation: Minutes(0), buffer: Minutes(0), ..Default::default() };
    let lesson = Lesson { settings, ..lesson(Status::Ready) };
    for (now, expected) in [
        ("15:59:59.999", shows(Phase::NotStarted, 1, 0)),
        ("16:00:00.000", shows(Phase::Session, 0, 0)),
        ("16:44:59.999", shows(Phase::Session, 2699, 999)),
        ("16:45:00.000", shows(Phase::Overtime, 0, 1000)),
    ] {
        assert_eq!(timer(&lesson, at(now)), expected, "{now}");
    }
}

#[test]
fn a_lesson_years_away_still_has_a_countdown() {
    let got = timer(&lesson(Status::Scheduled), instant("1970-01-01T00:00:00Z"));
    assert_eq!(got, shows(Phase::NotStarted, at("16:00:00.000").as_millis() / 1000, 0));
    let got = timer(&lesson(Status::Ready), instant("9999-12-31T23:59:59.999Z"));
    assert_eq!(got.map(|timer| (timer.phase, timer.permille)), Some((Phase::Overtime, 1000)));
}

#[test]
fn the_clock_face_grows_an_hour_when_it_needs_one() {
    for (seconds, expected) in [
        (i64::MIN, "00:00"),
        (-1, "00:00"),
        (0, "00:00"),
        (9, "00:09"),
        (59, "00:59"),
        (60, "01:00"),
        (899, "14:59"),
        (3599, "59:59"),
        (3600, "1:00:00"),
        (3661, "1:01:01"),
        (36_000, "10:00:00"),
        (360_000, "100:00:00"),
    ] {
        assert_eq!(clock_face(seconds), expected, "{seconds}");
    }
}

#[test]
fn the_end_is_told_ten_five_and_one_minute_ahead_and_when_it_comes() {
    let table = [
        ("15:00:00.000", None),
        ("16:34:59.999", None),
        ("16:35:00.000", Some(10)),
        ("16:39:59.999", Some(10)),
        ("16:40:00.000", Some(5)),
        ("16:43:59.999", Some(5)),
        ("16:44:00.000", Some(1)),
        ("16:44:59.999", Some(1)),
        ("16:45:00.000", Some(0)),
        ("18:00:00.000", Some(0)),
    ];
    for (now, expected) in table {
        assert_eq!(time_left_mark(&lesson(Status::Ongoing), at(now)), expected, "{now}");
    }
}

#[test]
fn a_short_lesson_does_not_begin_with_a_mark_and_one_that_is_over_has_none() {
    let short = Lesson { duration: Minutes(10), ..lesson(Status::Ongoing) };
    assert_eq!(time_left_mark(&short, at("16:04:59.999")), None);
    assert_eq!(time_left_mark(&short, at("16:05:00.000")), Some(5));
    assert_eq!(time_left_mark(&lesson(Status::Completed), at("16:45:00.000")), None);
    let unscheduled = Lesson { starts_at: None, ..lesson(Status::Unscheduled) };
    assert_eq!(time_left_mark(&unscheduled, at("16:45:00.000")), None);
}
