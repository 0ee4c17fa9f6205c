//! The rows of devices: which one, how loud, does it sound.

use super::aspect;
use crate::{
    boot::use_locale,
    class::use_class,
    devices::{DeviceFailure, DeviceOption, DeviceState, PreviewState},
    parts::Icon,
    text::preview as text,
};
use domain::Locale;
use leptos::{html, prelude::*};

/// What a row shows.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shows {
    /// Nothing: the browser names no device without permission.
    Nothing,
    /// A sentence in the place of the list.
    Words(&'static str),
    /// The list.
    List(Vec<DeviceOption>),
}

impl Shows {
    fn of(device: &DeviceState, failed: impl Fn(DeviceFailure) -> &'static str) -> Self {
        match device.failure {
            Some(failure) => Self::Words(failed(failure)),
            None if device.options.is_empty() => Self::Nothing,
            None => Self::List(device.options.clone()),
        }
    }
}

/// Microphone, camera, speaker.
#[component]
pub(in crate::pages::session) fn Pickers() -> impl IntoView {
    let locale = use_locale();
    let state = use_class().preview().state;
    let microphone = aspect(state, move |state| {
        Shows::of(&state.microphone, |failure| microphone_failed(locale, failure))
    });
    let camera = aspect(state, move |state| {
        Shows::of(&state.camera, |failure| camera_failed(locale, failure))
    });
    let speaker = aspect(state, move |state| match state.speakers.as_slice() {
        [] => Shows::Words(text::system_speaker(locale)),
        speakers => Shows::List(speakers.to_vec()),
    });
    view! {
        <Silent/>
        <div class="devices">
            <Row
                shows=microphone
                chosen=aspect(state, |state| state.microphone.chosen.clone())
                hardware="microphone"
                icons=("mic", "mic-off")
                label=text::microphone(locale)
            >
                <Level/>
            </Row>
            <Row
                shows=camera
                chosen=aspect(state, |state| state.camera.chosen.clone())
                hardware="camera"
                icons=("video", "video-off")
                label=text::camera(locale)
            >
                <Chevron/>
            </Row>
            <Row
                shows=speaker
                chosen=aspect(state, |state| state.speaker.clone())
                hardware="speaker"
                icons=("volume-2", "volume-2")
                label=text::speaker(locale)
            >
                <SpeakerTest/>
            </Row>
        </div>
    }
}

/// A microphone that gives nothing at all, which its owner can't see.
#[component]
fn Silent() -> impl IntoView {
    let locale = use_locale();
    let is_silent = aspect(use_class().preview().state, |state: &PreviewState| state.is_silent);
    view! {
        <div role="status">
            {move || is_silent.get().then(|| view! {
                <div class="note note--warn"><Icon name="mic"/><p>{text::silent(locale)}</p></div>
            })}
        </div>
    }
}

/// One row: the list with what tells that the device works, or words in its place. The speaker's test
/// needs no list.
#[component]
fn Row(
    shows: Memo<Shows>,
    chosen: Memo<String>,
    hardware: &'static str,
    icons: (&'static str, &'static str),
    label: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let preview = use_class().preview();
    let children = StoredValue::new(children);
    let beside = move || children.with_value(|children| children());
    let choose = move |event| {
        let id = event_target_value(&event);
        preview.with(|preview| preview.choose(hardware, &id));
    };
    let words = move |words: &'static str| {
        view! { <p class="device--off"><Icon name=icons.1/>{words}</p> }
    };
    // The mark moves and the list stays, so that the focus stays in it.
    let option = move |DeviceOption { id, label }: DeviceOption| {
        let value = id.clone();
        let is_chosen = move || chosen.with(|chosen| *chosen == id);
        view! { <option value=value prop:selected=is_chosen>{label}</option> }
    };
    view! {
        {move || match shows.get() {
            Shows::Nothing => ().into_any(),
            Shows::Words(text) if hardware == "speaker" => view! {
                <div class="select device">{words(text)}{beside()}</div>
            }
            .into_any(),
            Shows::Words(text) => words(text).into_any(),
            Shows::List(options) => view! {
                <div class="select device">
                    <label class="sr-only" for=hardware>{label}</label>
                    <Icon name=icons.0 class="field__sign"/>
                    <select class="field__input" id=hardware on:change=choose>
                        {options.into_iter().map(option).collect_view()}
                    </select>
                    {beside()}
                </div>
            }
            .into_any(),
        }}
    }
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
    let is_testing = aspect(preview.state, |state: &PreviewState| state.is_testing);
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
