//! One person: picture or letter, name, microphone, quality of the connection.

use super::signal::SignalBars;
use crate::{
    boot::use_locale,
    class::{
        events::{Microphone, Participant, Quality},
        facade,
        roster::Person,
    },
    parts::{Avatar, Icon},
    text::{class as text, role as role_text},
};
use domain::{Locale, Relation, UserId};
use leptos::{html, prelude::*};
use send_wrapper::SendWrapper;

/// A tile lives as long as its person stays.
#[component]
pub(super) fn Tile(person: Person) -> impl IntoView {
    let person = RwSignal::from(person);
    let is_speaking = Memo::new(move |_| person.with(|person| person.is_speaking));
    let camera = Memo::new(move |_| person.with(|person| person.camera));
    let quality = Memo::new(move |_| person.with(|person| person.quality));
    let class = move || if is_speaking.get() { "tile tile--speaking" } else { "tile" };
    view! {
        <li class=class>
            {move || if camera.get() {
                view! { <Picture person/> }.into_any()
            } else {
                person.with_untracked(|person| view! {
                    <Avatar name=person.name.clone() key=tint_key(&person.identity) size="avatar--large"/>
                }.into_any())
            }}
            <Show when=move || quality.get() != Quality::Unknown>
                <span class="tile__signal"><SignalBars quality/></span>
            </Show>
            <Plate person/>
        </li>
    }
}

/// Tints follow the user, as everywhere else.
pub(super) fn tint_key(identity: &str) -> u64 {
    UserId::from_livekit_identity(identity).map_or(0, |(user, _)| user.0.unsigned_abs())
}

/// The person's camera. The sound comes from elsewhere, so the element is muted.
#[component]
fn Picture(person: RwSignal<Participant>) -> impl IntoView {
    let video = NodeRef::<html::Video>::new();
    let (identity, is_local) =
        person.with_untracked(|person| (person.identity.clone(), person.is_local));
    Effect::new(move || {
        let (Some(room), Some(element)) = (facade::current(), video.get()) else { return };
        room.attach_camera(&identity, &element);
        let attached = SendWrapper::new((room, element));
        on_cleanup(move || {
            let (room, element) = &*attached;
            room.detach_video(element);
        });
    });
    let class = if is_local { "tile__video tile__video--own" } else { "tile__video" };
    view! {
        <video class=class node_ref=video autoplay=true playsinline=true prop:muted=true></video>
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
