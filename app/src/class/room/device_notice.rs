//! A microphone, camera or screen that gives nothing: what is the case, what to do. The class goes on.

use crate::{
    boot::use_locale,
    class::{
        controller::use_class,
        events::{Device, DeviceFailure},
        facade,
    },
    parts::Icon,
    text::device as text,
};
use domain::Locale;
use leptos::prelude::*;

/// One device, one failure, one step.
#[component]
pub(super) fn DeviceNotice(device: Device, failure: DeviceFailure) -> impl IntoView {
    let locale = use_locale();
    let room = use_class().room();
    let (icon, (title, words)) = match device {
        Device::Microphone => ("mic-off", microphone_words(locale, failure)),
        Device::Camera => ("video-off", camera_words(locale, failure)),
        Device::Screen => ("monitor-x", (text::screen_title(locale), text::screen_text(locale))),
    };
    let retry = move |_| {
        room.device_settled(device);
        match (facade::current(), device) {
            (Some(room), Device::Microphone) => room.set_microphone(true),
            (Some(room), Device::Camera) => room.set_camera(true),
            (Some(room), Device::Screen) => room.set_screen_share(true),
            (None, _) => {}
        }
    };
    view! {
        <div class="banner" role="alert">
            <Icon name=icon/>
            <div class="banner__text">
                <p class="banner__title">{title}</p>
                <p>{words}</p>
            </div>
            <div class="banner__actions">
                <button type="button" class="button button--second" on:click=retry>
                    <Icon name="rotate-cw"/>
                    {text::retry(locale)}
                </button>
                <button
                    type="button"
                    class="icon-button"
                    aria-label=text::hide(locale)
                    on:click=move |_| room.device_settled(device)
                >
                    <Icon name="x"/>
                </button>
            </div>
        </div>
    }
}

fn microphone_words(locale: Locale, failure: DeviceFailure) -> (&'static str, &'static str) {
    use text::microphone as words;
    match failure {
        DeviceFailure::Denied => (words::denied_title(locale), words::denied_text(locale)),
        DeviceFailure::SystemDenied => {
            (words::system_denied_title(locale), words::system_denied_text(locale))
        }
        DeviceFailure::Missing => (words::missing_title(locale), words::missing_text(locale)),
        DeviceFailure::Busy => (words::busy_title(locale), words::busy_text(locale)),
        DeviceFailure::Unsupported | DeviceFailure::Other => {
            (words::other_title(locale), words::other_text(locale))
        }
    }
}

fn camera_words(locale: Locale, failure: DeviceFailure) -> (&'static str, &'static str) {
    use text::camera as words;
    match failure {
        DeviceFailure::Denied => (words::denied_title(locale), words::denied_text(locale)),
        DeviceFailure::SystemDenied => {
            (words::system_denied_title(locale), words::system_denied_text(locale))
        }
        DeviceFailure::Missing => (words::missing_title(locale), words::missing_text(locale)),
        DeviceFailure::Busy => (words::busy_title(locale), words::busy_text(locale)),
        DeviceFailure::Unsupported | DeviceFailure::Other => {
            (words::other_title(locale), words::other_text(locale))
        }
    }
}
