//! What the device facade tells: the twin of `frontend/meeting/preview_state.ts`.

use crate::facade_words::facade_words;
use serde::Deserialize;

facade_words! {
    /// Why a device gives nothing.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum DeviceFailure else Other {
        /// The browser refuses.
        Denied = "denied",
        /// The operating system refuses the browser.
        SystemDenied = "system_denied",
        /// There is none.
        Missing = "missing",
        /// Another program has it.
        Busy = "busy",
        /// This browser can't.
        Unsupported = "unsupported",
        /// Anything else.
        Other = "other",
    }
}

facade_words! {
    /// Where a device stands before joining.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(crate) enum Phase {
        /// The person has not said anything about it yet.
        #[default]
        Idle = "idle",
        /// Not wanted.
        Off = "off",
        /// The browser is asked.
        Opening = "opening",
        /// It works.
        On = "on",
        /// It is wanted and gives nothing.
        Failed = "failed",
    }
}

facade_words! {
    /// The system whose settings a person has to find.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(crate) enum Platform else Other {
        /// Windows.
        Windows = "windows",
        /// macOS.
        Mac = "mac",
        /// iPhone and iPad.
        Ios = "ios",
        /// Android.
        Android = "android",
        /// Any other.
        #[default]
        Other = "other",
    }
}

facade_words! {
    /// The browser whose settings a person has to find.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(crate) enum Browser else Chromium {
        /// Chrome, Edge and all others of their kind.
        #[default]
        Chromium = "chromium",
        /// Firefox.
        Firefox = "firefox",
        /// Safari.
        Safari = "safari",
    }
}

/// What captures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Capturer {
    /// The microphone.
    Microphone,
    /// The camera.
    Camera,
}

impl Capturer {
    /// The word that TypeScript knows.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Microphone => "microphone",
            Self::Camera => "camera",
        }
    }
}

/// One device that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct DeviceOption {
    /// The browser's id.
    pub(crate) id: String,
    /// The maker's name.
    pub(crate) label: String,
}

/// A microphone or camera.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct DeviceState {
    /// Where it stands.
    pub(crate) phase: Phase,
    /// Why it gives nothing, while it has failed.
    pub(crate) failure: Option<DeviceFailure>,
    /// Empty until the browser tells names.
    pub(crate) options: Vec<DeviceOption>,
    /// The id of the one in use, or to be used.
    pub(crate) chosen: String,
}

/// The whole preview. Its default is one that has not begun.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct PreviewState {
    /// The microphone.
    pub(crate) microphone: DeviceState,
    /// The camera.
    pub(crate) camera: DeviceState,
    /// Empty where the browser gives no choice.
    pub(crate) speakers: Vec<DeviceOption>,
    /// The id of the speaker in use.
    pub(crate) speaker: String,
    /// What failed is being tried once more.
    pub(crate) is_retrying: bool,
    /// The test tone sounds.
    pub(crate) is_testing: bool,
    /// The microphone is on and has given nothing at all for some seconds.
    pub(crate) is_silent: bool,
    /// Where the settings of the system are.
    pub(crate) platform: Platform,
    /// Where the settings of the browser are.
    pub(crate) browser: Browser,
}

impl PreviewState {
    /// Nothing can be heard or seen of this person, though they wanted it: joining means listening.
    pub(crate) fn is_listening_only(&self) -> bool {
        let has_failed = [&self.microphone, &self.camera].map(|one| one.phase == Phase::Failed);
        let is_open = [&self.microphone, &self.camera]
            .map(|one| matches!(one.phase, Phase::On | Phase::Opening));
        has_failed.contains(&true) && !is_open.contains(&true)
    }

    /// Nobody has said anything about a device yet.
    pub(crate) fn is_untouched(&self) -> bool {
        self.microphone.phase == Phase::Idle && self.camera.phase == Phase::Idle
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(microphone: Phase, camera: Phase) -> PreviewState {
        let device = |phase| DeviceState { phase, ..DeviceState::default() };
        PreviewState {
            microphone: device(microphone),
            camera: device(camera),
            ..PreviewState::default()
        }
    }

    #[test]
    fn the_facades_state_is_read() {
        let json = r#"{"microphone":{"phase":"on","failure":null,"options":[{"id":"a","label":"A"}],"chosen":"a"},
            "camera":{"phase":"failed","failure":"busy","options":[],"chosen":""},
            "speakers":[],"speaker":"","is_retrying":false,"is_testing":false,"is_silent":true,
            "platform":"mac","browser":"safari"}"#;
        let state: PreviewState = serde_json::from_str(json).expect("reads");
        assert_eq!(state.microphone.options[0].label, "A");
        assert_eq!(state.camera.failure, Some(DeviceFailure::Busy));
        assert_eq!((state.platform, state.browser), (Platform::Mac, Browser::Safari));
    }

    #[test]
    fn joining_means_listening_when_all_that_was_wanted_failed() {
        assert!(state(Phase::Failed, Phase::Failed).is_listening_only());
        assert!(state(Phase::Failed, Phase::Off).is_listening_only());
        assert!(!state(Phase::Failed, Phase::On).is_listening_only());
        assert!(!state(Phase::Off, Phase::Off).is_listening_only());
        assert!(!state(Phase::Idle, Phase::Idle).is_listening_only());
    }
}
