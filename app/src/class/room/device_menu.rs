//! The devices behind a switch. A native popover: Escape and a press beside it close it.

use crate::{
    boot::use_locale,
    class::{
        controller::use_class,
        events::{Devices, Hardware},
        facade,
    },
    devices::DeviceOption,
    parts::Icon,
    text::class as text,
};
use domain::Locale;
use leptos::prelude::*;

/// What a menu is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Menu {
    /// Microphones, and the speakers that go with them.
    Sound,
    /// Cameras.
    Picture,
}

impl Menu {
    fn id(self) -> &'static str {
        match self {
            Self::Sound => "sound-menu",
            Self::Picture => "camera-menu",
        }
    }

    fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Sound => text::microphone_menu(locale),
            Self::Picture => text::camera_menu(locale),
        }
    }

    fn kinds(self) -> &'static [Hardware] {
        match self {
            Self::Sound => &[Hardware::Microphone, Hardware::Speaker],
            Self::Picture => &[Hardware::Camera],
        }
    }
}

impl Hardware {
    fn as_str(self) -> &'static str {
        match self {
            Self::Microphone => "microphone",
            Self::Camera => "camera",
            Self::Speaker => "speaker",
        }
    }

    fn title(self, locale: Locale) -> &'static str {
        match self {
            Self::Microphone => text::microphones(locale),
            Self::Camera => text::cameras(locale),
            Self::Speaker => text::speakers(locale),
        }
    }

    /// What there is, and which one is in use.
    fn of(self, devices: &Devices) -> (&[DeviceOption], &str) {
        match self {
            Self::Microphone => (&devices.microphones, &devices.microphone),
            Self::Camera => (&devices.cameras, &devices.camera),
            Self::Speaker => (&devices.speakers, &devices.speaker),
        }
    }
}

/// Whether the browser names any device of a menu: without permission it does not.
pub(super) fn has_choice(menu: Menu) -> Memo<bool> {
    let devices = use_class().room().devices;
    Memo::new(move |_| {
        devices.with(|devices| menu.kinds().iter().any(|kind| !kind.of(devices).0.is_empty()))
    })
}

/// The button that opens a menu; it stands beside its switch.
#[component]
pub(super) fn MenuButton(menu: Menu) -> impl IntoView {
    view! {
        <button
            type="button"
            class="control control--list"
            popovertarget=menu.id()
            aria-label=menu.label(use_locale())
        >
            <Icon name="chevron-up"/>
        </button>
    }
}

/// The menu itself.
#[component]
pub(super) fn MenuSheet(menu: Menu) -> impl IntoView {
    view! { <div class="options" popover="auto" id=menu.id()><DeviceOptions menu name=""/></div> }
}

/// The lists of a menu. `name` is put after the radio buttons' names, where the same lists stand
/// twice in a page.
#[component]
pub(super) fn DeviceOptions(menu: Menu, name: &'static str) -> impl IntoView {
    menu.kinds().iter().map(|kind| view! { <Group kind=*kind name/> }).collect_view()
}

#[component]
fn Group(kind: Hardware, name: &'static str) -> impl IntoView {
    let locale = use_locale();
    let devices = use_class().room().devices;
    // Apart, so that a choice moves the mark and leaves the list, and the focus in it, alone.
    let options = Memo::new(move |_| devices.with(|devices| kind.of(devices).0.to_vec()));
    let in_use = Memo::new(move |_| devices.with(|devices| kind.of(devices).1.to_owned()));
    let option = move |DeviceOption { id, label }: DeviceOption| {
        let chosen = id.clone();
        let choose = move |_| {
            if let Some(room) = facade::current() {
                room.switch_device(kind.as_str(), &chosen);
            }
        };
        view! {
            <label class="option">
                <input
                    type="radio"
                    name=format!("{}{name}", kind.as_str())
                    prop:checked=move || in_use.with(|in_use| *in_use == id)
                    on:change=choose
                />
                <bdi class="option__name">{label}</bdi>
                <Icon name="check"/>
            </label>
        }
    };
    view! {
        {move || (!options.with(Vec::is_empty)).then(|| view! {
            <fieldset class="options__group">
                <legend class="options__title">{kind.title(locale)}</legend>
                {options.get().into_iter().map(option).collect_view()}
            </fieldset>
        })}
    }
}
