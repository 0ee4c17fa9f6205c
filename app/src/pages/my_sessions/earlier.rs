//! The pages of what has been longer ago than the home page shows. Plain links lead from one to the next.

use super::rows::PastRows;
use crate::{
    boot::use_locale,
    parts::{Icon, PageTitle, Top},
    text::{home as text, session as session_text},
};
use domain::{SessionId, wire::SessionState};
use leptos::prelude::*;
use leptos_router::params::ParamsMap;

/// The session whose predecessors the address asks for.
pub(in crate::pages) fn earlier_than(query: &ParamsMap) -> Option<SessionId> {
    query.get("before")?.parse().ok()
}

/// The address of what was before a session.
pub(super) fn earlier_url(last: SessionId) -> String {
    format!("/?before={last}")
}

/// One page of them.
#[component]
pub(super) fn EarlierSessions(sessions: Vec<SessionState>) -> impl IntoView {
    let locale = use_locale();
    let list = if sessions.is_empty() {
        view! {
            <div class="card">
                <div class="empty">
                    <Icon name="calendar"/>
                    <p class="empty__title">{text::no_earlier(locale)}</p>
                </div>
            </div>
        }
        .into_any()
    } else {
        view! { <PastRows sessions/> }.into_any()
    };
    view! {
        <PageTitle page=text::earlier(locale).to_owned()/>
        <Top/>
        <main class="page page--narrow" id="main">
            <a class="back" href="/">
                <Icon name="arrow-left" class="icon--mirror"/>
                {session_text::back(locale)}
            </a>
            <div class="page__head"><h1>{text::earlier(locale)}</h1></div>
            {list}
        </main>
    }
}
