//! Who, when and how long: one line of facts about a session.

use super::{CompanyFacts, Icon};
use crate::{
    boot::use_locale,
    text,
    words::{self, DOT},
};
use domain::wire::{Session, SessionState};
use leptos::prelude::*;

/// People and kind, date in both calendars, times with zone and length.
#[component]
pub(crate) fn SessionFacts(#[prop(into)] state: Signal<SessionState>) -> impl IntoView {
    let locale = use_locale();
    let when = Memo::new(move |_| state.with(|state| state.when.clone()));
    let length =
        move || words::minutes(locale, state.with(|state| state.session.duration_minutes.into()));
    // What a session is of never changes.
    let kind = words::kind(locale, state.with_untracked(|state| state.session.kind));
    view! {
        <ul class="facts">
            <CompanyFacts state more=kind/>
            <Show when=move || !when.with(|when| when.date.is_empty())>
                <li class="fact">
                    <Icon name="calendar"/>
                    <span>{move || when.with(|when| format!("{}{DOT}{}", when.date, when.hijri))}</span>
                </li>
                <li class="fact">
                    <Icon name="clock"/>
                    <span>{move || when.with(|when| when.range.clone())}</span>
                    <span class="fact__more">
                        {move || text::session::duration_zone(locale, &length(), &when.with(|when| when.zone.clone()))}
                    </span>
                </li>
            </Show>
        </ul>
    }
}

/// A session's title; one without is named by its kind and teacher.
pub(crate) fn session_title(locale: domain::Locale, session: &Session) -> String {
    if session.title.trim().is_empty() {
        text::session::untitled(locale, words::kind(locale, session.kind), &session.teacher)
    } else {
        session.title.clone()
    }
}
