//! Help in the place of the picture. It goes away by itself when access works again.

use super::{
    aspect,
    trouble_words::{Trouble, trouble},
};
use crate::{
    boot::use_locale,
    class::use_class,
    devices::{Capturer, PreviewState},
    parts::{Icon, use_here},
    text::preview as text,
};
use leptos::{html, prelude::*};

/// What is the case, three steps, and two ways on.
#[component]
pub(super) fn TroubleHelp() -> impl IntoView {
    let trouble = aspect(use_class().preview().state, trouble);
    view! { {move || trouble.get().map(|trouble| view! { <Help trouble/> })} }
}

#[component]
fn Help(trouble: Trouble) -> impl IntoView {
    let locale = use_locale();
    let preview = use_class().preview();
    let is_retrying = aspect(preview.state, |state: &PreviewState| state.is_retrying);
    let title = NodeRef::<html::H3>::new();
    Effect::new(move || {
        if let Some(title) = title.get() {
            preview.take_focus(&title);
        }
    });
    let go_on = move |_| {
        let (microphone, camera) = trouble.concerns();
        preview.press(|preview| {
            if microphone {
                preview.turn(Capturer::Microphone, false);
            }
            if camera {
                preview.turn(Capturer::Camera, false);
            }
        });
    };
    let words =
        move || if is_retrying.get() { text::retrying(locale) } else { text::retry(locale) };
    let go_on_words = match trouble.concerns() {
        (true, true) => text::go_on_both(locale),
        _ => text::go_on(locale),
    };
    view! {
        <div class="trouble" role="group" aria-labelledby="trouble-title">
            <div class="trouble__head">
                <span class="trouble__mark"><Icon name=trouble.icon()/></span>
                <h3 class="trouble__title" id="trouble-title" tabindex="-1" node_ref=title>
                    {trouble.title(locale)}
                </h3>
                <p class="trouble__text">{trouble.help(locale)}</p>
            </div>
            {trouble.is_in_address_bar().then(|| view! { <AddressBar/> })}
            <ol class="steps">
                {trouble.steps(locale).map(|step| view! { <li><span>{step}</span></li> })}
            </ol>
            <div class="actions">
                <button
                    type="button"
                    class="button button--second"
                    aria-busy=move || is_retrying.get().then_some("true")
                    on:click=move |_| preview.press(|preview| preview.retry())
                >
                    <Icon name="rotate-cw"/>
                    {words}
                </button>
                <button type="button" class="button button--quiet" on:click=go_on>{go_on_words}</button>
            </div>
        </div>
    }
}

/// Where to press, drawn. The drawing says nothing that the first step does not.
#[component]
fn AddressBar() -> impl IntoView {
    let here = use_here();
    let host = RwSignal::new(String::new());
    Effect::new(move || host.set(window().location().host().unwrap_or_default()));
    view! {
        <div class="address" aria-hidden="true">
            <Icon name="arrow-left" class="icon--mirror"/>
            <Icon name="arrow-right" class="icon--mirror"/>
            <span class="address__field">
                <span class="address__sign"><Icon name="sliders-horizontal"/></span>
                <bdi dir="ltr">{host}{here}</bdi>
            </span>
            <Icon name="rotate-cw"/>
        </div>
    }
}
