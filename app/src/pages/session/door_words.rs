//! The sentence in the meeting area, by state and by who looks. The texts are the product's; see
//! their keys in `locales`.

use crate::{text::session as text, words};
use domain::{Lesson, Locale, Relation, Timestamp, meeting_area::MeetingArea};

/// A sentence, and what is said paler after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DoorWords {
    /// The sentence.
    pub(super) main: String,
    /// What comes after it.
    pub(super) aside: Option<String>,
}

impl From<&str> for DoorWords {
    fn from(main: &str) -> Self {
        Self { main: main.to_owned(), aside: None }
    }
}

/// Chooses the sentence. The reason of a cancellation is not part of it: its author wrote it.
pub(super) fn door_words(
    locale: Locale,
    area: MeetingArea,
    relation: Relation,
    lesson: &Lesson,
    now: Timestamp,
) -> DoorWords {
    let staff = relation.may_observe();
    let parent = relation == Relation::Parent;
    match area {
        MeetingArea::Unscheduled => text::unscheduled(locale).into(),
        MeetingArea::TooEarly => too_early(locale, parent, lesson, now),
        MeetingArea::BeingPrepared => text::being_prepared(locale).into(),
        MeetingArea::LessonOver => text::lesson_over(locale).into(),
        MeetingArea::Ready if parent => text::ready_parent(locale).into(),
        MeetingArea::Ready if staff => text::ready_observer(locale).into(),
        MeetingArea::Ready => text::ready(locale).into(),
        MeetingArea::Ongoing if parent => text::ongoing_parent(locale).into(),
        MeetingArea::Ongoing if staff => text::ongoing_observer(locale).into(),
        MeetingArea::Ongoing => text::ongoing(locale).into(),
        MeetingArea::Completed => text::completed(locale).into(),
        MeetingArea::Cancelled => text::cancelled(locale).into(),
        MeetingArea::Suspended => text::suspended(locale).into(),
    }
}

fn too_early(locale: Locale, parent: bool, lesson: &Lesson, now: Timestamp) -> DoorWords {
    let until = |at: Option<Timestamp>| {
        let millis = at.map_or(0, |at| at.millis_since(now));
        words::duration(locale, millis / 1000)
    };
    if parent {
        let main = text::too_early_parent(locale, &until(lesson.starts_at));
        return DoorWords { main, aside: None };
    }
    let preparation = words::minutes(locale, lesson.settings.preparation.0.into());
    DoorWords {
        main: text::too_early(locale, &until(lesson.opens_at())),
        aside: Some(text::too_early_aside(locale, &preparation)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{AcademySettings, Minutes, Status};

    const START: Timestamp = Timestamp::from_millis(10_000_000_000);

    fn lesson(status: Status) -> Lesson {
        let settings = AcademySettings::default();
        Lesson { status, starts_at: Some(START), duration: Minutes(45), settings }
    }

    fn say(
        locale: Locale,
        area: MeetingArea,
        relation: Relation,
        before_start_secs: i64,
    ) -> String {
        let now = START.plus_millis(-before_start_secs * 1000);
        let words = door_words(locale, area, relation, &lesson(Status::Scheduled), now);
        let aside = words.aside.map(|aside| format!(" {aside}")).unwrap_or_default();
        format!("{}{aside}", words.main).replace('\u{a0}', " ")
    }

    #[test]
    fn too_early_counts_to_the_opening_and_for_parents_to_the_start() {
        let say = |locale, relation| say(locale, MeetingArea::TooEarly, relation, 42 * 60 + 10);
        assert_eq!(
            say(Locale::Ar, Relation::Student),
            "سيُجهَّز الاجتماع خلال 28 دقيقة (قبل الموعد بـ 15 دقيقة)"
        );
        assert_eq!(
            say(Locale::En, Relation::Teacher),
            "Meeting will be prepared in 28 minutes (15 minutes before start)"
        );
        assert_eq!(say(Locale::En, Relation::Parent), "The session starts in 43 minutes");
    }

    #[test]
    fn an_open_room_is_told_to_each_in_their_words() {
        let say = |area, relation| say(Locale::Ar, area, relation, 0);
        use MeetingArea::{Ongoing, Ready};
        assert_eq!(say(Ready, Relation::Student), "الجلسة جاهزة - يمكنك الانضمام الآن");
        assert_eq!(say(Ready, Relation::Admin), "الجلسة جاهزة - في انتظار أول مشارك");
        assert_eq!(say(Ready, Relation::Parent), "الجلسة جاهزة");
        assert_eq!(say(Ongoing, Relation::Teacher), "الجلسة جارية الآن - انضم للمشاركة");
        assert_eq!(say(Ongoing, Relation::Supervisor), "الجلسة جارية - يمكنك المراقبة أو المشاركة");
        assert_eq!(say(Ongoing, Relation::Parent), "الجلسة جارية الآن");
    }
}
