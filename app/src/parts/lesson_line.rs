//! The three stages of a session on one line.

use crate::{boot::use_locale, text::timer as text};
use domain::{
    timer::{Phase, Timer},
    wire::When,
};
use leptos::prelude::*;

/// Preparation, session, overtime, each with its time and as full as time has filled it.
#[component]
pub(crate) fn LessonLine(
    #[prop(into)] timer: Signal<Option<Timer>>,
    #[prop(into)] when: Signal<When>,
) -> impl IntoView {
    let locale = use_locale();
    view! {
        <ol class="lesson-line" aria-label=text::line(locale)>
            <Part timer stage=Phase::Preparation class="prep" name=text::part_preparation(locale)
                time=Signal::derive(move || text::opens_at(locale, &when.get().opens))/>
            <Part timer stage=Phase::Session class="on" name=text::part_session(locale)
                time=Signal::derive(move || text::starts_at(locale, &when.get().start))/>
            <Part timer stage=Phase::Overtime class="over" name=text::part_overtime(locale)
                time=Signal::derive(move || text::over_from(locale, &when.get().ends))/>
        </ol>
    }
}

/// The present stage alone, where there is no room for the line.
#[component]
pub(crate) fn StageBar(#[prop(into)] timer: Signal<Option<Timer>>) -> impl IntoView {
    let class = move || match timer.get().map(|timer| timer.phase) {
        Some(Phase::Session) => "bar bar--on",
        Some(Phase::Overtime) => "bar bar--over",
        Some(Phase::Ended) => "bar bar--ended",
        Some(Phase::NotStarted | Phase::Preparation) | None => "bar bar--prep",
    };
    let filled = move || timer.get().map_or(0, |timer| timer.permille).to_string();
    view! { <progress class=class max="1000" value=filled aria-hidden="true"></progress> }
}

#[component]
fn Part(
    timer: Signal<Option<Timer>>,
    stage: Phase,
    class: &'static str,
    name: &'static str,
    time: Signal<String>,
) -> impl IntoView {
    let filled = Memo::new(move |_| timer.get().map_or(0, |timer| filled(stage, &timer)));
    let bar = move || match timer.get().map(|timer| timer.phase) {
        Some(Phase::Ended) => "bar bar--ended".to_owned(),
        _ => format!("bar bar--{class}"),
    };
    let is_present = move || timer.get().is_some_and(|timer| timer.phase == stage);
    view! {
        <li class="lesson-line__part" aria-current=move || is_present().then_some("step")>
            <progress
                class=bar
                max="1000"
                value=move || filled.get().to_string()
                aria-hidden="true"
            ></progress>
            <span class="lesson-line__name">{name}</span>
            <span>{time}</span>
        </li>
    }
}

/// How full a stage is, 0 to 1000: earlier ones are full, later ones empty.
fn filled(stage: Phase, timer: &Timer) -> u16 {
    let order = |phase| match phase {
        Phase::NotStarted => 0,
        Phase::Preparation => 1,
        Phase::Session => 2,
        Phase::Overtime => 3,
        Phase::Ended => 4,
    };
    match order(timer.phase).cmp(&order(stage)) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Equal => timer.permille,
        std::cmp::Ordering::Greater => 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_fill_one_after_the_other() {
        let line = |phase, permille| {
            let timer = Timer { phase, seconds: 0, permille };
            [Phase::Preparation, Phase::Session, Phase::Overtime].map(|stage| filled(stage, &timer))
        };
        assert_eq!(line(Phase::NotStarted, 0), [0, 0, 0]);
        assert_eq!(line(Phase::Session, 280), [1000, 280, 0]);
        assert_eq!(line(Phase::Ended, 1000), [1000, 1000, 1000]);
    }
}
