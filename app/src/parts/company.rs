//! Whom a lesson is with, as lines and facts name them.

use super::{Avatar, Icon, key_of_name, session_title};
use crate::{
    boot::use_locale,
    text::session as text,
    words::{self, DOT},
};
use domain::{
    Kind, Locale, Relation,
    company::{Companion, company},
    wire::SessionState,
};
use leptos::prelude::*;

fn companions(state: &SessionState) -> Vec<Companion> {
    company(state.relation, &state.session.teacher, &state.session.students)
}

/// A session's title as its viewer reads it: one without is named by its kind, and a teacher knows by
/// their student which it is.
pub(crate) fn title_for(locale: Locale, state: &SessionState) -> String {
    let session = &state.session;
    if state.relation == Relation::Teacher && session.title.trim().is_empty() {
        untitled(locale, session.kind, companions(state))
    } else {
        session_title(locale, session)
    }
}

fn untitled(locale: Locale, kind: Kind, students: Vec<Companion>) -> String {
    let kind = words::kind(locale, kind);
    match students.into_iter().next() {
        Some(Companion::Person(student)) => text::untitled(locale, kind, &student),
        Some(Companion::Students(_)) | None => kind.to_owned(),
    }
}

/// What a companion is called.
fn name(locale: Locale, companion: Companion) -> String {
    match companion {
        Companion::Person(name) => name,
        Companion::Students(number) => words::students(locale, number),
    }
}

/// The companions in a row's second line.
pub(crate) fn company_line(locale: Locale, state: &SessionState) -> impl IntoView + use<> {
    companions(state)
        .into_iter()
        .enumerate()
        .map(|(at, companion)| {
            view! { {(at > 0).then_some(DOT)}<bdi>{name(locale, companion)}</bdi> }
        })
        .collect_view()
}

/// The companions as facts, one each; `more` stands beside the last.
#[component]
pub(crate) fn CompanyFacts(
    #[prop(into)] state: Signal<SessionState>,
    #[prop(optional)] more: &'static str,
) -> impl IntoView {
    let locale = use_locale();
    let company = Memo::new(move |_| state.with(companions));
    move || {
        let company = company.get();
        let last = company.len() - 1;
        let fact = |(at, companion): (usize, Companion)| {
            let mark = mark(&companion);
            let more = (at == last && !more.is_empty())
                .then(|| view! { <span class="fact__more">{more}</span> });
            view! { <li class="fact">{mark}<bdi>{name(locale, companion)}</bdi>{more}</li> }
        };
        company.into_iter().enumerate().map(fact).collect_view()
    }
}

fn mark(companion: &Companion) -> AnyView {
    match companion {
        Companion::Person(name) => view! {
            <Icon name="user" class="fact__small"/>
            <Avatar name=name.clone() key=key_of_name(name)/>
        }
        .into_any(),
        Companion::Students(_) => view! { <Icon name="users"/> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_teacher_knows_a_lesson_without_a_title_by_its_student() {
        let named = |companion| untitled(Locale::En, Kind::Academic, vec![companion]);
        assert_eq!(named(Companion::Person("Maryam".into())), "Academic lesson with Maryam");
        assert_eq!(named(Companion::Students(2)), "Academic lesson", "their number stands below");
    }

    #[test]
    fn a_class_is_counted_as_its_language_counts() {
        let said = |locale, n| name(locale, Companion::Students(n)).replace('\u{a0}', " ");
        assert_eq!(said(Locale::Ar, 2), "طالبان");
        assert_eq!(said(Locale::Ar, 5), "5 طلاب");
        assert_eq!(said(Locale::Ar, 12), "12 طالبًا");
        assert_eq!(said(Locale::En, 12), "12 students");
        assert_eq!(name(Locale::En, Companion::Person("Maryam".into())), "Maryam");
    }
}
