//! One person: picture or letter, name, microphone, quality of the connection.

use super::{signal::SignalBars, video::Video};
use crate::{
    boot::use_locale,
    browser::focus,
    class::{
        controller::use_class,
        events::{Microphone, Participant, Quality},
        facade::Source,
        roster::Person,
    },
    parts::{Avatar, Icon},
    text::{class as text, role as role_text},
};
use domain::{Locale, Relation, UserId};
use leptos::prelude::*;

/// A tile lives as long as its person stays.
#[component]
pub(super) fn Tile(person: Person) -> impl IntoView {
    let room = use_class().room();
    let roster = room.roster;
    let person = RwSignal::from(person);
    let is_speaking = Memo::new(move |_| person.with(|person| person.is_speaking));
    let camera = Memo::new(move |_| person.with(|person| person.camera));
    let quality = Memo::new(move |_| person.with(|person| person.quality));
    let Participant { identity, name, is_local, .. } = person.get_untracked();
    let may_pin = Memo::new(move |_| roster.count() > 1);
    // Beside a shared screen nobody would see what the press did.
    let may_press = Memo::new(move |_| may_pin.get() && roster.sharing().is_empty());
    let class = move || match (is_speaking.get(), may_press.get()) {
        (true, true) => "tile tile--speaking tile--pressable",
        (true, false) => "tile tile--speaking",
        (false, true) => "tile tile--pressable",
        (false, false) => "tile",
    };
    // Anywhere on the tile, for a finger; the button does it for keys and screen readers.
    let press = {
        let identity = identity.clone();
        move |_| {
            if may_press.get_untracked() {
                toggle_pin(room.pinned, &identity);
            }
        }
    };
    let video_class = if is_local { "tile__video tile__video--own" } else { "tile__video" };
    // The letter stays behind the picture, which takes a moment to come.
    view! {
        <li class=class on:click=press>
            <Avatar name key=tint_key(&identity) size="avatar--large"/>
            {move || camera.get().then(|| view! {
                <Video identity=identity.clone() from=Source::Camera class=video_class/>
            })}
            <Show when=move || quality.get() != Quality::Unknown>
                <span class="tile__signal"><SignalBars quality/></span>
            </Show>
            <Plate person/>
            <Show when=move || may_pin.get()><Pin person/></Show>
        </li>
    }
}

/// Tints follow the user, as everywhere else.
pub(super) fn tint_key(identity: &str) -> u64 {
    UserId::from_livekit_identity(identity).map_or(0, |(user, _)| user.0.unsigned_abs())
}

/// Keeps somebody large, or not any more if it is them.
fn toggle_pin(pinned: RwSignal<Option<String>>, identity: &str) {
    pinned.update(|pinned| {
        let is_pinned = pinned.as_deref() == Some(identity);
        *pinned = (!is_pinned).then(|| identity.to_owned());
    });
}

/// Keeps nobody large. The focus stays with the person if it was on their button.
pub(super) fn unpin(pinned: RwSignal<Option<String>>, identity: &str) {
    let button = pin_id(identity);
    let had_focus = document().active_element().is_some_and(|element| element.id() == button);
    pinned.set(None);
    if had_focus {
        focus(button);
    }
}

fn pin_id(identity: &str) -> String {
    format!("pin-{identity}")
}

/// Keeps the person large, or not any more.
#[component]
fn Pin(person: RwSignal<Participant>) -> impl IntoView {
    let locale = use_locale();
    let pinned = use_class().room().pinned;
    let (identity, name) =
        person.with_untracked(|person| (person.identity.clone(), person.name.clone()));
    let mine = identity.clone();
    let is_pinned = Memo::new(move |_| pinned.with(|pinned| pinned.as_ref() == Some(&mine)));
    let id = pin_id(&identity);
    let same = id.clone();
    let press = move |event: web_sys::MouseEvent| {
        // The tile would take it back.
        event.stop_propagation();
        toggle_pin(pinned, &identity);
        // The tile is drawn anew at its new place.
        focus(same.clone());
    };
    let icon = Signal::derive(move || if is_pinned.get() { "pin-off" } else { "pin" });
    view! {
        <button
            type="button"
            id=id
            class="icon-button tile__pin"
            aria-pressed=move || if is_pinned.get() { "true" } else { "false" }
            aria-label=text::pin(locale, &name)
            on:click=press
        >
            <Icon name=icon/>
        </button>
    }
}

/// Microphone and name.
#[component]
fn Plate(person: RwSignal<Participant>) -> impl IntoView {
    let locale = use_locale();
    let is_on = Memo::new(move |_| person.with(|person| person.microphone == Microphone::On));
    let is_speaking = Memo::new(move |_| person.with(|person| person.is_speaking));
    let name = Memo::new(move |_| person.with(|person| person.name.clone()));
    let is_local = person.with_untracked(|person| person.is_local);
    let is_teacher = person.with_untracked(is_teacher);
    let class = move || if is_speaking.get() { "plate plate--speaking" } else { "plate" };
    view! {
        <span class=class>
            {move || if is_on.get() {
                view! { <Icon name="mic"/> }
            } else {
                view! { <Icon name="mic-off" class="plate__muted"/> }
            }}
            <span class="sr-only">
                {move || microphone_words(locale, is_on.get(), is_speaking.get())}
            </span>
            <span class="plate__name">
                <bdi>{name}</bdi>
                {is_local.then(|| format!(" ({})", text::you(locale)))}
            </span>
            {is_teacher.then(|| view! { <span class="plate__role">{role_text::teacher(locale)}</span> })}
        </span>
    }
}

/// Whether our server signed this person as the teacher.
pub(super) fn is_teacher(person: &Participant) -> bool {
    person.role == Relation::Teacher.as_str()
}

/// A microphone in words.
pub(super) fn microphone_words(locale: Locale, is_on: bool, is_speaking: bool) -> &'static str {
    match (is_on, is_speaking) {
        (true, true) => text::speaking(locale),
        (true, false) => text::microphone_on(locale),
        (false, _) => text::microphone_off(locale),
    }
}
