//! The home page: the next session on top, what is to come, what has been.

mod door_card;
mod earlier;
mod lists;
mod rows;

use super::{error::ErrorPage, first_read::first_read, logged_in::LoggedIn};
use crate::code::{PageOf, PagePart, Part};
use crate::{
    AppError,
    boot::use_locale,
    live::{Followed, follow, use_clock, use_today},
    parts::{Icon, PageTitle, Top},
    reads,
    text::{home as text, live as live_text},
    words::DOT,
};
use domain::{SessionId, wire::SessionState};
use door_card::DoorCard;
use earlier::EarlierSessions;
pub(super) use earlier::earlier_than;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use lists::Lists;
use rows::{Cut, PastRows, UpcomingDays};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// My sessions.
#[component]
pub fn MySessionsPage() -> impl IntoView {
    view! { <LoggedIn><PageOf part=&PAGE/></LoggedIn> }.into_any()
}

/// What the page shows: the sessions, and which one they were before, if earlier ones are asked for.
pub(super) type Shown = (Option<SessionId>, Vec<SessionState>);

pub(super) async fn read(before: Option<SessionId>) -> Result<Shown, AppError> {
    Ok((before, reads::my_sessions(before).await?))
}

/// The page's code.
pub(super) static PAGE: PagePart = Part::new(|| Box::pin(page()));

#[wasm_split(home, fallible)]
fn page() -> Result<fn() -> AnyView, SplitLoaderError> {
    Ok(|| Sessions().into_any())
}

#[component]
fn Sessions() -> impl IntoView {
    let query = use_query_map();
    let before = Memo::new(move |_| query.with(earlier_than));
    first_read(
        move || before.get(),
        read,
        |read| match read {
            Ok((Some(_), sessions)) => view! { <EarlierSessions sessions/> }.into_any(),
            Ok((None, sessions)) => view! { <Home sessions/> }.into_any(),
            Err(error) => view! { <ErrorPage error/> }.into_any(),
        },
    )
}

#[component]
fn Home(sessions: Vec<SessionState>) -> impl IntoView {
    let locale = use_locale();
    let (clock, today) = (use_clock(), use_today());
    let date = move || {
        today.with(|today| match today.date.is_empty() {
            true => String::new(),
            false => format!("{}{DOT}{}", today.date, today.hijri),
        })
    };
    let sessions = RwSignal::new(sessions);
    let interrupted = follow(Followed::Mine, move |state| {
        clock.sample(state.server_now);
        sessions.try_maybe_update(|sessions| (lists::take_in(sessions, state), ()));
    });
    let lists = Memo::new(move |_| sessions.with(|sessions| Lists::of(sessions, clock.now())));
    let next = Memo::new(move |_| lists.with(|lists| lists.next.clone()));
    view! {
        <PageTitle page=text::title(locale).to_owned()/>
        <Top/>
        <main class="page" id="main">
            <div class="page__head">
                <h1>{text::title(locale)}</h1>
                <p class="page__date">{date}</p>
            </div>
            <Show when=move || interrupted.get()>
                <div class="note note--warn" role="status">
                    <Icon name="wifi-off"/>
                    <p>{live_text::offline(locale)}</p>
                </div>
            </Show>
            {move || next.get().map(|state| view! { <DoorCard state clock/> })}
            {move || lists.with(|lists| view! { <Columns lists=lists.clone()/> })}
        </main>
    }
}

/// Upcoming and past, side by side where there is room.
#[component]
fn Columns(lists: Lists) -> impl IntoView {
    let locale = use_locale();
    if lists.is_empty() {
        return view! { <div class="card"><Nothing/></div> }.into_any();
    }
    let Lists { next, upcoming, past, is_cut } = lists;
    let nothing_ahead = next.is_none() && upcoming.is_empty();
    view! {
        <div class="home">
            {(nothing_ahead || !upcoming.is_empty()).then(|| view! {
                <section class="home__upcoming" aria-labelledby="upcoming">
                    <h2 id="upcoming">{text::upcoming(locale)}</h2>
                    {if nothing_ahead {
                        view! { <div class="card"><Nothing/></div> }.into_any()
                    } else {
                        view! { <UpcomingDays sessions=upcoming/> }.into_any()
                    }}
                    {is_cut.then(|| view! { <Cut/> })}
                </section>
            })}
            {(!past.is_empty()).then(|| view! {
                <section class="home__past" aria-labelledby="past">
                    <h2 id="past">{text::past(locale)}</h2>
                    <PastRows sessions=past/>
                </section>
            })}
        </div>
    }
    .into_any()
}

/// What stands where nothing is planned.
#[component]
fn Nothing() -> impl IntoView {
    let locale = use_locale();
    view! {
        <div class="empty">
            <Icon name="calendar"/>
            <p class="empty__title">{text::empty_title(locale)}</p>
            <p>{text::empty_text(locale)}</p>
        </div>
    }
}
