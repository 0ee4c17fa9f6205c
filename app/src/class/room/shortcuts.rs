//! One key, one control. Plain letters, which people may turn off (WCAG 2.1.4), and which do nothing
//! while somebody types.

use crate::browser;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shortcut {
    /// Microphone on or off.
    Microphone,
    /// Camera on or off.
    Camera,
    /// The own screen, shown or not.
    Screen,
    /// The list of people.
    People,
    /// The whole screen.
    FullScreen,
    /// The list of keys.
    Help,
}

impl Shortcut {
    /// Every key, in the order of the list.
    pub(super) const ALL: [Self; 6] =
        [Self::Microphone, Self::Camera, Self::Screen, Self::People, Self::FullScreen, Self::Help];

    /// What is printed on the key.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Microphone => "M",
            Self::Camera => "V",
            Self::Screen => "S",
            Self::People => "P",
            Self::FullScreen => "F",
            Self::Help => "?",
        }
    }

    /// By the key's place, so that letters work on Arabic keyboards too; the question mark moves from
    /// layout to layout, so it goes by what it writes.
    fn of(code: &str, written: &str) -> Option<Self> {
        match (code, written) {
            (_, "?" | "؟") => Some(Self::Help),
            ("KeyM", _) => Some(Self::Microphone),
            ("KeyV", _) => Some(Self::Camera),
            ("KeyS", _) => Some(Self::Screen),
            ("KeyP", _) => Some(Self::People),
            ("KeyF", _) => Some(Self::FullScreen),
            _ => None,
        }
    }
}

/// Where this browser remembers that keys are off.
const STORED: &str = "majlis.keys";

/// Whether keys do something; kept for next time.
#[derive(Clone, Copy)]
pub(super) struct Keys(RwSignal<bool>);

impl Keys {
    /// As it was left.
    pub(super) fn stored() -> Self {
        Self(RwSignal::new(browser::stored(STORED).as_deref() != Some("off")))
    }

    /// Whether keys do something.
    pub(super) fn are_on(self) -> bool {
        self.0.get()
    }

    /// On or off, and kept.
    pub(super) fn set(self, on: bool) {
        self.0.set(on);
        browser::store(STORED, if on { "on" } else { "off" });
    }

    /// Calls `act` for each key until the component is gone.
    pub(super) fn listen(self, act: impl Fn(Shortcut) + 'static) {
        let on_key = window_event_listener(ev::keydown, move |event| {
            let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
            if has_modifier || event.repeat() || !self.0.get_untracked() || is_typing(&event) {
                return;
            }
            if let Some(shortcut) = Shortcut::of(&event.code(), &event.key()) {
                event.prevent_default();
                act(shortcut);
            }
        });
        on_cleanup(move || on_key.remove());
    }
}

/// Whether the key goes into a field, or a dialog is open, which has the keys to itself.
fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let in_field = target.is_some_and(|target| {
        target
            .closest(
                "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]",
            )
            .is_ok_and(|found| found.is_some())
    });
    in_field || document().query_selector("dialog[open]").is_ok_and(|open| open.is_some())
}

#[cfg(test)]
mod tests {
    use super::Shortcut;

    #[test]
    fn letters_go_by_place_and_the_question_mark_by_what_it_writes() {
        assert_eq!(Shortcut::of("KeyM", "ة"), Some(Shortcut::Microphone));
        assert_eq!(Shortcut::of("KeyM", "M"), Some(Shortcut::Microphone));
        assert_eq!(Shortcut::of("Slash", "؟"), Some(Shortcut::Help));
        assert_eq!(Shortcut::of("Minus", "?"), Some(Shortcut::Help));
        assert_eq!(Shortcut::of("Slash", "/"), None);
        assert_eq!(Shortcut::of("KeyQ", "q"), None);
    }
}
