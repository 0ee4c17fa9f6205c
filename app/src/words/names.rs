//! What the values of the rules are called, and how people are.

use crate::text;
use domain::{Kind, Locale, Role, Status};

/// A kind of lesson.
pub(crate) fn kind(locale: Locale, kind: Kind) -> &'static str {
    match kind {
        Kind::QuranIndividual => text::kind::quran_individual(locale),
        Kind::QuranGroup => text::kind::quran_group(locale),
        Kind::QuranTrial => text::kind::quran_trial(locale),
        Kind::Academic => text::kind::academic(locale),
        Kind::InteractiveCourse => text::kind::interactive_course(locale),
    }
}

/// A status.
pub(crate) fn status(locale: Locale, status: Status) -> &'static str {
    match status {
        Status::Unscheduled => text::status::unscheduled(locale),
        Status::Scheduled => text::status::scheduled(locale),
        Status::Ready => text::status::ready(locale),
        Status::Ongoing => text::status::ongoing(locale),
        Status::Completed => text::status::completed(locale),
        Status::Cancelled => text::status::cancelled(locale),
        Status::Suspended => text::status::suspended(locale),
    }
}

/// A role in an academy.
pub(crate) fn role(locale: Locale, role: Role) -> &'static str {
    match role {
        Role::Student => text::role::student(locale),
        Role::Teacher => text::role::teacher(locale),
        Role::Parent => text::role::parent(locale),
        Role::Supervisor => text::role::supervisor(locale),
        Role::Admin => text::role::admin(locale),
    }
}

/// Titles before a name that say nothing about the person.
const TITLES: [&str; 10] =
    ["أ.", "د.", "م.", "الأستاذ", "الأستاذة", "Mr.", "Ms.", "Mrs.", "Dr.", "Prof."];

/// The letter that stands for a person without a picture: the first of their name, titles skipped. One
/// letter only, since two Arabic ones would join; ه alone would look like a digit.
pub(crate) fn initial(name: &str) -> String {
    let word = name.split_whitespace().find(|word| !TITLES.contains(word)).unwrap_or_default();
    match word.chars().next() {
        Some('ه') => "هـ".to_owned(),
        Some(letter) => letter.to_uppercase().collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_initial_skips_the_title() {
        assert_eq!(initial("أ. هدى المطيري"), "هـ");
        assert_eq!(initial("ريم الشهري"), "ر");
        assert_eq!(initial("Ms. layla Haddad"), "L");
        assert_eq!(initial(""), "");
    }
}
