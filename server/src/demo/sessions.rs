//! The demo's sessions: what is missing now for somebody who wants to try everything.

use super::people::{STUDENT, STUDENT_2, STUDENT_3, STUDENT_4, TEACHER, TEACHER_2};
use backend::sessions::NewSession;
use domain::{AcademySlug, Kind, Minutes, Status, Timestamp, wire::Session};

const MINUTE_MILLIS: i64 = 60_000;
const HOUR_MILLIS: i64 = 60 * MINUTE_MILLIS;
const DAY_MILLIS: i64 = 24 * HOUR_MILLIS;

/// An open class is as good as over when it has less than this left.
const ENOUGH_CLASS: Minutes = Minutes(20);

/// The next class opens so many minutes after the start; its academy has the default preparation of 15.
const OPENS_IN: Minutes = Minutes(2);
const PREPARATION: Minutes = Minutes(15);

/// What has to be made so that there is an open class, one about to open, tomorrow's, and history.
pub(super) fn missing(
    existing: &[Session],
    academy: &AcademySlug,
    now: Timestamp,
) -> Vec<NewSession> {
    let is_any =
        |test: fn(&Session, Timestamp) -> bool| existing.iter().any(|session| test(session, now));
    let groups = [
        (is_any(is_open_class), open_class(now)),
        (is_any(opens_soon), class_about_to_open(now)),
        (is_any(is_tomorrow), tomorrow(now)),
        (is_any(|session, _| session.status.is_final()), history(now)),
    ];
    let missing = groups.into_iter().filter(|(exists, _)| !exists).flat_map(|(_, lessons)| lessons);
    missing.map(|lesson| lesson.of(academy)).collect()
}

fn is_open_class(session: &Session, now: Timestamp) -> bool {
    session.status.has_open_room()
        && session.lesson().ends_at().is_some_and(|end| end > now + ENOUGH_CLASS)
}

fn opens_soon(session: &Session, now: Timestamp) -> bool {
    let opens_at = session.lesson().opens_at();
    session.status == Status::Scheduled
        && opens_at.is_some_and(|at| at > now && at <= now + Minutes(10))
}

fn is_tomorrow(session: &Session, now: Timestamp) -> bool {
    let later = now.plus_millis(12 * HOUR_MILLIS);
    session.status == Status::Scheduled && session.starts_at.is_some_and(|start| start > later)
}

struct Lesson {
    kind: Kind,
    title: &'static str,
    teacher: &'static str,
    students: &'static [&'static str],
    starts_at: Timestamp,
    status: Status,
    reason: Option<&'static str>,
}

impl Lesson {
    fn of(self, academy: &AcademySlug) -> NewSession {
        NewSession {
            academy: academy.clone(),
            kind: self.kind,
            title: self.title.to_owned(),
            teacher_email: self.teacher.to_owned(),
            student_emails: self.students.iter().map(|&email| email.to_owned()).collect(),
            starts_at: Some(self.starts_at),
            duration: self.kind.default_duration(),
            status: self.status,
            reason: self.reason.map(str::to_owned),
        }
    }
}

fn open_class(now: Timestamp) -> Vec<Lesson> {
    vec![Lesson {
        kind: Kind::QuranGroup,
        title: "سورة الكهف: الآيات 1 إلى 10",
        teacher: TEACHER,
        students: &[STUDENT, STUDENT_2, STUDENT_3],
        starts_at: to_minute(now + Minutes(5)),
        status: Status::Ready,
        reason: None,
    }]
}

fn class_about_to_open(now: Timestamp) -> Vec<Lesson> {
    vec![Lesson {
        kind: Kind::QuranIndividual,
        title: "مراجعة جزء عمّ",
        teacher: TEACHER_2,
        students: &[STUDENT_4],
        // To the second: it opens two minutes from now, not from the last full minute.
        starts_at: now + OPENS_IN + PREPARATION,
        status: Status::Scheduled,
        reason: None,
    }]
}

fn tomorrow(now: Timestamp) -> Vec<Lesson> {
    let at = |hours: i64| to_half_hour(now.plus_millis(DAY_MILLIS + hours * HOUR_MILLIS));
    let lesson = |kind, title, teacher, students, starts_at| Lesson {
        kind,
        title,
        teacher,
        students,
        starts_at,
        status: Status::Scheduled,
        reason: None,
    };
    vec![
        lesson(Kind::QuranIndividual, "تجويد: أحكام النون الساكنة", TEACHER, &[STUDENT], at(0)),
        lesson(Kind::Academic, "رياضيات: الكسور العشرية", TEACHER_2, &[STUDENT, STUDENT_4], at(2)),
        lesson(
            Kind::InteractiveCourse,
            "دورة الخط العربي",
            TEACHER_2,
            &[STUDENT_2, STUDENT_3],
            at(4),
        ),
    ]
}

fn history(now: Timestamp) -> Vec<Lesson> {
    let at = |days: i64| to_half_hour(now.plus_millis(-days * DAY_MILLIS));
    let lesson = |kind, title, students, starts_at, status, reason| Lesson {
        kind,
        title,
        teacher: TEACHER,
        students,
        starts_at,
        status,
        reason,
    };
    vec![
        lesson(Kind::QuranTrial, "لقاء تعارف", &[STUDENT], at(7), Status::Completed, None),
        lesson(
            Kind::QuranGroup,
            "سورة مريم: الآيات 1 إلى 15",
            &[STUDENT, STUDENT_2],
            at(3),
            Status::Completed,
            None,
        ),
        lesson(
            Kind::QuranIndividual,
            "سورة يس",
            &[STUDENT],
            at(1),
            Status::Cancelled,
            Some("اعتذار المعلم"),
        ),
    ]
}

fn to_minute(at: Timestamp) -> Timestamp {
    Timestamp::from_millis(at.as_millis() / MINUTE_MILLIS * MINUTE_MILLIS)
}

fn to_half_hour(at: Timestamp) -> Timestamp {
    let half_hour = HOUR_MILLIS / 2;
    Timestamp::from_millis(at.as_millis() / half_hour * half_hour)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_030_000);

    fn slug() -> AcademySlug {
        super::super::SLUG.parse().expect("is a slug")
    }

    /// What the list shows after these were made.
    fn made(new: &[NewSession]) -> Vec<Session> {
        let session = |new: &NewSession| Session {
            id: domain::SessionId(1),
            code: String::new(),
            academy: new.academy.to_string(),
            kind: new.kind,
            title: new.title.clone(),
            status: new.status,
            version: 1,
            starts_at: new.starts_at,
            ended_at: None,
            ended_by_clock: false,
            duration_minutes: new.duration.0,
            preparation_minutes: 15,
            buffer_minutes: 5,
            meeting: None,
            teacher: String::new(),
            students: Vec::new(),
        };
        new.iter().map(session).collect()
    }

    #[test]
    fn the_first_start_makes_everything_and_the_second_nothing() {
        let first = missing(&[], &slug(), NOW);
        let with = |status| first.iter().filter(|session| session.status == status).count();
        assert_eq!(
            (
                with(Status::Ready),
                with(Status::Scheduled),
                with(Status::Completed),
                with(Status::Cancelled)
            ),
            (1, 4, 2, 1)
        );
        assert!(missing(&made(&first), &slug(), NOW).is_empty());
    }

    #[test]
    fn the_next_class_opens_in_two_minutes() {
        let first = made(&missing(&[], &slug(), NOW));
        let soon = first.iter().find(|session| opens_soon(session, NOW)).expect("there is one");
        assert_eq!(soon.lesson().opens_at(), Some(NOW + Minutes(2)));
    }

    #[test]
    fn a_start_a_day_later_brings_new_classes_and_no_second_history() {
        let first = made(&missing(&[], &slug(), NOW));
        let later = missing(&first, &slug(), NOW.plus_millis(DAY_MILLIS));
        assert!(later.iter().any(|session| session.status == Status::Ready));
        assert!(later.iter().all(|session| !session.status.is_final()));
    }
}
