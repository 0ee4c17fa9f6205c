//! The tiles of everybody, or one sentence while there is nobody to see.

use super::tile::Tile;
use crate::{boot::use_locale, class::controller::use_class, parts::Icon, text::class as text};
use leptos::prelude::*;

/// What fills the room.
#[component]
pub(super) fn Stage() -> impl IntoView {
    let class = use_class();
    let is_empty = Memo::new(move |_| class.room().roster.count() == 0);
    view! {
        {move || if class.is_connecting() {
            ConnectingNote().into_any()
        } else if is_empty.get() {
            NobodyNote().into_any()
        } else {
            Tiles().into_any()
        }}
    }
}

#[component]
fn ConnectingNote() -> impl IntoView {
    let locale = use_locale();
    view! {
        <div class="stage-note" role="status">
            <Icon name="loader-circle" class="icon--spin"/>
            <h2 class="stage-note__title">{text::connecting_title(locale)}</h2>
            <p>{text::connecting_text(locale)}</p>
        </div>
    }
}

#[component]
fn NobodyNote() -> impl IntoView {
    let locale = use_locale();
    view! {
        <div class="stage-note">
            <Icon name="hourglass"/>
            <h2 class="stage-note__title">{text::nobody_title(locale)}</h2>
            <p>{text::nobody_text(locale)}</p>
        </div>
    }
}

#[component]
fn Tiles() -> impl IntoView {
    let locale = use_locale();
    let roster = use_class().room().roster;
    let class = move || format!("tiles tiles--{}", columns(roster.count()));
    view! {
        <ul class=class tabindex="0" aria-label=text::participants(locale)>
            <For
                each=move || roster.people()
                key=|(identity, _)| identity.clone()
                children=|(_, person)| view! { <Tile person/> }
            />
        </ul>
    }
}

/// Columns for a number of tiles where there is room; the style lowers it on small screens.
fn columns(tiles: usize) -> usize {
    match tiles {
        0 | 1 => 1,
        2..=4 => 2,
        5..=9 => 3,
        10..=16 => 4,
        _ => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::columns;

    #[test]
    fn the_grid_grows_with_its_tiles() {
        let all: Vec<_> = [1, 2, 4, 5, 9, 10, 16, 17, 50].map(columns).into();
        assert_eq!(all, [1, 2, 2, 3, 3, 4, 4, 5, 5]);
    }
}
