//! What stands above the stage until it is settled.

use super::device_notice::DeviceNotice;
use crate::{
    boot::use_locale,
    class::{controller::use_class, facade, state::RoomState},
    live::ServerClock,
    pages::use_session,
    parts::Icon,
    text::{class as text, device as device_text},
};
use domain::{Timestamp, timer::clock_face};
use leptos::prelude::*;

/// A broken connection, blocked sound, devices that give nothing, a microphone that is silent.
#[component]
pub(super) fn Notices() -> impl IntoView {
    let room = use_class().room();
    let is_broken = Memo::new(move |_| room.connection.get().is_being_restored());
    let is_silent = Memo::new(move |_| !room.can_play_audio.get() && !is_broken.get());
    let has_failures = Memo::new(move |_| room.device_failures.with(|all| !all.is_empty()));
    let is_pinned = Memo::new(move |_| room.local.with(|local| local.microphone_silent));
    let is_any =
        move || is_broken.get() || is_silent.get() || has_failures.get() || is_pinned.get();
    view! {
        <Show when=is_any>
            <div class="classroom__notices">
                <Show when=move || is_broken.get()><Reconnecting/></Show>
                <Show when=move || is_silent.get()><SoundBlocked/></Show>
                {move || room.device_failures.get().into_iter().map(|(device, failure)| view! {
                    <DeviceNotice device failure/>
                }).collect_view()}
                <Show when=move || is_pinned.get()><NothingHeard/></Show>
            </div>
        </Show>
    }
}

#[component]
fn Reconnecting() -> impl IntoView {
    let locale = use_locale();
    let clock: ServerClock = use_session().clock;
    let since: Timestamp = clock.now_untracked();
    let seconds = move || clock.now().millis_since(since) / 1000;
    let RoomState { connection, local, .. } = use_class().room();
    let publishes =
        Memo::new(move |_| local.with(|one| one.can_publish_microphone || one.can_publish_camera));
    // Never that nobody hears a person who may be heard.
    let words = move || match (connection.get().may_get_through(), publishes.get()) {
        (true, true) => text::reconnecting_heard(locale),
        (true, false) => text::reconnecting_hearing(locale),
        (false, _) => text::reconnecting_text(locale),
    };
    view! {
        <div class="banner banner--amber" role="alert">
            <Icon name="refresh-cw" class="icon--spin"/>
            <div class="banner__text">
                <p class="banner__title">{text::reconnecting_title(locale)}</p>
                <p>{words}</p>
            </div>
            <p class="banner__time" dir="ltr" aria-hidden="true">{move || clock_face(seconds())}</p>
        </div>
    }
}

#[component]
fn SoundBlocked() -> impl IntoView {
    let locale = use_locale();
    let play = move |_| {
        if let Some(room) = facade::current() {
            room.start_audio();
        }
    };
    view! {
        <div class="banner" role="alert">
            <Icon name="volume-x"/>
            <div class="banner__text">
                <p class="banner__title">{text::sound_title(locale)}</p>
                <p>{text::sound_text(locale)}</p>
            </div>
            <div class="banner__actions">
                <button type="button" class="button button--primary" on:click=play>
                    <Icon name="volume-2"/>
                    {text::sound_play(locale)}
                </button>
            </div>
        </div>
    }
}

/// The microphone is open and gives nothing at all. Whoever knows why puts it away.
#[component]
fn NothingHeard() -> impl IntoView {
    let locale = use_locale();
    let is_hidden = RwSignal::new(false);
    view! {
        <Show when=move || !is_hidden.get()>
            <div class="banner" role="status">
                <Icon name="mic"/>
                <div class="banner__text">
                    <p class="banner__title">{text::silent_title(locale)}</p>
                    <p>{text::silent_text(locale)}</p>
                </div>
                <div class="banner__actions">
                    <button
                        type="button"
                        class="icon-button"
                        aria-label=device_text::hide(locale)
                        on:click=move |_| is_hidden.set(true)
                    >
                        <Icon name="x"/>
                    </button>
                </div>
            </div>
        </Show>
    }
}
