//! The controls: one's own microphone, camera and screen, the list of people, the way out.

use super::{
    device_menu::{DeviceOptions, Menu, MenuButton, MenuSheet, has_choice},
    full_screen::FullScreenOption,
};
use crate::{
    boot::use_locale,
    class::{
        controller::use_class,
        events::{Connection, Local},
        facade,
        shown::Shown,
        state::RoomState,
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
    let room = use_class().room();
    let local = room.local;
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
                on:click=move |_| toggle_screen(room)
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
    match facade::current() {
        _ if !can => {}
        Some(room) => room.set_microphone(!wanted),
        // The connection is over, and why is being found out: the wish is for the next.
        None => local.update(|local| local.microphone_wanted = !wanted),
    }
}

/// The camera on or off, if the token allows one.
pub(super) fn toggle_camera(local: RwSignal<Local>) {
    let (can, wanted) =
        local.with_untracked(|local| (local.can_publish_camera, local.camera_wanted));
    match facade::current() {
        _ if !can => {}
        Some(room) => room.set_camera(!wanted),
        None => local.update(|local| local.camera_wanted = !wanted),
    }
}

/// Shows the own screen, or stops: must be called from a click or a key, else the browser refuses.
/// Starting needs a connection, stopping does not.
pub(super) fn toggle_screen(room: RoomState) {
    let (can_share, wanted) =
        room.local.with_untracked(|local| (local.can_share_screen, local.screen_share_wanted));
    let is_possible = wanted || room.connection.get_untracked() == Connection::Connected;
    if let (true, true, Some(room)) = (can_share, is_possible, facade::current()) {
        room.set_screen_share(!wanted);
    }
}

/// Shows the own screen: white while it is off, lit while the class sees it.
#[component]
fn ScreenControl() -> impl IntoView {
    let locale = use_locale();
    let room = use_class().room();
    let local = room.local;
    let is_wanted = Memo::new(move |_| local.with(|local| local.screen_share_wanted));
    let is_connected = Memo::new(move |_| room.connection.get() == Connection::Connected);
    let shown = Memo::new(move |_| local.with(|one| Shown::screen(one, room.connection.get())));
    let is_busy = move || {
        is_connected.get() && local.with(|local| local.screen_share != local.screen_share_wanted)
    };
    let is_impossible = move || !is_connected.get() && !is_wanted.get();
    let is_offline = move || shown.get() == Shown::Waiting || is_impossible();
    let class = move || match shown.get() {
        Shown::On => "control control--wide control--on",
        _ if is_offline() => "control control--wide control--offline",
        _ => "control control--wide",
    };
    view! {
        <button
            type="button"
            class=class
            aria-label=move || if is_offline() { text::screen_offline(locale) } else { text::screen(locale) }
            aria-pressed=move || pressed(shown.get())
            aria-busy=move || is_busy().then_some("true")
            aria-disabled=move || is_impossible().then_some("true")
            on:click=move |_| toggle_screen(room)
        >
            <Icon name="monitor-up"/>
            <span class="control__label">
                {move || if is_offline() { text::offline(locale) } else { text::screen(locale) }}
            </span>
        </button>
    }
}

#[component]
fn MicrophoneControl() -> impl IntoView {
    let locale = use_locale();
    let RoomState { local, connection, .. } = use_class().room();
    let shown = Memo::new(move |_| local.with(|one| Shown::microphone(one, connection.get())));
    let wanted = Memo::new(move |_| local.with(|local| local.microphone_wanted));
    let press = Callback::new(move |()| toggle_microphone(local));
    view! {
        <Switch
            shown wanted press
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
    let RoomState { local, connection, .. } = use_class().room();
    let shown = Memo::new(move |_| local.with(|one| Shown::camera(one, connection.get())));
    let wanted = Memo::new(move |_| local.with(|local| local.camera_wanted));
    let press = Callback::new(move |()| toggle_camera(local));
    view! {
        <Switch
            shown wanted press
            icons=("video", "video-off")
            label=text::camera(locale)
            offline=text::camera_offline(locale)
            menu=Menu::Picture
        />
    }
}

/// A device's switch. It shows what is, not what was wished, except that a wish which waits for the
/// connection is neither on nor off. Pressing inverts the wish at all times: off is off at once.
#[component]
fn Switch(
    shown: Memo<Shown>,
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
    let is_waiting = Memo::new(move |_| shown.get() == Shown::Waiting);
    let class = move || match shown.get() {
        Shown::On => "control",
        Shown::Off => "control control--off",
        Shown::Waiting => "control control--offline",
    };
    let icon = Signal::derive(move || if shown.get() == Shown::On { icons.0 } else { icons.1 });
    let is_busy = move || {
        connection.get() == Connection::Connected && wanted.get() != (shown.get() == Shown::On)
    };
    view! {
        <div class="control-pair">
            <button
                type="button"
                class=class
                aria-label=move || if is_waiting.get() { offline } else { label }
                aria-pressed=move || pressed(shown.get())
                aria-busy=move || is_busy().then_some("true")
                on:click=move |_| press.run(())
            >
                <Icon name=icon/>
                <span class="control__label">
                    {move || if is_waiting.get() { text::offline(locale) } else { label }}
                </span>
            </button>
            <Show when=move || has_choice.get()><MenuButton menu/></Show>
        </div>
        <MenuSheet menu/>
    }
}

fn pressed(shown: Shown) -> &'static str {
    match shown {
        Shown::On => "true",
        Shown::Off => "false",
        Shown::Waiting => "mixed",
    }
}
