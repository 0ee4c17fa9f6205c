//! A session's status: icon and word, never colour alone.

use super::Icon;
use crate::{boot::use_locale, text::status as text, words};
use domain::Status;
use leptos::prelude::*;

/// The status of a session. One that `is_missed` says so: it is scheduled for ever.
#[component]
pub(crate) fn StatusBadge(
    #[prop(into)] status: Signal<Status>,
    #[prop(into, default = Signal::stored(false))] is_missed: Signal<bool>,
) -> impl IntoView {
    let locale = use_locale();
    let class = move || match is_missed.get() {
        true => "badge badge--missed".to_owned(),
        false => format!("badge badge--{}", status.get()),
    };
    let icon = Signal::derive(move || match is_missed.get() {
        true => "calendar-x",
        false => status_icon(status.get()),
    });
    let label = move || match is_missed.get() {
        true => text::missed(locale),
        false => words::status(locale, status.get()),
    };
    view! { <span class=class><Icon name=icon/>{label}</span> }
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
