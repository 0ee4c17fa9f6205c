//! Everybody alike, as many at once as can be seen.

use super::stage::tiles;
use crate::{
    boot::use_locale,
    class::{
        controller::use_class,
        layout::{Page, capacity, columns, page},
    },
    parts::Icon,
    text::class as text,
};
use leptos::{ev, prelude::*};

/// One page of the people. A page that is not shown costs no pictures: the server sends only what is
/// looked at.
#[component]
pub(super) fn Gallery() -> impl IntoView {
    let locale = use_locale();
    let roster = use_class().room().roster;
    let asked = RwSignal::new(1);
    let size = window_size();
    let page = Memo::new(move |_| page(asked.get(), roster.count(), capacity(size.get())));
    let class = move || {
        let Page { from, to, .. } = page.get();
        format!("tiles tiles--{}", columns(to - from, size.get()))
    };
    let people = move || {
        let Page { from, to, .. } = page.get();
        roster.people().into_iter().take(to).skip(from).collect()
    };
    view! {
        <div class="gallery">
            <ul class=class tabindex="0" aria-label=text::participants(locale)>{tiles(people)}</ul>
            <Show when=move || { page.get().of > 1 }><Pages page asked/></Show>
        </div>
    }
}

#[component]
fn Pages(page: Memo<Page>, asked: RwSignal<usize>) -> impl IntoView {
    let locale = use_locale();
    let roster = use_class().room().roster;
    let speak = Memo::new(move |_| {
        let Page { from, to, .. } = page.get();
        roster.speak_outside(from..to)
    });
    let turn = move |by: isize| asked.set(page.get_untracked().number.saturating_add_signed(by));
    // Whoever speaks there can be heard but not seen.
    let class = |speak| if speak { "icon-button pages__speak" } else { "icon-button" };
    let label = move |words: &str, speak| {
        if speak { format!("{words} · {}", text::speaking(locale)) } else { words.to_owned() }
    };
    view! {
        <nav class="pages" aria-label=text::pages(locale)>
            <button
                type="button"
                class=move || class(speak.get().0)
                aria-label=move || label(text::previous_page(locale), speak.get().0)
                aria-disabled=move || (page.get().number == 1).then_some("true")
                on:click=move |_| turn(-1)
            >
                <Icon name="chevron-left" class="icon--mirror"/>
            </button>
            <span aria-live="polite">
                <span class="sr-only">{text::page(locale)}" "</span>
                <bdi dir="ltr">
                    {move || { let page = page.get(); format!("{} / {}", page.number, page.of) }}
                </bdi>
            </span>
            <button
                type="button"
                class=move || class(speak.get().1)
                aria-label=move || label(text::next_page(locale), speak.get().1)
                aria-disabled=move || {
                    let page = page.get();
                    (page.number == page.of).then_some("true")
                }
                on:click=move |_| turn(1)
            >
                <Icon name="chevron-right" class="icon--mirror"/>
            </button>
        </nav>
    }
}

/// The window's inner size, pixels.
fn window_size() -> RwSignal<(f64, f64)> {
    let measure = || {
        let pixels = |side: Result<wasm_bindgen::JsValue, _>| {
            side.ok().and_then(|side| side.as_f64()).unwrap_or_default()
        };
        (pixels(window().inner_width()), pixels(window().inner_height()))
    };
    let size = RwSignal::new(measure());
    let on_resize = window_event_listener(ev::resize, move |_| size.set(measure()));
    on_cleanup(move || on_resize.remove());
    size
}
