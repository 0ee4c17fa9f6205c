//! A shared screen: never cropped, nothing in front of it, its name under it.

use super::{stage::Strip, video::Video};
use crate::{
    boot::use_locale,
    class::{
        controller::use_class,
        facade::{self, Source},
    },
    parts::Icon,
    text::class as text,
};
use leptos::prelude::*;

/// The screen of one person, large, and everybody beside it. Where several are shared, the others can
/// be chosen.
#[component]
pub(super) fn Share(
    identity: String,
    screens: Memo<Vec<String>>,
    chosen: RwSignal<Option<String>>,
) -> impl IntoView {
    let locale = use_locale();
    let room = use_class().room();
    let person = room.roster.person(&identity);
    let (name, is_own) = person
        .map(|person| person.with_untracked(|one| (one.name.clone(), one.is_local)))
        .unwrap_or_default();
    let is_large = room.is_enlarged;
    on_cleanup(move || {
        is_large.try_set(false);
    });
    let title = text::screen_of(locale, &name);
    let shown = identity.clone();
    let picture = if is_own {
        // One's own screen in one's own screen would show itself for ever.
        OwnScreen().into_any()
    } else {
        let (class, label) = ("share__video", title.clone());
        view! { <Video identity from=Source::Screen class label/> }.into_any()
    };
    view! {
        <div class=move || if is_large.get() { "focus focus--large" } else { "focus" }>
            <figure class="share">
                {picture}
                <figcaption class="share__bar">
                    <Icon name="monitor-up"/>
                    <span class="share__name">{title}</span>
                    <OtherScreens shown screens chosen/>
                    {if is_own { StopSharing().into_any() } else { view! { <Enlarge is_large/> }.into_any() }}
                </figcaption>
            </figure>
            <Strip without=None/>
        </div>
    }
}

/// A button for each screen that is shared beside the one shown.
#[component]
fn OtherScreens(
    shown: String,
    screens: Memo<Vec<String>>,
    chosen: RwSignal<Option<String>>,
) -> impl IntoView {
    let locale = use_locale();
    let roster = use_class().room().roster;
    let button = move |identity: String| {
        let person = roster.person(&identity)?;
        let name = person.with_untracked(|person| person.name.clone());
        let choose = move |_| chosen.set(Some(identity.clone()));
        Some(view! {
            <button type="button" class="button button--quiet" on:click=choose>
                <Icon name="monitor-up"/>
                {text::screen_of(locale, &name)}
            </button>
        })
    };
    move || {
        let mut others = screens.get();
        others.retain(|identity| *identity != shown);
        others.into_iter().filter_map(button).collect_view()
    }
}

#[component]
fn OwnScreen() -> impl IntoView {
    let locale = use_locale();
    view! {
        <div class="stage-note">
            <Icon name="monitor-up"/>
            <h2 class="stage-note__title">{text::sharing_title(locale)}</h2>
            <p>{text::sharing_text(locale)}</p>
        </div>
    }
}

#[component]
fn StopSharing() -> impl IntoView {
    let stop = move |_| {
        if let Some(room) = facade::current() {
            room.set_screen_share(false);
        }
    };
    view! {
        <button type="button" class="button button--danger-line" on:click=stop>
            <Icon name="monitor-x"/>
            {text::stop_sharing(use_locale())}
        </button>
    }
}

#[component]
fn Enlarge(is_large: RwSignal<bool>) -> impl IntoView {
    let locale = use_locale();
    let icon = Signal::derive(move || if is_large.get() { "minimize" } else { "maximize" });
    view! {
        <button
            type="button"
            class="button button--quiet"
            on:click=move |_| is_large.update(|is_large| *is_large = !*is_large)
        >
            <Icon name=icon/>
            {move || if is_large.get() { text::smaller(locale) } else { text::enlarge(locale) }}
        </button>
    }
}
