//! The rows of devices: which one, how loud, does it sound.

use super::part;
use crate::{
    boot::use_locale,
    class::use_class,
    devices::{DeviceFailure, DeviceOption, DeviceState, PreviewState},
    parts::Icon,
    text::preview as text,
};
use domain::Locale;
use leptos::{html, prelude::*};

/// What can be chosen, and which one is.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Choice {
    options: Vec<DeviceOption>,
    chosen: String,
    /// Stands in the place of a choice.
    failed: Option<&'static str>,
}

impl Choice {
    fn of(device: &DeviceState, failed: Option<&'static str>) -> Self {
        Self { options: device.options.clone(), chosen: device.chosen.clone(), failed }
    }
}

/// Microphone, camera, speaker.
#[component]
pub(in crate::pages::session) fn Pickers() -> impl IntoView {
    let locale = use_locale();
    let state = use_class().preview().state;
    let microphone = part(state, move |state| {
        let failed = state.microphone.failure.map(|failure| microphone_failed(locale, failure));
        Choice::of(&state.microphone, failed)
    });
    let camera = part(state, move |state| {
        let failed = state.camera.failure.map(|failure| camera_failed(locale, failure));
        Choice::of(&state.camera, failed)
    });
    let speaker = part(state, move |state| Choice {
        options: state.speakers.clone(),
        chosen: state.speaker.clone(),
        failed: None,
    });
    view! {
        <Silent/>
        <div class="devices">
            <Row choice=microphone hardware="microphone" icons=("mic", "mic-off") label=text::microphone(locale)>
                <Level/>
            </Row>
            <Row choice=camera hardware="camera" icons=("video", "video-off") label=text::camera(locale)>
                <Chevron/>
            </Row>
            <Row choice=speaker hardware="speaker" icons=("volume-2", "volume-x") label=text::speaker(locale)>
                <SpeakerTest/>
            </Row>
        </div>
    }
}

/// A microphone that gives nothing at all, which its owner can't see.
#[component]
fn Silent() -> impl IntoView {
    let locale = use_locale();
    let is_silent = part(use_class().preview().state, |state: &PreviewState| state.is_silent);
    view! {
        <div role="status">
            {move || is_silent.get().then(|| view! {
                <div class="note note--warn"><Icon name="mic"/><p>{text::silent(locale)}</p></div>
            })}
        </div>
    }
}

/// One row. Without anything to choose from only the speaker's is shown: its test needs no choice.
#[component]
fn Row(
    choice: Memo<Choice>,
    hardware: &'static str,
    icons: (&'static str, &'static str),
    label: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let locale = use_locale();
    let preview = use_class().preview();
    let choose = move |event| {
        let id = event_target_value(&event);
        preview.with(|preview| preview.choose(hardware, &id));
    };
    let children = StoredValue::new(children);
    view! {
        {move || {
            let Choice { options, chosen, failed } = choice.get();
            if let Some(words) = failed {
                return plain(icons.1, words).into_any();
            }
            if options.is_empty() && hardware != "speaker" {
                return ().into_any();
            }
            if options.is_empty() {
                return view! {
                    <div class="select device">
                        {plain(icons.0, text::system_speaker(locale))}
                        {children.with_value(|children| children())}
                    </div>
                }
                .into_any();
            }
            view! {
                <div class="select device">
                    <label class="sr-only" for=hardware>{label}</label>
                    <Icon name=icons.0 class="field__sign"/>
                    <select class="field__input" id=hardware on:change=choose>
                        {options.iter().map(|option| option_view(option, &chosen)).collect_view()}
                    </select>
                    {children.with_value(|children| children())}
                </div>
            }
            .into_any()
        }}
    }
}

fn plain(icon: &'static str, words: &'static str) -> impl IntoView {
    view! { <p class="device--off"><Icon name=icon/>{words}</p> }
}

fn option_view(option: &DeviceOption, chosen: &str) -> impl IntoView + use<> {
    let is_chosen = option.id == chosen;
    view! { <option value=option.id.clone() selected=is_chosen>{option.label.clone()}</option> }
}

/// How loud the microphone is. TypeScript moves it: ten readings a second are no state of the page.
#[component]
fn Level() -> impl IntoView {
    let locale = use_locale();
    let preview = use_class().preview();
    let meter = NodeRef::<html::Meter>::new();
    Effect::new(move || {
        if let (Some(handle), Some(meter)) = (preview.handle(), meter.get()) {
            handle.show_level(&meter);
        }
    });
    view! {
        <meter class="level" node_ref=meter min="0" max="9" value="0" aria-label=text::level(locale)></meter>
        <Chevron/>
    }
}

/// The sign of a list.
#[component]
fn Chevron() -> impl IntoView {
    view! { <Icon name="chevron-down"/> }
}

#[component]
fn SpeakerTest() -> impl IntoView {
    let locale = use_locale();
    let preview = use_class().preview();
    let is_testing = part(preview.state, |state: &PreviewState| state.is_testing);
    view! {
        <button
            type="button"
            class="device__test"
            aria-label=text::test_name(locale)
            aria-busy=move || is_testing.get().then_some("true")
            disabled=move || preview.handle().is_none()
            on:click=move |_| preview.with(|preview| preview.test_speaker())
        >
            {move || if is_testing.get() { text::testing(locale) } else { text::test(locale) }}
        </button>
    }
}

/// Below Join: that it needs no devices, or what it means without them.
#[component]
pub(in crate::pages::session) fn JoinHint() -> impl IntoView {
    let locale = use_locale();
    let preview = use_class().preview();
    let words = part(preview.state, move |state| {
        if state.is_listening_only() {
            Some(text::listen_hint(locale))
        } else {
            state.is_untouched().then_some(text::join_hint(locale))
        }
    });
    // Observers and parents have no preview, and nothing to be told about it.
    let words = move || words.get().filter(|_| preview.handle().is_some());
    view! { {move || words().map(|words| view! { <p class="door__hint">{words}</p> })} }
}

fn microphone_failed(locale: Locale, failure: DeviceFailure) -> &'static str {
    use text::short as words;
    match failure {
        DeviceFailure::Denied | DeviceFailure::SystemDenied => words::microphone_denied(locale),
        DeviceFailure::Missing => words::microphone_missing(locale),
        DeviceFailure::Busy => words::microphone_busy(locale),
        DeviceFailure::Unsupported | DeviceFailure::Other => words::microphone_other(locale),
    }
}

fn camera_failed(locale: Locale, failure: DeviceFailure) -> &'static str {
    use text::short as words;
    match failure {
        DeviceFailure::Denied | DeviceFailure::SystemDenied => words::camera_denied(locale),
        DeviceFailure::Missing => words::camera_missing(locale),
        DeviceFailure::Busy => words::camera_busy(locale),
        DeviceFailure::Unsupported | DeviceFailure::Other => words::camera_other(locale),
    }
}
