//! The lists of the home page. A whole row is the link to its session.

use super::{
    earlier::earlier_url,
    lists::{Day, by_day, last_told},
};
use crate::{
    boot::{use_boot, use_locale},
    live::{use_clock, use_today},
    parts::{Icon, StatusBadge, company_line, title_for},
    text::home as text,
    words::{self, DOT},
};
use domain::{
    Role,
    meeting_area::is_missed,
    wire::{OPEN_AT_ONCE, SessionState},
};
use leptos::prelude::*;

/// What is to come, by day.
#[component]
pub(super) fn UpcomingDays(sessions: Vec<SessionState>) -> impl IntoView {
    by_day(sessions).into_iter().map(|day| view! { <DayRows day/> }).collect_view()
}

#[component]
fn DayRows(day: Day) -> impl IntoView {
    let locale = use_locale();
    let Day { when, sessions } = day;
    let heading = if when.date.is_empty() {
        view! { <h3 class="day">{text::unscheduled(locale)}</h3> }.into_any()
    } else {
        let today = use_today();
        let hijri = when.hijri.clone();
        let date = move || today.with(|today| words::day_heading(locale, &today.day, &when));
        view! {
            <h3 class="day">{date}" "<span class="day__hijri">{hijri}</span></h3>
        }
        .into_any()
    };
    view! {
        {heading}
        <ul class="rows">
            {sessions.into_iter().map(|state| view! { <UpcomingRow state/> }).collect_view()}
        </ul>
    }
}

#[component]
fn UpcomingRow(state: SessionState) -> impl IntoView {
    let locale = use_locale();
    let (title, company) = (title_for(locale, &state), company_line(locale, &state));
    let SessionState { session, when, .. } = state;
    view! {
        <li>
            <a class="row" href=format!("/sessions/{}", session.id)>
                <span class="row__time">
                    {(!when.start.is_empty()).then(|| view! {
                        <span class="row__start">{when.start}</span>
                    })}
                    <span class="row__length">
                        {words::minutes(locale, session.duration_minutes.into())}
                    </span>
                </span>
                <span class="row__text">
                    <bdi class="row__title">{title}</bdi>
                    <span class="row__sub">
                        {company}{DOT}{words::kind(locale, session.kind)}
                    </span>
                </span>
                <StatusBadge status=session.status/>
                <Icon name="chevron-right" class="icon--mirror row__chevron"/>
            </a>
        </li>
    }
}

/// What has been.
#[component]
pub(super) fn PastRows(sessions: Vec<SessionState>) -> impl IntoView {
    let locale = use_locale();
    let earlier = last_told(&sessions).map(|last| {
        view! {
            <p class="rows__more">
                <a class="button button--second" href=earlier_url(last)>{text::earlier(locale)}</a>
            </p>
        }
    });
    view! {
        <ul class="rows">
            {sessions.into_iter().map(|state| view! { <PastRow state/> }).collect_view()}
        </ul>
        {earlier}
    }
}

/// Under a list that the server has cut: that there is more, and where whoever runs the academy finds it.
#[component]
pub(super) fn Cut() -> impl IntoView {
    let locale = use_locale();
    let is_admin = use_boot().viewer.is_some_and(|person| person.role == Role::Admin);
    view! {
        <p class="rows__more">{text::nearest(locale, &OPEN_AT_ONCE.to_string())}</p>
        {is_admin.then(|| view! {
            <p class="rows__more">
                <a class="button button--second" href="/admin/sessions">{text::all(locale)}</a>
            </p>
        })}
    }
}

#[component]
fn PastRow(state: SessionState) -> impl IntoView {
    let locale = use_locale();
    let (clock, today) = (use_clock(), use_today());
    let (title, company) = (title_for(locale, &state), company_line(locale, &state));
    let SessionState { session, when, .. } = state;
    let lesson = session.lesson();
    let is_missed = Memo::new(move |_| is_missed(&lesson, clock.now()));
    let day = move || today.with(|today| words::day_name(locale, &today.day, &when));
    view! {
        <li>
            <a class="row row--brief" href=format!("/sessions/{}", session.id)>
                <span class="row__text">
                    <bdi class="row__title">{title}</bdi>
                    <span class="row__sub">{day}{DOT}{company}</span>
                </span>
                <StatusBadge status=session.status is_missed/>
            </a>
        </li>
    }
}
