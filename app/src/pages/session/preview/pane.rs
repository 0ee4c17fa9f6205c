//! The large part: the picture, or what stands in its place.

use super::{aspect, trouble::TroubleHelp, trouble_words::trouble};
use crate::{
    boot::{use_boot, use_locale},
    class::use_class,
    devices::{Capturer, Phase, PreviewState},
    parts::{Avatar, Icon},
    text::{announce as said, preview as text},
};
use domain::Locale;
use leptos::{html, prelude::*};

/// What the pane shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Face {
    /// The invitation to turn something on.
    Ask,
    /// The browser is asking.
    Asking,
    /// The picture or none, with the switches.
    Switches,
    /// Something gives nothing.
    Trouble,
}

fn face(state: &PreviewState) -> Face {
    let phases = [state.microphone.phase, state.camera.phase];
    if phases.contains(&Phase::Failed) {
        Face::Trouble
    } else if phases.contains(&Phase::Opening)
        && !phases.iter().any(|phase| matches!(phase, Phase::On | Phase::Off))
    {
        // A device that has been open keeps its switch, and the switch the focus.
        Face::Asking
    } else if phases == [Phase::Idle; 2] {
        Face::Ask
    } else {
        Face::Switches
    }
}

/// The picture and its switches. The preview is open as long as this is shown.
#[component]
pub(in crate::pages::session) fn PreviewPane() -> impl IntoView {
    let locale = use_locale();
    let class = use_class();
    let preview = class.preview();
    let state = preview.state;
    // Who has just left does not want to see the light of the camera again.
    preview.open(!class.was_left());
    on_cleanup(move || preview.close());
    let face = aspect(state, face);
    view! {
        {move || match face.get() {
            Face::Ask => ask(locale).into_any(),
            Face::Asking => asking(locale).into_any(),
            Face::Switches => view! { <Switches/> }.into_any(),
            Face::Trouble => view! { <TroubleHelp/> }.into_any(),
        }}
        <p class="sr-only" role="status">{move || state.with(|state| spoken(locale, state))}</p>
    }
}

fn ask(locale: Locale) -> impl IntoView {
    let preview = use_class().preview();
    view! {
        <div class="preview preview--ask">
            <OwnAvatar/>
            <div>
                <h3 class="preview__title">{text::start_title(locale)}</h3>
                <p>{text::start_hint(locale)}</p>
            </div>
            <button
                type="button"
                class="button button--second"
                on:click=move |_| preview.start()
            >
                <Icon name="video"/>
                {text::start(locale)}
            </button>
        </div>
    }
}

fn asking(locale: Locale) -> impl IntoView {
    view! {
        <div class="preview preview--ask">
            <Icon name="loader-circle" class="icon--spin"/>
            <div role="status">
                <h3 class="preview__title">{text::opening_title(locale)}</h3>
                <p>{text::opening(locale)}</p>
            </div>
        </div>
    }
}

/// The picture, or the letter of a camera that is off, with the switches over it.
#[component]
fn Switches() -> impl IntoView {
    let locale = use_locale();
    let has_picture = aspect(use_class().preview().state, |state| state.camera.phase == Phase::On);
    view! {
        <div class="preview">
            {move || if has_picture.get() {
                view! { <Picture/> }.into_any()
            } else {
                view! { <Dark/> }.into_any()
            }}
            <p class="preview__tag">{text::tag(locale)}</p>
            <div class="preview__controls" role="group" aria-label=text::controls(locale)>
                <Switch device=Capturer::Microphone/>
                <Switch device=Capturer::Camera/>
            </div>
        </div>
    }
}

#[component]
fn Picture() -> impl IntoView {
    let locale = use_locale();
    let preview = use_class().preview();
    let video = NodeRef::<html::Video>::new();
    Effect::new(move || {
        if let (Some(handle), Some(video)) = (preview.handle(), video.get()) {
            handle.show_picture(&video);
        }
    });
    view! {
        <video
            class="tile__video tile__video--own"
            node_ref=video
            aria-label=text::picture(locale)
            autoplay=true
            playsinline=true
            prop:muted=true
        ></video>
    }
}

#[component]
fn Dark() -> impl IntoView {
    let locale = use_locale();
    view! { <OwnAvatar/><p>{text::camera_off(locale)}</p> }
}

#[component]
fn OwnAvatar() -> impl IntoView {
    use_boot().viewer.map(|viewer| {
        let key = viewer.id.0.unsigned_abs();
        view! { <Avatar name=viewer.name key size="avatar--large"/> }
    })
}

/// A device's switch over the picture. It shows what is.
#[component]
fn Switch(device: Capturer) -> impl IntoView {
    let locale = use_locale();
    let preview = use_class().preview();
    let phase = aspect(preview.state, move |state| match device {
        Capturer::Microphone => state.microphone.phase,
        Capturer::Camera => state.camera.phase,
    });
    let (on, off, label) = match device {
        Capturer::Microphone => ("mic", "mic-off", text::microphone(locale)),
        Capturer::Camera => ("video", "video-off", text::camera(locale)),
    };
    let is_on = move || phase.get() == Phase::On;
    let button = NodeRef::<html::Button>::new();
    Effect::new(move || {
        if let (Capturer::Microphone, Some(button)) = (device, button.get()) {
            preview.take_focus(&button);
        }
    });
    let is_wanted = move || matches!(phase.get_untracked(), Phase::On | Phase::Opening);
    view! {
        <button
            type="button"
            node_ref=button
            class=move || if is_on() { "control" } else { "control control--off" }
            aria-pressed=move || if is_on() { "true" } else { "false" }
            aria-busy=move || (phase.get() == Phase::Opening).then_some("true")
            on:click=move |_| preview.turn(device, !is_wanted())
        >
            <Icon name=Signal::derive(move || if is_on() { on } else { off })/>
            <span class="control__label">{label}</span>
        </button>
    }
}

/// The state in words, for those who don't see it.
fn spoken(locale: Locale, state: &PreviewState) -> String {
    if let Some(trouble) = trouble(state) {
        return trouble.title(locale).to_owned();
    }
    let words = |phase: Phase, on: &'static str, off: &'static str| match phase {
        Phase::On => Some(on),
        Phase::Off => Some(off),
        Phase::Idle | Phase::Opening | Phase::Failed => None,
    };
    let both = [
        words(state.microphone.phase, said::microphone_on(locale), said::microphone_off(locale)),
        words(state.camera.phase, said::camera_on(locale), said::camera_off(locale)),
    ];
    both.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::devices::{DeviceFailure, DeviceState};

    fn state(microphone: Phase, camera: Phase) -> PreviewState {
        let device = |phase| DeviceState {
            phase,
            failure: (phase == Phase::Failed).then_some(DeviceFailure::Busy),
            ..DeviceState::default()
        };
        PreviewState {
            microphone: device(microphone),
            camera: device(camera),
            ..PreviewState::default()
        }
    }

    #[test]
    fn trouble_is_shown_before_anything_else() {
        let face = |microphone, camera| face(&state(microphone, camera));
        assert_eq!(face(Phase::Idle, Phase::Idle), Face::Ask);
        assert_eq!(face(Phase::Opening, Phase::Opening), Face::Asking);
        assert_eq!(face(Phase::On, Phase::Opening), Face::Switches);
        assert_eq!(face(Phase::Off, Phase::Off), Face::Switches);
        assert_eq!(face(Phase::Opening, Phase::Off), Face::Switches);
        assert_eq!(face(Phase::Opening, Phase::On), Face::Switches);
        assert_eq!(face(Phase::Failed, Phase::On), Face::Trouble);
    }

    #[test]
    fn the_state_is_spoken_without_what_nobody_asked_for() {
        assert_eq!(spoken(Locale::En, &state(Phase::Idle, Phase::Idle)), "");
        let off = said::camera_off(Locale::En);
        assert!(spoken(Locale::En, &state(Phase::On, Phase::Off)).ends_with(off));
        assert_eq!(
            spoken(Locale::En, &state(Phase::On, Phase::Failed)),
            "Another program is using the camera"
        );
    }
}
