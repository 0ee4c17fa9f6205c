//! What came of a press, told where it was pressed.

use crate::parts::Icon;
use leptos::prelude::*;

/// One sentence that counts, and one that helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    pub(super) tone: Tone,
    pub(super) title: String,
    pub(super) more: &'static str,
}

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// It worked.
    Done,
    /// It did not.
    Refused,
    /// Somebody else was quicker.
    Changed,
    /// The session waits for an admin.
    Attention,
}

/// The notice as it stands in the details.
pub(super) fn note(notice: Notice) -> impl IntoView {
    let (class, icon, role) = match notice.tone {
        Tone::Done => ("note note--ok", "circle-check", "status"),
        Tone::Refused => ("note note--bad", "circle-x", "alert"),
        Tone::Changed => ("note note--warn", "refresh-cw", "alert"),
        Tone::Attention => ("note note--warn", "triangle-alert", "note"),
    };
    view! {
        <div class=class role=role>
            <Icon name=icon/>
            <p><b>{notice.title}</b>" "{notice.more}</p>
        </div>
    }
}
