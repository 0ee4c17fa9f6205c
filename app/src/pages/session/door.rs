//! The meeting area before and after the class: the one dark surface of the page, and the way in.

use super::{
    context::use_session,
    door_words::door_words,
    failure_note::FailureNote,
    join_buttons::JoinButtons,
    moves::Moves,
    preview::{Place, is_preview_here, place, preview_pane, preview_pickers},
};
use crate::{
    boot::{use_hydrated, use_locale},
    parts::{Countdown, Icon, LessonLine, StageBar},
    text::{live as live_text, preview as preview_text, session as text},
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
    let is_asked_for = RwSignal::new(false);
    let hydrated = use_hydrated();
    let place = Memo::new(move |_| place(session));
    // Its place is kept from the first picture of the page on, so that Join does not move when its code comes.
    let has_preview = Memo::new(move |_| match place.get() {
        Place::Shown => true,
        Place::OnRequest => is_asked_for.get(),
        Place::Nowhere => false,
    });
    let is_here = is_preview_here(has_preview);
    let class = move |plain, beside| move || if has_preview.get() { beside } else { plain };
    let pane = move || {
        if is_here.get() { preview_pane() } else { Some(coming("preview preview--coming")) }
    };
    let pickers = move || {
        if is_here.get() { preview_pickers() } else { Some(coming("devices devices--coming")) }
    };
    view! {
        <section class=class("door room", "door door--preview room") aria-labelledby="door-title">
            <h2 class="sr-only" id="door-title">{title}</h2>
            {move || has_preview.get().then(pane)}
            <div class=class("door__main", "door__side door__side--enter")>
                <Countdown area=session.area timer=session.timer date is_aside=has_preview/>
                <Show when=move || has_preview.get()>
                    <StageBar timer=session.timer/>
                </Show>
                <Sentence is_aside=has_preview/>
                <Show when=move || session.interrupted.get()>
                    <div class="note note--warn" role="status">
                        <Icon name="wifi-off"/>
                        <p>{live_text::offline(locale)}</p>
                    </div>
                </Show>
                {move || has_preview.get().then(pickers)}
                <FailureNote/>
                <JoinButtons has_preview/>
                <Moves/>
                <Show when=move || hydrated.get() && place.get() == Place::OnRequest && !has_preview.get()>
                    <div class="door__ways">
                        <button
                            type="button"
                            class="button button--quiet"
                            on:click=move |_| is_asked_for.set(true)
                        >
                            <Icon name="mic"/>
                            {preview_text::check(locale)}
                        </button>
                    </div>
                </Show>
            </div>
            <Show when=move || has_stages.get() && !has_preview.get()>
                <LessonLine timer=stages when/>
            </Show>
        </section>
    }
}

/// The place of something that is made of WebAssembly, until it is here. Without JavaScript it never comes, and the style
/// gives it no room.
fn coming(class: &'static str) -> AnyView {
    view! { <div class=class></div> }.into_any()
}

/// What is the case, in one sentence; spoken when it changes, except for its running minutes, which
/// the countdown speaks.
#[component]
fn Sentence(is_aside: Memo<bool>) -> impl IntoView {
    let locale = use_locale();
    let session = use_session();
    let words = Memo::new(move |_| {
        let (area, relation) = (session.area.get(), session.relation.get());
        door_words(locale, area, relation, &session.lesson.get(), session.clock.now())
    });
    let reason = Memo::new(move |_| session.state.with(|state| state.cancel_reason.clone()));
    // The region itself stays polite: one that is switched on together with its words is not heard
    // everywhere.
    let is_running = Memo::new(move |_| session.area.get() == MeetingArea::TooEarly);
    let main = Memo::new(move |_| words.with(|words| words.main.clone()));
    view! {
        <p class=move || if is_aside.get() { "door__state" } else { "door__text" } aria-live="polite">
            {move || if is_running.get() {
                view! { <span aria-live="off">{main}</span> }.into_any()
            } else {
                main.into_any()
            }}
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
}
