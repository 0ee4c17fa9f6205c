//! What happened to a session, newest first.

use super::words as panel_words;
use crate::{
    parts::{Icon, status_icon},
    text::admin as text,
    words::{self, DOT},
};
use domain::{Locale, wire::admin::HistoryEvent};
use leptos::prelude::*;

/// The events as a list; nothing while they are being read.
pub(super) fn history(locale: Locale, events: &[HistoryEvent]) -> impl IntoView + use<> {
    let items = events.iter().map(|event| item(locale, event));
    view! { <ol class="history">{items.collect_view()}</ol> }
}

fn item(locale: Locale, event: &HistoryEvent) -> impl IntoView + use<> {
    let to = words::status(locale, event.to);
    let what = match event.from {
        Some(from) => view! {
            {words::status(locale, from)}
            " "<Icon name="arrow-right" class="icon--mirror"/>
            <span class="sr-only">{text::then(locale)}</span>" "{to}
        }
        .into_any(),
        None => text::created(locale, to).into_any(),
    };
    let who = event.who.clone().zip(event.role).map(|(name, role)| {
        view! { <bdi>{name}</bdi>{DOT}{words::role(locale, role)}{DOT} }
    });
    let cause = panel_words::cause(locale, event.cause);
    let why = event.reason.clone().map(|reason| {
        view! {
            <p class="history__why">{text::reason_is(locale)}" "<bdi>{reason}</bdi></p>
        }
    });
    view! {
        <li class="history__item">
            <span class=format!("history__mark badge badge--{}", event.to) aria-hidden="true">
                <Icon name=status_icon(event.to)/>
            </span>
            <p class="history__what">{what}</p>
            <p class="history__who">
                {who}
                {cause}{DOT}
                <time datetime=event.at.to_string()>{event.when.clone()}</time>
            </p>
            {why}
        </li>
    }
}
