//! The next session, on top of the home page: the card that leads in.

use crate::{
    boot::use_locale,
    live::{ServerClock, use_today},
    parts::{CompanyFacts, Digits, Icon, StatusBadge, is_far, phase_name, title_for},
    text::{home as text, join as join_text},
    words::{self, DOT},
};
use domain::{
    Locale, Relation, Status,
    timer::{Phase, Timer, timer},
    wire::SessionState,
};
use leptos::prelude::*;

/// One session with its countdown and the way to its page.
#[component]
pub(super) fn DoorCard(state: SessionState, clock: ServerClock) -> impl IntoView {
    let locale = use_locale();
    let lesson = state.session.lesson();
    let timer = Memo::new(move |_| timer(&lesson, clock.now()));
    let label = Memo::new(move |_| timer.get().map(|timer| label(locale, &timer)));
    let company = Signal::stored(state.clone());
    let title = title_for(locale, &state);
    let SessionState { session, relation, when, .. } = state;
    let href = format!("/sessions/{}", session.id);
    let today = use_today();
    let time = {
        let when = when.clone();
        move || {
            let day = today.with(|today| words::day_name(locale, &today.day, &when));
            format!("{day}{DOT}{}", when.range)
        }
    };
    view! {
        <section class="door door--home room" aria-labelledby="next-title">
            <div class="door__lead">
                <p class="door__tags">
                    <StatusBadge status=session.status/>
                    <span>{words::kind(locale, session.kind)}</span>
                </p>
                <h2 class="door__title" id="next-title"><bdi>{title}</bdi></h2>
                <ul class="facts">
                    <CompanyFacts state=company/>
                    <li class="fact">
                        <Icon name="clock"/>
                        <span>{time}</span>
                    </li>
                </ul>
            </div>
            <div class="door__side">
                <div class="countdown countdown--home">
                    <p class="countdown__label">{move || label.get()}</p>
                    <Digits timer date=when.date/>
                </div>
                <DoorLink href status=session.status relation/>
                <p class="door__hint">{hint(locale, session.status, session.preparation_minutes)}</p>
            </div>
        </section>
    }
}

/// The way in when the room is open, else to the session's page.
#[component]
fn DoorLink(href: String, status: Status, relation: Relation) -> impl IntoView {
    let locale = use_locale();
    let (class, label) = match (status, relation) {
        (Status::Ready, Relation::Teacher | Relation::Student) => {
            ("join join--ready", join_text::ready(locale))
        }
        (Status::Ongoing, Relation::Teacher | Relation::Student) => {
            ("join join--ongoing", join_text::ongoing(locale))
        }
        _ => ("join join--plain", text::open(locale)),
    };
    let mark = match class {
        "join join--ready" => view! { <Icon name="door-open"/> }.into_any(),
        "join join--ongoing" => {
            view! { <span class="live-dot" aria-hidden="true"></span> }.into_any()
        }
        _ => ().into_any(),
    };
    view! { <a class=class href=href>{mark}<span>{label}</span></a> }.into_any()
}

fn label(locale: Locale, timer: &Timer) -> &'static str {
    match timer.phase {
        _ if is_far(timer) => text::starts_on(locale),
        Phase::NotStarted | Phase::Preparation => text::starts_in(locale),
        Phase::Session => text::started(locale),
        Phase::Overtime | Phase::Ended => phase_name(locale, timer.phase),
    }
}

fn hint(locale: Locale, status: Status, preparation_minutes: u16) -> String {
    if status.has_open_room() {
        text::open_now(locale).to_owned()
    } else {
        text::opens_before(locale, &words::minutes(locale, preparation_minutes.into()))
    }
}
