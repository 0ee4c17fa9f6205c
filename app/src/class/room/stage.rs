//! What fills the room: everybody, a shared screen, one person kept large, or one sentence while there
//! is nobody to see.

use super::{gallery::Gallery, share::Share, tile::Tile};
use crate::{
    boot::use_locale,
    class::{
        controller::use_class,
        layout::{Focus, focus},
        roster::Person,
    },
    parts::Icon,
    text::class as text,
};
use leptos::prelude::*;

/// The stage.
#[component]
pub(super) fn Stage() -> impl IntoView {
    let class = use_class();
    let room = class.room();
    let is_empty = Memo::new(move |_| room.roster.count() == 0);
    let chosen = RwSignal::new(None);
    let screens = Memo::new(move |_| room.roster.sharing());
    let focus = Memo::new(move |_| {
        // Somebody pinned who has left comes back pinned.
        let pinned = room.pinned.get().filter(|identity| room.roster.person(identity).is_some());
        chosen.with(|chosen| screens.with(|screens| focus(screens, chosen.as_ref(), pinned)))
    });
    move || {
        if class.is_connecting() {
            return ConnectingNote().into_any();
        }
        if is_empty.get() {
            return NobodyNote().into_any();
        }
        match focus.get() {
            None => Gallery().into_any(),
            Some(Focus::Screen(identity)) => view! { <Share identity screens chosen/> }.into_any(),
            Some(Focus::Pinned(identity)) => view! { <Pinned identity/> }.into_any(),
        }
    }
}

#[component]
fn ConnectingNote() -> impl IntoView {
    let locale = use_locale();
    view! {
        <div class="stage-note" role="status">
            <Icon name="loader-circle" class="icon--spin"/>
            <h2 class="stage-note__title">{text::connecting_title(locale)}</h2>
            <p>{text::connecting_text(locale)}</p>
        </div>
    }
}

#[component]
fn NobodyNote() -> impl IntoView {
    let locale = use_locale();
    view! {
        <div class="stage-note">
            <Icon name="hourglass"/>
            <h2 class="stage-note__title">{text::nobody_title(locale)}</h2>
            <p>{text::nobody_text(locale)}</p>
        </div>
    }
}

/// One person large, the others beside them.
#[component]
fn Pinned(identity: String) -> impl IntoView {
    let locale = use_locale();
    let large = use_class().room().roster.person(&identity);
    view! {
        <div class="focus">
            <ul class="tiles tiles--1" aria-label=text::pinned(locale)>
                {large.map(|person| view! { <Tile person/> })}
            </ul>
            <Strip without=Some(identity)/>
        </div>
    }
}

/// Everybody small, except whoever is large already.
#[component]
pub(super) fn Strip(without: Option<String>) -> impl IntoView {
    let roster = use_class().room().roster;
    let people = move || {
        let mut people = roster.people();
        people.retain(|(identity, _)| Some(identity) != without.as_ref());
        people
    };
    view! {
        <ul class="tiles tiles--strip" tabindex="0" aria-label=text::participants(use_locale())>
            {tiles(people)}
        </ul>
    }
}

/// A tile for each, which lives as long as its person stays.
pub(super) fn tiles(people: impl Fn() -> Vec<(String, Person)> + Send + Sync + 'static) -> AnyView {
    view! {
        <For
            each=people
            key=|(identity, _)| identity.clone()
            children=|(_, person)| view! { <Tile person/> }
        />
    }
    .into_any()
}
