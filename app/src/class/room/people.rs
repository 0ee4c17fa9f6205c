//! Everybody in the room, as a list.

use super::{
    signal::SignalBars,
    tile::{is_teacher, microphone_words, tint_key},
};
use crate::{
    boot::use_locale,
    class::{controller::use_class, events::Microphone, roster},
    parts::{Avatar, Icon},
    text::{class as text, role as role_text},
    words::DOT,
};
use leptos::{html, prelude::*};

/// The panel. It takes the focus when it opens; Escape closes it.
#[component]
pub(super) fn People(close: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let roster = use_class().room().roster;
    let title = NodeRef::<html::H2>::new();
    Effect::new(move || {
        if let Some(title) = title.get() {
            let _ = title.focus();
        }
    });
    view! {
        <aside class="panel" id="people" aria-labelledby="people-title">
            <header class="panel__head">
                <h2 class="panel__title" id="people-title" tabindex="-1" node_ref=title>
                    {text::people(locale)}" "
                    <span class="panel__count">{move || roster.count()}</span>
                </h2>
                <button
                    type="button"
                    class="icon-button"
                    aria-label=text::close_people(locale)
                    on:click=move |_| close.run(())
                >
                    <Icon name="x"/>
                </button>
            </header>
            <ul class="panel__list" tabindex="0" aria-labelledby="people-title">
                <For
                    each=move || roster.people()
                    key=|(identity, _)| identity.clone()
                    children=|(_, person)| view! { <Row person/> }
                />
            </ul>
        </aside>
    }
}

#[component]
fn Row(person: roster::Person) -> impl IntoView {
    let locale = use_locale();
    let person = RwSignal::from(person);
    let is_on = Memo::new(move |_| person.with(|person| person.microphone == Microphone::On));
    let is_speaking = Memo::new(move |_| person.with(|person| person.is_speaking));
    let quality = Memo::new(move |_| person.with(|person| person.quality));
    let first = person.get_untracked();
    let subtitle: Vec<&str> = [
        is_teacher(&first).then(|| role_text::teacher(locale)),
        first.is_local.then(|| text::you(locale)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let key = tint_key(&first.identity);
    view! {
        <li class="person">
            <Avatar name=first.name.clone() key size="avatar--medium"/>
            <span class="person__text">
                <bdi class="person__name">{first.name}</bdi>
                {(!subtitle.is_empty()).then(|| view! {
                    <span class="person__sub">{subtitle.join(DOT)}</span>
                })}
            </span>
            <SignalBars quality/>
            {move || if is_on.get() {
                view! { <Icon name="mic" class="person__mic"/> }
            } else {
                view! { <Icon name="mic-off" class="person__mic person__mic--off"/> }
            }}
            <span class="sr-only">
                {move || microphone_words(locale, is_on.get(), is_speaking.get())}
            </span>
        </li>
    }
}
