//! The head of the session page.

use super::context::use_session;
use crate::{
    boot::use_locale,
    class::use_class,
    parts::{Icon, SessionFacts, StatusBadge},
    text::session as text,
};
use domain::meeting_area::is_missed;
use leptos::{html, prelude::*};

/// The way back, title, status and facts.
#[component]
pub(super) fn SessionHead() -> impl IntoView {
    let session = use_session();
    let comes_from_class = use_class().was_left();
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move || {
        if let (true, Some(heading)) = (comes_from_class, heading.get()) {
            // What had the focus is gone with the room.
            let _ = heading.focus();
        }
    });
    view! {
        <div class="session-head">
            <BackLink/>
            <h1 class="session-head__title" tabindex="-1" node_ref=heading>
                <bdi>{session.title}</bdi>
            </h1>
            <Standing/>
            <SessionFacts state=session.state/>
        </div>
    }
}

/// The way back and the status only, above the end of a class.
#[component]
pub(crate) fn BriefHead() -> impl IntoView {
    view! {
        <div class="session-head session-head--brief">
            <BackLink/>
            <Standing/>
        </div>
    }
}

/// The status, or that the lesson was not held.
#[component]
fn Standing() -> impl IntoView {
    let session = use_session();
    let is_missed = Memo::new(move |_| is_missed(&session.lesson.get(), session.clock.now()));
    view! { <StatusBadge status=session.status is_missed/> }
}

#[component]
fn BackLink() -> impl IntoView {
    let locale = use_locale();
    view! {
        <a class="back" href="/">
            <Icon name="arrow-left" class="icon--mirror"/>
            {text::back(locale)}
        </a>
    }
}
