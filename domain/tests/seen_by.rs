//! What depends on who looks and from where: whom a lesson is with, which day it is, whether it was held.

mod common;

use common::{at, instant, lesson};
use domain::{
    Lesson, Relation, Status,
    attention::{Attention, attention},
    calendar::{CalendarDay, day_at},
    company::{Companion, company},
    meeting_area::is_missed,
};

fn seen(relation: Relation, students: &[&str]) -> Vec<Companion> {
    let students: Vec<_> = students.iter().map(|&name| name.to_owned()).collect();
    company(relation, "Ahmad", &students)
}

fn person(name: &str) -> Companion {
    Companion::Person(name.into())
}

#[test]
fn nobody_is_told_their_own_name() {
    let one = &["Maryam"];
    assert_eq!(seen(Relation::Teacher, one), [person("Maryam")]);
    assert_eq!(seen(Relation::Student, one), [person("Ahmad")]);
    assert_eq!(seen(Relation::Parent, one), [person("Maryam"), person("Ahmad")]);
    for staff in [Relation::Supervisor, Relation::Admin] {
        assert_eq!(seen(staff, one), [person("Ahmad"), person("Maryam")]);
    }
}

#[test]
fn a_class_is_a_number_but_for_parents_who_look_for_their_own() {
    let class = &["Maryam", "Yusuf", "Zayd"];
    assert_eq!(seen(Relation::Teacher, class), [Companion::Students(3)]);
    assert_eq!(seen(Relation::Admin, class), [person("Ahmad"), Companion::Students(3)]);
    assert_eq!(seen(Relation::Teacher, &[]), [Companion::Students(0)]);
    assert_eq!(
        seen(Relation::Parent, &["Maryam", "Yusuf"]),
        [person("Maryam"), person("Yusuf"), person("Ahmad")]
    );
}

#[test]
fn a_day_goes_from_midnight_to_midnight() {
    let day = |day: &str, begins: &str, ends: &str| CalendarDay {
        day: day.into(),
        begins: instant(begins),
        ends: instant(ends),
        ..CalendarDay::default()
    };
    let days = [
        day("2026-03-10", "2026-03-09T21:00:00.000Z", "2026-03-10T21:00:00.000Z"),
        day("2026-03-11", "2026-03-10T21:00:00.000Z", "2026-03-11T21:00:00.000Z"),
    ];
    let name = |now: &str| day_at(&days, instant(now)).map(|day| day.day.as_str());
    assert_eq!(name("2026-03-09T20:59:59.999Z"), None);
    assert_eq!(name("2026-03-09T21:00:00.000Z"), Some("2026-03-10"));
    assert_eq!(name("2026-03-10T20:59:59.999Z"), Some("2026-03-10"));
    assert_eq!(name("2026-03-10T21:00:00.000Z"), Some("2026-03-11"));
    assert_eq!(name("2026-03-11T21:00:00.000Z"), None, "what is not known is not guessed");
}

#[test]
fn a_lesson_was_missed_when_it_is_still_scheduled_after_its_room_would_have_closed() {
    let last = at("16:49:59.999");
    let over = at("16:50:00.000");
    assert!(!is_missed(&lesson(Status::Scheduled), last));
    assert!(is_missed(&lesson(Status::Scheduled), over));
    for status in Status::ALL.into_iter().filter(|status| *status != Status::Scheduled) {
        assert!(!is_missed(&lesson(status), over), "{status}");
    }
    assert!(!is_missed(&Lesson { starts_at: None, ..lesson(Status::Scheduled) }, over));
    let waits = |now| attention(&lesson(Status::Scheduled), false, now);
    assert_eq!((waits(last), waits(over)), (None, Some(Attention::LessonOver)));
}
