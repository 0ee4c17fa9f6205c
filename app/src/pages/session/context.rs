//! What every part of the session page reads: the session as it stands, and the server's time.

use crate::{
    live::{Followed, ServerClock, follow},
    parts::title_for,
    reads,
};
use domain::{
    Lesson, Locale, Relation, SessionId, Status,
    meeting_area::{MeetingArea, meeting_area},
    timer::{Timer, timer},
    wire::{Session, SessionState},
};
use leptos::{prelude::*, task::spawn_local};

/// The session of the page, kept up to date.
#[derive(Clone, Copy)]
pub(crate) struct SessionContext {
    /// The latest state.
    pub(crate) state: RwSignal<SessionState>,
    /// The server's time.
    pub(crate) clock: ServerClock,
    /// The session as the rules see it.
    pub(crate) lesson: Memo<Lesson>,
    /// What the meeting area shows.
    pub(crate) area: Memo<MeetingArea>,
    /// What the countdown shows.
    pub(crate) timer: Memo<Option<Timer>>,
    /// The present status.
    pub(crate) status: Memo<Status>,
    /// What the viewer is to the session.
    pub(crate) relation: Memo<Relation>,
    /// The title people read.
    pub(crate) title: Memo<String>,
    /// Whether live updates have been missing for a while.
    pub(crate) interrupted: Signal<bool>,
}

impl SessionContext {
    /// Starts following a session from the state the page was made with.
    pub(crate) fn following(state: SessionState, locale: Locale) -> Self {
        let id = state.session.id;
        let clock = ServerClock::starting_at(state.server_now);
        let state = RwSignal::new(state);
        let interrupted =
            follow(Followed::Session(id), move |arrived| on_arrival(state, clock, arrived));
        let lesson = Memo::new(move |_| state.with(|state| state.session.lesson()));
        Self {
            state,
            clock,
            lesson,
            area: Memo::new(move |_| meeting_area(&lesson.get(), clock.now())),
            timer: Memo::new(move |_| timer(&lesson.get(), clock.now())),
            status: Memo::new(move |_| lesson.get().status),
            relation: Memo::new(move |_| state.with(|state| state.relation)),
            title: Memo::new(move |_| state.with(|state| title_for(locale, state))),
            interrupted,
        }
    }

    /// The session's id, which never changes.
    pub(crate) fn id(self) -> SessionId {
        self.state.with_untracked(|state| state.session.id)
    }

    /// Reads the session once, beside the live stream: something has just shown that the page is behind.
    pub(super) fn read_again(self) {
        let Self { state, clock, .. } = self;
        let id = self.id();
        spawn_local(async move {
            // What can't be read now, the stream or its poll brings.
            if let Ok(arrived) = reads::session_state(id).await {
                on_arrival(state, clock, arrived);
            }
        });
    }

    /// The answer of a move by hand; the live stream brings the words for its times.
    pub(crate) fn take_in_move(self, moved: Session) {
        self.state.try_maybe_update(|known| {
            let is_newer = moved.version > known.session.version;
            if is_newer {
                known.session = moved;
            }
            (is_newer, ())
        });
    }
}

/// The page's session.
pub(crate) fn use_session() -> SessionContext {
    expect_context()
}

fn on_arrival(state: RwSignal<SessionState>, clock: ServerClock, arrived: SessionState) {
    clock.sample(arrived.server_now);
    state.try_maybe_update(|known| (take_in(known, arrived), ()));
}

/// Takes a state that arrived unless it is older. Returns whether anything changed.
fn take_in(known: &mut SessionState, arrived: SessionState) -> bool {
    // The same version may come with new words: the answer of a move brought none.
    let is_newer = arrived.session.version > known.session.version
        || arrived.session.version == known.session.version && arrived.when != known.when;
    if is_newer {
        *known = arrived;
    }
    is_newer
}
