//! The preview of one page: its state, its life, and what of it a class begins with.

use super::{
    Capturer,
    facade::Handle,
    state::{DeviceState, Phase, PreviewState},
};
use leptos::{prelude::*, task::spawn_local};
use send_wrapper::SendWrapper;

/// What a person wants on when the class begins; `None` where they have not said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wishes {
    /// The microphone.
    pub(crate) microphone: Option<bool>,
    /// The camera.
    pub(crate) camera: Option<bool>,
}

impl Wishes {
    fn of(state: &PreviewState) -> Self {
        let wish = |device: &DeviceState| match device.phase {
            Phase::Idle => None,
            Phase::On | Phase::Opening => Some(true),
            // Asking again for what just failed would only say so a second time.
            Phase::Off | Phase::Failed => Some(false),
        };
        Self { microphone: wish(&state.microphone), camera: wish(&state.camera) }
    }

    /// These, and where nothing was said, the others.
    fn or(self, others: Self) -> Self {
        Self {
            microphone: self.microphone.or(others.microphone),
            camera: self.camera.or(others.camera),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Code {
    /// Not there yet; or it is, and then there is a handle.
    Loading,
    /// Not there yet, and the person has pressed already.
    Awaited,
    /// It could not be loaded. Joining does not need it.
    Lost,
}

/// The preview of a session page. Copied freely.
#[derive(Clone, Copy)]
pub(crate) struct Preview {
    /// What is shown.
    pub(crate) state: RwSignal<PreviewState>,
    /// Set while the preview is open and its code is there.
    handle: RwSignal<Option<SendWrapper<Handle>>>,
    wishes: StoredValue<Wishes>,
    /// How far the code is.
    code: StoredValue<Code>,
    /// The person has pressed something that goes away by it.
    was_pressed: StoredValue<bool>,
    /// Counts previews, so that one whose code arrives late knows that it is over.
    turn: StoredValue<u32>,
    hold: StoredValue<Hold>,
}

/// Who has the devices.
#[derive(Clone, Copy, Debug)]
enum Hold {
    /// Nobody: there is no preview.
    Nobody,
    /// The preview.
    Preview,
    /// The class that is being joined, which is told by this of what is pressed while the door is still shown.
    Class(Turn),
}

/// Turns a device on or off.
pub(crate) type Turn = fn(Capturer, bool);

impl Preview {
    /// Not open.
    pub(crate) fn closed() -> Self {
        Self {
            state: RwSignal::new(PreviewState::default()),
            handle: RwSignal::new(None),
            wishes: StoredValue::new(Wishes::default()),
            code: StoredValue::new(Code::Loading),
            was_pressed: StoredValue::new(false),
            turn: StoredValue::new(0),
            hold: StoredValue::new(Hold::Nobody),
        }
    }

    /// Loads the code. With `resumes`, what was on last time comes on where that needs no question.
    pub(crate) fn open(self, resumes: bool) {
        let turn = self.next_turn();
        self.hold.set_value(Hold::Preview);
        self.code.set_value(Code::Loading);
        spawn_local(async move {
            let is_current = move || self.turn.try_get_value() == Some(turn);
            let loaded = Handle::load(move |state| {
                if is_current() {
                    self.state.try_set(state);
                }
            });
            let handle = match loaded.await {
                Ok(handle) if is_current() => handle,
                Ok(handle) => return handle.close(),
                Err(_) => {
                    self.code.try_set_value(Code::Lost);
                    return;
                }
            };
            match self.code.get_value() {
                Code::Awaited => handle.start(),
                _ if resumes => handle.resume(),
                _ => {}
            }
            self.handle.set(Some(SendWrapper::new(handle)));
        });
    }

    /// Stops everything, unless it was handed over.
    pub(crate) fn close(self) {
        if let Some(Some(handle)) = self.handle.try_get_untracked() {
            handle.close();
        }
        self.turn.try_update_value(|turn| *turn = turn.wrapping_add(1));
        self.hold.try_set_value(Hold::Nobody);
        self.handle.try_set(None);
        self.state.try_set(PreviewState::default());
    }

    /// After a class that took what was open, and could not be joined: the same preview begins again.
    pub(crate) fn reopen(self) {
        if matches!(self.hold.get_value(), Hold::Class(_)) {
            self.close();
            self.open(true);
        }
    }

    /// The preview's handle, while it is open.
    pub(crate) fn handle(self) -> Option<SendWrapper<Handle>> {
        self.handle.get()
    }

    /// Does something with the preview, if it is open.
    pub(crate) fn with(self, act: impl FnOnce(&Handle)) {
        if let Some(handle) = self.handle.get_untracked() {
            act(&handle);
        }
    }

    /// Turns one of them on or off, here or in the class that has taken them.
    pub(crate) fn turn(self, device: Capturer, on: bool) {
        // In any case it is kept for the next time.
        self.with(|handle| handle.turn(device, on));
        let Hold::Class(turn) = self.hold.get_value() else { return };
        turn(device, on);
        let phase = if on { Phase::On } else { Phase::Off };
        let mut pressed = Wishes::default();
        match device {
            Capturer::Microphone => {
                pressed.microphone = Some(on);
                self.state.update(|state| state.microphone.phase = phase);
            }
            Capturer::Camera => {
                pressed.camera = Some(on);
                self.state.update(|state| state.camera.phase = phase);
            }
        }
        self.wishes.update_value(|known| *known = pressed.or(*known));
    }

    /// Turns both devices on, as soon as the code is there.
    pub(crate) fn start(self) {
        if self.handle.with_untracked(Option::is_some) {
            return self.press(Handle::start);
        }
        self.was_pressed.set_value(true);
        if self.code.get_value() == Code::Lost {
            self.open(false);
        }
        self.code.set_value(Code::Awaited);
    }

    /// Does what was asked for by pressing something that goes away by it.
    pub(crate) fn press(self, act: impl FnOnce(&Handle)) {
        self.was_pressed.set_value(true);
        self.with(act);
    }

    /// Gives the focus to what came in the place of what was pressed, unless it has gone elsewhere.
    pub(crate) fn take_focus(self, element: &web_sys::HtmlElement) {
        let document = document();
        let is_lost = document.active_element() == document.body().map(Into::into);
        if is_lost && self.was_pressed.get_value() {
            self.was_pressed.set_value(false);
            // An element that can't have it leaves it where it was.
            let _ = element.focus();
        }
    }

    /// What the person wants on. Outlives the preview, so that coming back after a lost connection
    /// begins as before.
    pub(crate) fn wishes(self) -> Wishes {
        self.wishes.get_value()
    }

    /// Takes over what the person last wanted in class.
    pub(crate) fn remember(self, wishes: Wishes) {
        self.wishes.set_value(wishes);
    }

    /// Gives what is open to the class that is being joined, and remembers what was wanted. What nothing was said about
    /// stays as it was wanted before. What is pressed from now on goes to `turn`.
    pub(crate) fn hand_over(self, turn: Turn) {
        if !matches!(self.hold.get_value(), Hold::Preview) {
            return;
        }
        self.hold.set_value(Hold::Class(turn));
        let wished = match self.handle.get_untracked() {
            Some(handle) => {
                handle.hand_over();
                self.state.with_untracked(Wishes::of)
            }
            None => {
                // The code would come too late, and open devices beside the class.
                self.next_turn();
                let is_on = (self.code.get_value() == Code::Awaited).then_some(true);
                Wishes { microphone: is_on, camera: is_on }
            }
        };
        self.wishes.update_value(|known| *known = wished.or(*known));
    }

    fn next_turn(self) -> u32 {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.turn.get_value()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_decided_again_stays_decided() {
        let before = Wishes { microphone: Some(false), camera: Some(true) };
        assert_eq!(Wishes::default().or(before), before);
        let now = Wishes { microphone: Some(true), camera: None };
        assert_eq!(now.or(before), Wishes { microphone: Some(true), camera: Some(true) });
    }

    #[test]
    fn the_class_begins_with_what_works_and_was_wanted() {
        let wish = |phase| {
            let microphone = DeviceState { phase, ..DeviceState::default() };
            Wishes::of(&PreviewState { microphone, ..PreviewState::default() })
        };
        assert_eq!(wish(Phase::On), Wishes { microphone: Some(true), camera: None });
        assert_eq!(wish(Phase::Failed).microphone, Some(false));
        assert_eq!(wish(Phase::Off).microphone, Some(false));
        assert_eq!(wish(Phase::Idle), Wishes::default());
    }
}
