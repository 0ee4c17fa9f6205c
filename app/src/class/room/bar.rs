//! The controls: one's own microphone and camera, the list of people, the way out.

use super::device_menu::{Menu, MenuButton, MenuSheet, has_choice};
use crate::{
    boot::use_locale,
    class::{
        controller::use_class,
        events::{Connection, Microphone},
        facade,
    },
    parts::Icon,
    text::class as text,
};
use leptos::{html, prelude::*};

/// A control that the grants don't allow is not there at all.
#[component]
pub(super) fn Bar(
    shows_people: RwSignal<bool>,
    people_button: NodeRef<html::Button>,
) -> impl IntoView {
    let locale = use_locale();
    let class = use_class();
    let local = class.room().local;
    let can_speak = Memo::new(move |_| local.with(|local| local.can_publish_microphone));
    let can_show = Memo::new(move |_| local.with(|local| local.can_publish_camera));
    view! {
        <div class="classroom__bar" role="group" aria-label=text::controls(locale)>
            <Show when=move || can_speak.get()><MicrophoneControl/></Show>
            <Show when=move || can_show.get()><CameraControl/></Show>
            <Show when=move || can_speak.get() || can_show.get()>
                <span class="classroom__gap" aria-hidden="true"></span>
            </Show>
            <Show when=move || !class.is_connecting()>
                <button
                    type="button"
                    class="control"
                    node_ref=people_button
                    aria-expanded=move || if shows_people.get() { "true" } else { "false" }
                    aria-controls="people"
                    on:click=move |_| shows_people.update(|shown| *shown = !*shown)
                >
                    <Icon name="users"/>
                    <span class="control__label">{text::people(locale)}</span>
                </button>
                <span class="classroom__gap" aria-hidden="true"></span>
            </Show>
            <button type="button" class="control control--leave" on:click=move |_| class.leave()>
                <Icon name="log-out" class="icon--mirror"/>
                <span class="control__label">{text::leave(locale)}</span>
            </button>
        </div>
    }
}

#[component]
fn MicrophoneControl() -> impl IntoView {
    let locale = use_locale();
    let local = use_class().room().local;
    let is_on = Memo::new(move |_| local.with(|local| local.microphone == Microphone::On));
    let wanted = Memo::new(move |_| local.with(|local| local.microphone_wanted));
    let press = Callback::new(move |()| {
        if let Some(room) = facade::current() {
            room.set_microphone(!wanted.get_untracked());
        }
    });
    view! {
        <Switch
            is_on wanted press
            icons=("mic", "mic-off")
            label=text::microphone(locale)
            offline=text::microphone_offline(locale)
            menu=Menu::Sound
        />
    }
}

#[component]
fn CameraControl() -> impl IntoView {
    let locale = use_locale();
    let local = use_class().room().local;
    let is_on = Memo::new(move |_| local.with(|local| local.camera));
    let wanted = Memo::new(move |_| local.with(|local| local.camera_wanted));
    let press = Callback::new(move |()| {
        if let Some(room) = facade::current() {
            room.set_camera(!wanted.get_untracked());
        }
    });
    view! {
        <Switch
            is_on wanted press
            icons=("video", "video-off")
            label=text::camera(locale)
            offline=text::camera_offline(locale)
            menu=Menu::Picture
        />
    }
}

/// A device's switch. It shows what is, not what was wished; while the connection is broken it shows
/// that nothing gets through, and does nothing.
#[component]
fn Switch(
    is_on: Memo<bool>,
    wanted: Memo<bool>,
    press: Callback<()>,
    icons: (&'static str, &'static str),
    label: &'static str,
    offline: &'static str,
    menu: Menu,
) -> impl IntoView {
    let locale = use_locale();
    let has_choice = has_choice(menu);
    let connection = use_class().room().connection;
    let is_connected = Memo::new(move |_| connection.get() == Connection::Connected);
    let looks_on = move || is_on.get() && is_connected.get();
    let class = move || match (is_connected.get(), is_on.get()) {
        (false, _) => "control control--offline",
        (true, false) => "control control--off",
        (true, true) => "control",
    };
    let icon = Signal::derive(move || if looks_on() { icons.0 } else { icons.1 });
    let is_busy = move || is_connected.get() && wanted.get() != is_on.get();
    view! {
        <div class="control-pair">
            <button
                type="button"
                class=class
                aria-label=move || if is_connected.get() { label } else { offline }
                aria-pressed=move || if looks_on() { "true" } else { "false" }
                aria-busy=move || is_busy().then_some("true")
                aria-disabled=move || (!is_connected.get()).then_some("true")
                on:click=move |_| if is_connected.get_untracked() { press.run(()) }
            >
                <Icon name=icon/>
                <span class="control__label">
                    {move || if is_connected.get() { label } else { text::offline(locale) }}
                </span>
            </button>
            <Show when=move || has_choice.get()><MenuButton menu/></Show>
        </div>
        <MenuSheet menu/>
    }
}
