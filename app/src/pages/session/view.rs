//! Which of its faces the session page shows: the door, the room, or how it ended.

use super::{SessionContext, context::use_session, door::Door, head::SessionHead};
use crate::{
    boot::{use_hydrated, use_locale},
    class::{Announcements, Class, Face, LeaveReason, classroom, end_card},
    live::Held,
    parts::{Icon, PageTitle, Top},
    text::session as text,
    words,
};
use domain::{Relation, meeting_area::MeetingArea, wire::SessionState};
use leptos::prelude::*;

/// The page of one session, alive.
#[component]
pub(super) fn SessionView(state: SessionState) -> impl IntoView {
    let locale = use_locale();
    let is_in_class = RwSignal::new(false);
    provide_context(Held(is_in_class.into()));
    let session = SessionContext::following(state, locale);
    let class = Class::outside(session.id(), locale);
    provide_context(session);
    provide_context(class);
    class.prepare_while(Signal::derive(move || may_join_now(session)));
    let face = Memo::new(move |_| class.face());
    // A tab in the background tells by its title that there is something to come for.
    let title = Memo::new(move |_| match (face.get(), session.area.get()) {
        (Face::Door, MeetingArea::Ready | MeetingArea::Ongoing) => {
            let status = words::status(locale, session.status.get());
            text::open_title(locale, status, &session.title.get())
        }
        _ => session.title.get(),
    });
    Effect::new(move || is_in_class.set(face.get() == Face::Room));
    Effect::new(move || {
        let is_refused = class.failure().is_some_and(|failure| failure.is_outdated());
        if is_refused || face.get() == Face::End(LeaveReason::RoomDeleted) {
            session.read_again();
        }
    });
    view! {
        <PageTitle page=title/>
        {move || match face.get() {
            Face::Door => DoorFace().into_any(),
            Face::Room => classroom().into_any(),
            Face::End(reason) => end_card(reason).into_any(),
        }}
        <Announcements/>
    }
}

/// Whether this person could press Join now.
fn may_join_now(session: SessionContext) -> bool {
    session.status.get().has_open_room() && session.relation.get() != Relation::Parent
}

#[component]
fn DoorFace() -> impl IntoView {
    view! {
        <Top sub=true/>
        <main class="page" id="main">
            <SessionHead/>
            <Door/>
            <Hint/>
        </main>
    }
}

/// One line below the door: what this person may expect of the page.
#[component]
fn Hint() -> impl IntoView {
    let locale = use_locale();
    let session = use_session();
    let hydrated = use_hydrated();
    let words = Memo::new(move |_| match (session.relation.get(), session.area.get()) {
        (Relation::Parent, _) => Some(text::parent_hint(locale)),
        // Without JavaScript it is not true.
        (_, MeetingArea::TooEarly | MeetingArea::BeingPrepared | MeetingArea::Unscheduled) => {
            hydrated.get().then(|| text::no_reload(locale))
        }
        (Relation::Supervisor | Relation::Admin, MeetingArea::Ready | MeetingArea::Ongoing) => {
            Some(text::observer_hint(locale))
        }
        _ => None,
    });
    view! {
        {move || words.get().map(|words| view! {
            <p class="page__hint"><Icon name="info"/>{words}</p>
        })}
    }
}
