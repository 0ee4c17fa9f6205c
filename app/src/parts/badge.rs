//! A session's status: icon and word, never colour alone.

use super::Icon;
use crate::{boot::use_locale, words};
use domain::Status;
use leptos::prelude::*;

/// The status of a session.
#[component]
pub(crate) fn StatusBadge(#[prop(into)] status: Signal<Status>) -> impl IntoView {
    let locale = use_locale();
    view! {
        <span class=move || format!("badge badge--{}", status.get())>
            <Icon name=Signal::derive(move || status_icon(status.get()))/>
            {move || words::status(locale, status.get())}
        </span>
    }
}

/// The icon of a status.
pub(crate) fn status_icon(status: Status) -> &'static str {
    match status {
        Status::Unscheduled => "circle-dashed",
        Status::Scheduled => "calendar-clock",
        Status::Ready => "door-open",
        Status::Ongoing => "radio",
        Status::Completed => "check",
        Status::Cancelled => "x",
        Status::Suspended => "circle-pause",
    }
}
