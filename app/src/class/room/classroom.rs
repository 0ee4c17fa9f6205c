//! The whole room: top, notices, stage, controls.

use super::{
    bar::{Bar, toggle_camera, toggle_microphone, toggle_screen},
    clock::Clock,
    full_screen::{self, FullScreenButton},
    help::{self, Help},
    notices::Notices,
    people::People,
    shortcuts::{Keys, Shortcut},
    stage::Stage,
    tile::unpin,
};
use crate::{
    boot::use_locale,
    class::{controller::use_class, facade},
    pages::use_session,
    parts::Icon,
    text::class as text,
};
use leptos::{ev, html, prelude::*};

/// The class, from the media server's first answer, or half a second after the ticket, until it is over.
#[component]
pub(crate) fn Classroom() -> impl IntoView {
    let class = use_class();
    let room = class.room();
    let shows_people = RwSignal::new(false);
    let people_button = NodeRef::<html::Button>::new();
    let close_people = Callback::new(move |()| {
        shows_people.set(false);
        // Back to where it was opened from.
        if let Some(button) = people_button.get_untracked() {
            let _ = button.focus();
        }
    });
    let on_key = window_event_listener(ev::keydown, move |event| {
        // What lies on top closes first, and alone.
        let is_covered = || {
            document().query_selector("dialog[open], :popover-open").is_ok_and(|top| top.is_some())
        };
        if event.key() != "Escape" || is_covered() {
            return;
        }
        if shows_people.get_untracked() {
            close_people.run(());
        } else if room.is_enlarged.get_untracked() {
            room.is_enlarged.set(false);
        } else if let Some(identity) = room.pinned.get_untracked() {
            unpin(room.pinned, &identity);
        }
    });
    on_cleanup(move || on_key.remove());
    let dialog = NodeRef::<html::Dialog>::new();
    let keys = Keys::stored();
    keys.listen(move |shortcut| match shortcut {
        Shortcut::Microphone => toggle_microphone(room.local),
        Shortcut::Camera => toggle_camera(room.local),
        Shortcut::Screen => toggle_screen(room),
        Shortcut::People if shows_people.get_untracked() => close_people.run(()),
        Shortcut::People => shows_people.set(!class.is_connecting()),
        Shortcut::FullScreen => full_screen::toggle(),
        Shortcut::Help => help::open(dialog),
    });
    let show_keys = Callback::new(move |()| help::open(dialog));
    let name = move || {
        let panel = if shows_people.get() { " classroom--panel" } else { "" };
        // What is seen is of a moment ago.
        let connection = room.connection.get();
        let is_still = connection.is_being_restored() && !connection.may_get_through();
        let offline = if is_still { " classroom--offline" } else { "" };
        format!("classroom room{panel}{offline}")
    };
    view! {
        <main class=name id="main">
            <RoomTop/>
            <Notices/>
            <div class="classroom__stage">
                <Stage/>
                <Show when=move || shows_people.get()>
                    <People close=close_people/>
                </Show>
            </div>
            <Bar shows_people people_button show_keys/>
            <Help dialog keys/>
            <Sound/>
        </main>
    }
}

/// Title, clock, how many are in.
#[component]
fn RoomTop() -> impl IntoView {
    let locale = use_locale();
    let session = use_session();
    let class = use_class();
    let is_hidden = Memo::new(move |_| class.room().local.with(|local| local.hidden));
    let count = move || class.room().roster.count().to_string();
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move || {
        if let Some(heading) = heading.get() {
            // What had the focus is gone with the page.
            let _ = heading.focus();
        }
    });
    view! {
        <header class="classroom__top">
            <span class="brand__mark"><Icon name="logo"/></span>
            <h1 class="classroom__title" tabindex="-1" node_ref=heading><bdi>{session.title}</bdi></h1>
            <Show when=move || is_hidden.get()>
                <span class="badge badge--observer"><Icon name="eye"/>{text::observing(locale)}</span>
            </Show>
            <Clock/>
            <Show when=move || !class.is_connecting()>
                <p class="classroom__count">
                    <Icon name="users"/>
                    <span class="sr-only">{move || text::in_room(locale, &count())}</span>
                    <span aria-hidden="true">{count}</span>
                </p>
            </Show>
            <FullScreenButton/>
        </header>
    }
}

/// Where the class is heard. Nothing to see.
#[component]
fn Sound() -> impl IntoView {
    let container = NodeRef::<html::Div>::new();
    let class = use_class();
    Effect::new(move || {
        // The room comes after this element, and another one with every joining.
        let _ = class.is_connecting();
        if let (Some(room), Some(container)) = (facade::current(), container.get()) {
            room.set_audio_container(&container);
        }
    });
    view! { <div hidden node_ref=container></div> }.into_any()
}
