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
use leptos::prelude::*;

/// Follows the session's status: a room that went away is told as closed until the session says that
/// it has ended.
#[component]
pub(crate) fn EndCard(reason: LeaveReason) -> impl IntoView {
    let session = use_session();
    let ending = Memo::new(move |_| ending(reason, session.status.get()));
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
        Way::UseHere => text::use_here(locale),
    };
    view! {
        <button type="button" class="button button--primary" on:click=move |_| class.join_again()>
            {(way == Way::Reconnect).then(|| view! { <Icon name="rotate-cw"/> })}
            {label}
        </button>
    }
    .into_any()
}
