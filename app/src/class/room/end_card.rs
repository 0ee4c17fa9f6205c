//! How the class ended, and the one next step.

use crate::{
    boot::use_locale,
    class::{
        controller::use_class,
        ending::{Ending, Way, ending},
        events::LeaveReason,
    },
    pages::{BriefHead, use_session},
    parts::{Icon, ResultCard, Top},
    text::end as text,
};
use domain::Status;
use leptos::prelude::*;

/// Follows the session's status: a room that went away is told as closed until the session says that
/// it has ended.
#[component]
pub(crate) fn EndCard(reason: LeaveReason) -> impl IntoView {
    let session = use_session();
    let ending = Memo::new(move |before: Option<&Ending>| {
        let (status, lesson) = (session.status.get(), session.lesson.get());
        let now = session.clock.now_untracked();
        let before_time = lesson.closes_at().is_some_and(|closes| now < closes);
        match before {
            // Time that passes on this page does not change how the session ended.
            Some(Ending::Ended) if status == Status::Completed => Ending::Ended,
            _ => ending(reason, status, before_time),
        }
    });
    view! {
        <Top sub=true/>
        <main class="page page--narrow" id="main">
            <BriefHead/>
            {move || view! { <Card ending=ending.get()/> }}
        </main>
    }
}

#[component]
fn Card(ending: Ending) -> impl IntoView {
    let locale = use_locale();
    let (mark, icon) = ending.mark();
    let (title, lead) = ending.words(locale);
    let way = ending.way();
    let home_class =
        if way == Way::None { "button button--primary" } else { "button button--second" };
    view! {
        <ResultCard mark icon title lead takes_focus=true>
            <p class="result__small"><bdi>{use_session().title}</bdi></p>
            <div class="actions">
                <WayBack way/>
                <a class=home_class href="/">{text::back(locale)}</a>
            </div>
        </ResultCard>
    }
}

#[component]
fn WayBack(way: Way) -> impl IntoView {
    let locale = use_locale();
    let class = use_class();
    let label = match way {
        Way::None => return ().into_any(),
        Way::Reconnect => text::reconnect(locale),
        Way::GoBackIn => text::go_back_in(locale),
        Way::UseHere => text::use_here(locale),
    };
    let press = move |_| match way {
        Way::UseHere => class.use_here(),
        Way::None | Way::Reconnect | Way::GoBackIn => class.join_again(),
    };
    let icon = match way {
        Way::Reconnect => Some("rotate-cw"),
        Way::GoBackIn => Some("door-open"),
        Way::None | Way::UseHere => None,
    };
    view! {
        <button type="button" class="button button--primary" on:click=press>
            {icon.map(|name| view! { <Icon name/> })}
            {label}
        </button>
    }
    .into_any()
}
