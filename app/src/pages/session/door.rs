//! The meeting area before and after the class: the one dark surface of the page, and the way in.

use super::{
    context::use_session, door_words::door_words, failure_note::FailureNote,
    join_buttons::JoinButtons, moves::Moves,
};
use crate::{
    boot::use_locale,
    parts::{Countdown, Icon, LessonLine},
    text::{live as live_text, session as text},
};
use domain::{Relation, meeting_area::MeetingArea};
use leptos::prelude::*;

/// Countdown, sentence, Join, stages.
#[component]
pub(super) fn Door() -> impl IntoView {
    let locale = use_locale();
    let session = use_session();
    let date = Memo::new(move |_| session.state.with(|state| state.when.date.clone()));
    let when = Memo::new(move |_| session.state.with(|state| state.when.clone()));
    let title = move || match session.relation.get() {
        Relation::Teacher => text::card_manage(locale),
        _ => text::card_join(locale),
    };
    // A lesson that was not held has passed no stage.
    let stages = Memo::new(move |_| {
        session.timer.get().filter(|_| session.area.get() != MeetingArea::LessonOver)
    });
    let has_stages = Memo::new(move |_| {
        !matches!(
            session.area.get(),
            MeetingArea::Unscheduled | MeetingArea::Cancelled | MeetingArea::Suspended
        )
    });
    view! {
        <section class="door room" aria-labelledby="door-title">
            <h2 class="sr-only" id="door-title">{title}</h2>
            <div class="door__main">
                <Countdown area=session.area timer=session.timer date/>
                <Sentence/>
                <Show when=move || session.interrupted.get()>
                    <div class="note note--warn" role="status">
                        <Icon name="wifi-off"/>
                        <p>{live_text::offline(locale)}</p>
                    </div>
                </Show>
                <FailureNote/>
                <JoinButtons/>
                <Moves/>
            </div>
            <Show when=move || has_stages.get()>
                <LessonLine timer=stages when/>
            </Show>
        </section>
    }
    .into_any()
}

/// What is the case, in one sentence; spoken when it changes, except for its running minutes, which
/// the countdown speaks.
#[component]
fn Sentence() -> impl IntoView {
    let locale = use_locale();
    let session = use_session();
    let words = Memo::new(move |_| {
        let (area, relation) = (session.area.get(), session.relation.get());
        door_words(locale, area, relation, &session.lesson.get(), session.clock.now())
    });
    let reason = Memo::new(move |_| session.state.with(|state| state.cancel_reason.clone()));
    let live = move || match session.area.get() {
        MeetingArea::TooEarly => "off",
        _ => "polite",
    };
    view! {
        <p class="door__text" aria-live=live>
            {move || words.with(|words| words.main.clone())}
            {move || words.with(|words| words.aside.clone()).map(|aside| view! {
                " "<span class="door__aside">{aside}</span>
            })}
            {move || reason.get().map(|reason| view! {
                " "
                <span class="door__aside">
                    {text::cancelled_because(locale)}" "<bdi>{reason}</bdi>
                </span>
            })}
        </p>
    }
    .into_any()
}
