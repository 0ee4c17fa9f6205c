//! The controls: one's own microphone, camera and screen, the list of people, the way out.

use super::{
    device_menu::{DeviceOptions, Menu, MenuButton, MenuSheet, has_choice},
    full_screen::FullScreenOption,
};
use crate::{
    boot::use_locale,
    class::{
        controller::use_class,
        events::{Connection, Local, Microphone},
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
    show_keys: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let class = use_class();
    let local = class.room().local;
    let can_speak = Memo::new(move |_| local.with(|local| local.can_publish_microphone));
    let can_show = Memo::new(move |_| local.with(|local| local.can_publish_camera));
    let can_share = Memo::new(move |_| local.with(|local| local.can_share_screen));
    view! {
        <div class="classroom__bar" role="group" aria-label=text::controls(locale)>
            <Show when=move || can_speak.get()><MicrophoneControl/></Show>
            <Show when=move || can_show.get()><CameraControl/></Show>
            <Show when=move || can_share.get()><ScreenControl/></Show>
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
                <button
                    type="button"
                    class="control control--wide"
                    aria-haspopup="dialog"
                    on:click=move |_| show_keys.run(())
                >
                    <Icon name="keyboard"/>
                    <span class="control__label">{text::keys(locale)}</span>
                </button>
                <button type="button" class="control control--more" popovertarget="more-menu">
                    <Icon name="ellipsis"/>
                    <span class="control__label">{text::more(locale)}</span>
                </button>
                <span class="classroom__gap" aria-hidden="true"></span>
            </Show>
            <button type="button" class="control control--leave" on:click=move |_| class.leave()>
                <Icon name="log-out" class="icon--mirror"/>
                <span class="control__label">{text::leave(locale)}</span>
            </button>
        </div>
        <More/>
    }
}

/// What phones have no room for in the bar.
#[component]
fn More() -> impl IntoView {
    let locale = use_locale();
    let local = use_class().room().local;
    let can_share = Memo::new(move |_| local.with(|local| local.can_share_screen));
    let can_speak = Memo::new(move |_| local.with(|local| local.can_publish_microphone));
    let can_show = Memo::new(move |_| local.with(|local| local.can_publish_camera));
    let is_sharing = move || local.with(|local| local.screen_share);
    let share = move || {
        view! {
            <button
                type="button"
                class="option"
                popovertarget="more-menu"
                popovertargetaction="hide"
                on:click=move |_| toggle_screen(local)
            >
                <Icon name="monitor-up"/>
                <span class="option__name">
                    {move || if is_sharing() { text::stop_sharing(locale) } else { text::share_screen(locale) }}
                </span>
            </button>
        }
    };
    view! {
        <div class="options" popover="auto" id="more-menu">
            {move || can_share.get().then(share)}
            <FullScreenOption/>
            {move || can_speak.get().then(|| view! { <DeviceOptions menu=Menu::Sound name="-more"/> })}
            {move || can_show.get().then(|| view! { <DeviceOptions menu=Menu::Picture name="-more"/> })}
        </div>
    }
}

/// The microphone on or off, if the token allows one.
pub(super) fn toggle_microphone(local: RwSignal<Local>) {
    let (can, wanted) =
        local.with_untracked(|local| (local.can_publish_microphone, local.microphone_wanted));
    if let (true, Some(room)) = (can, facade::current()) {
        room.set_microphone(!wanted);
    }
}

/// The camera on or off, if the token allows one.
pub(super) fn toggle_camera(local: RwSignal<Local>) {
    let (can, wanted) =
        local.with_untracked(|local| (local.can_publish_camera, local.camera_wanted));
    if let (true, Some(room)) = (can, facade::current()) {
        room.set_camera(!wanted);
    }
}

/// Shows the own screen, or stops: must be called from a click or a key, else the browser refuses.
pub(super) fn toggle_screen(local: RwSignal<Local>) {
    let (can_share, wanted) =
        local.with_untracked(|local| (local.can_share_screen, local.screen_share_wanted));
    if let (true, Some(room)) = (can_share, facade::current()) {
        room.set_screen_share(!wanted);
    }
}

/// Shows the own screen: white while it is off, lit while the class sees it.
#[component]
fn ScreenControl() -> impl IntoView {
    let locale = use_locale();
    let room = use_class().room();
    let local = room.local;
    let is_on = Memo::new(move |_| local.with(|local| local.screen_share));
    let is_connected = Memo::new(move |_| room.connection.get() == Connection::Connected);
    let is_busy = move || {
        is_connected.get() && local.with(|local| local.screen_share != local.screen_share_wanted)
    };
    let class = move || match (is_connected.get(), is_on.get()) {
        (false, _) => "control control--wide control--offline",
        (true, false) => "control control--wide",
        (true, true) => "control control--wide control--on",
    };
    view! {
        <button
            type="button"
            class=class
            aria-label=move || if is_connected.get() { text::screen(locale) } else { text::screen_offline(locale) }
            aria-pressed=move || if is_on.get() && is_connected.get() { "true" } else { "false" }
            aria-busy=move || is_busy().then_some("true")
            aria-disabled=move || (!is_connected.get()).then_some("true")
            on:click=move |_| if is_connected.get_untracked() { toggle_screen(local) }
        >
            <Icon name="monitor-up"/>
            <span class="control__label">
                {move || if is_connected.get() { text::screen(locale) } else { text::offline(locale) }}
            </span>
        </button>
    }
}

#[component]
fn MicrophoneControl() -> impl IntoView {
    let locale = use_locale();
    let local = use_class().room().local;
    let is_on = Memo::new(move |_| local.with(|local| local.microphone == Microphone::On));
    let wanted = Memo::new(move |_| local.with(|local| local.microphone_wanted));
    let press = Callback::new(move |()| toggle_microphone(local));
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
    let press = Callback::new(move |()| toggle_camera(local));
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
