//! Seeing and hearing oneself before joining: picture, level, devices, and what to do when one of
//! them gives nothing. Joining never waits for any of it.

mod join_hint;
mod pane;
mod part;
mod pickers;
mod trouble;
mod trouble_words;

pub(super) use join_hint::JoinHint;
pub(super) use part::{is_preview_here, preview_pane, preview_pickers};

use super::SessionContext;
use crate::devices::PreviewState;
use domain::{Relation, meeting_area::MeetingArea};
use leptos::prelude::*;

/// Where the preview can be in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// This person does not publish, or the session is not about to be.
    Nowhere,
    /// On request: it is early.
    OnRequest,
    /// Beside Join.
    Shown,
}

/// Where the preview is for one person at one time. Staff mostly look on; who of them takes part asks for it.
pub(super) fn place(session: SessionContext) -> Place {
    let is_staff = match session.relation.get() {
        Relation::Parent => return Place::Nowhere,
        Relation::Supervisor | Relation::Admin => true,
        Relation::Teacher | Relation::Student => false,
    };
    match session.area.get() {
        MeetingArea::TooEarly => Place::OnRequest,
        MeetingArea::BeingPrepared | MeetingArea::Ready | MeetingArea::Ongoing if is_staff => {
            Place::OnRequest
        }
        MeetingArea::BeingPrepared | MeetingArea::Ready | MeetingArea::Ongoing => Place::Shown,
        MeetingArea::Unscheduled
        | MeetingArea::LessonOver
        | MeetingArea::Completed
        | MeetingArea::Cancelled
        | MeetingArea::Suspended => Place::Nowhere,
    }
}

/// A part of the state, which wakes only those who read that part.
fn aspect<T: PartialEq + Send + Sync + 'static>(
    state: RwSignal<PreviewState>,
    read: impl Fn(&PreviewState) -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new(move |_| state.with(&read))
}
