//! What to read when a device gives nothing: what is the case, and the steps that cure it.

use crate::{
    devices::{Browser, DeviceFailure, Phase, Platform, PreviewState},
    text::{device as device_text, preview as text},
};
use domain::Locale;

/// Which devices it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Both,
    Microphone,
    Camera,
}

/// One cause at a time: the microphone's before the camera's, as nobody has a lesson by picture only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    about: About,
    failure: DeviceFailure,
    platform: Platform,
    browser: Browser,
    /// The microphone works all the same.
    can_speak: bool,
}

/// What to tell a person about their devices, if anything.
pub(super) fn trouble(state: &PreviewState) -> Option<Trouble> {
    let (about, failure) = match (state.microphone.failure, state.camera.failure) {
        (Some(microphone), Some(camera)) if microphone == camera => (About::Both, microphone),
        (Some(microphone), _) => (About::Microphone, microphone),
        (None, Some(camera)) => (About::Camera, camera),
        (None, None) => return None,
    };
    Some(Trouble {
        about,
        failure,
        platform: state.platform,
        browser: state.browser,
        can_speak: state.microphone.phase == Phase::On,
    })
}

impl Trouble {
    /// Whether it concerns the microphone, the camera.
    pub(super) fn concerns(self) -> (bool, bool) {
        (self.about != About::Camera, self.about != About::Microphone)
    }

    /// The icon of the device.
    pub(super) fn icon(self) -> &'static str {
        if self.about == About::Camera { "video-off" } else { "mic-off" }
    }

    /// What is the case.
    pub(super) fn title(self, locale: Locale) -> &'static str {
        use device_text::{camera, microphone};
        use text::both;
        let [both, microphone, camera]: [fn(Locale) -> &'static str; 3] = match self.failure {
            DeviceFailure::Denied => {
                [both::denied_title, microphone::denied_title, camera::denied_title]
            }
            DeviceFailure::SystemDenied => [
                both::system_denied_title,
                microphone::system_denied_title,
                camera::system_denied_title,
            ],
            DeviceFailure::Missing => {
                [both::missing_title, microphone::missing_title, camera::missing_title]
            }
            DeviceFailure::Busy => [both::busy_title, microphone::busy_title, camera::busy_title],
            DeviceFailure::Unsupported | DeviceFailure::Other => {
                [both::other_title, microphone::other_title, camera::other_title]
            }
        };
        match self.about {
            About::Both => both(locale),
            About::Microphone => microphone(locale),
            About::Camera => camera(locale),
        }
    }

    /// What can be done about it, in a sentence.
    pub(super) fn help(self, locale: Locale) -> &'static str {
        match self.failure {
            _ if self.can_speak => text::help::voice(locale),
            DeviceFailure::Denied => text::help::denied(locale),
            DeviceFailure::SystemDenied => text::help::system(locale),
            DeviceFailure::Missing => text::help::missing(locale),
            DeviceFailure::Busy => text::help::busy(locale),
            DeviceFailure::Unsupported | DeviceFailure::Other => text::help::other(locale),
        }
    }

    /// The steps, for this browser and this system.
    pub(super) fn steps(self, locale: Locale) -> [&'static str; 3] {
        use text::steps;
        let steps: [fn(Locale) -> &'static str; 3] = match self.failure {
            DeviceFailure::Denied => [self.site_settings(), steps::site, steps::back],
            DeviceFailure::SystemDenied => {
                [self.system_settings(), steps::allow, steps::back_system]
            }
            DeviceFailure::Missing => [steps::connect, steps::switch, steps::found],
            DeviceFailure::Busy => [steps::close_programs, steps::close_tabs, steps::free],
            DeviceFailure::Unsupported | DeviceFailure::Other => {
                [steps::update, steps::restart, steps::another]
            }
        };
        steps.map(|step| step(locale))
    }

    /// Whether the way begins at a sign in the address bar.
    pub(super) fn is_in_address_bar(self) -> bool {
        self.failure == DeviceFailure::Denied
            && self.browser == Browser::Chromium
            && !matches!(self.platform, Platform::Ios | Platform::Android)
    }

    fn site_settings(self) -> fn(Locale) -> &'static str {
        use text::steps;
        match (self.platform, self.browser) {
            (Platform::Ios, _) => steps::ios,
            (Platform::Android, _) => steps::android,
            (_, Browser::Firefox) => steps::firefox,
            (_, Browser::Safari) => steps::safari,
            (_, Browser::Chromium) => steps::chromium,
        }
    }

    fn system_settings(self) -> fn(Locale) -> &'static str {
        use text::steps;
        match self.platform {
            Platform::Windows => steps::windows,
            Platform::Mac => steps::mac,
            Platform::Ios => steps::ios_settings,
            Platform::Android => steps::android_settings,
            Platform::Other => steps::system,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::devices::DeviceState;

    fn told(microphone: Option<DeviceFailure>, camera: Option<DeviceFailure>) -> Option<Trouble> {
        let device = |failure| DeviceState { failure, ..DeviceState::default() };
        trouble(&PreviewState {
            microphone: device(microphone),
            camera: device(camera),
            platform: Platform::Windows,
            browser: Browser::Firefox,
            ..PreviewState::default()
        })
    }

    #[test]
    fn one_cause_is_told_at_a_time_and_one_of_both_at_once() {
        use DeviceFailure::{Busy, Denied, Missing};
        assert_eq!(told(None, None), None);
        let title = |microphone, camera| told(microphone, camera).expect("told").title(Locale::En);
        assert_eq!(
            title(Some(Denied), Some(Denied)),
            "The browser blocks the microphone and camera"
        );
        assert_eq!(title(Some(Busy), Some(Missing)), "Another program is using the microphone");
        assert_eq!(title(None, Some(Missing)), "No camera found");
    }

    #[test]
    fn the_steps_lead_into_this_browsers_and_this_systems_settings() {
        let first = |failure| told(Some(failure), None).expect("told").steps(Locale::En)[0];
        assert_eq!(
            first(DeviceFailure::Denied),
            "Press the sign of the blocked device in the address bar"
        );
        assert!(first(DeviceFailure::SystemDenied).starts_with("Open Settings, then Privacy"));
    }
}
