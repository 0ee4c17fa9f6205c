//! What the panel shows, kept up to date: by the address, by live events, and by what is done here.

use super::{address::Address, notice::Notice};
use crate::{
    AppError,
    browser::{focus, go_to_login, reload},
    live::{Followed, ServerClock, follow},
    reads,
};
use domain::{
    SessionId, Status,
    wire::{
        Session, SessionState,
        admin::{AdminDetails, AdminRow, AdminSessions},
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;

/// Events come in bursts, when lessons open on the quarter hour: one look answers them all.
const SETTLES: Duration = Duration::from_millis(400);

/// Time itself changes what waits for somebody, and which day it is; no event tells of that.
const LOOKS_AGAIN: Duration = Duration::from_secs(60);

/// The id of the details' heading.
pub(super) const DETAILS_TITLE: &str = "details-title";

/// Everything the panel's parts share.
#[derive(Clone, Copy)]
pub(super) struct Panel {
    /// What the address says.
    pub(super) address: Memo<Address>,
    /// The list as it was read last.
    pub(super) list: RwSignal<AdminSessions>,
    /// The chosen session; while it is being read, what the list knows of it.
    pub(super) details: RwSignal<Option<AdminDetails>>,
    /// Whether there is no such session.
    pub(super) is_gone: RwSignal<bool>,
    /// What came of the last press.
    pub(super) notice: RwSignal<Option<Notice>>,
    /// The move that is under way.
    pub(super) busy: RwSignal<Option<Status>>,
    /// The move that the dialog asks about.
    pub(super) asking: RwSignal<Option<Status>>,
    /// Whether the list could not be read the last time.
    pub(super) has_failed: RwSignal<bool>,
    /// Whether live updates have been missing for a while.
    pub(super) interrupted: Signal<bool>,
    /// The server's time.
    pub(super) clock: ServerClock,
    /// Counts what is asked for, so that a late answer never replaces a newer one.
    turn: StoredValue<u32>,
    /// Whether a look at everything is about to come.
    is_settling: StoredValue<bool>,
}

impl Panel {
    /// Starts with what the page was made with, and follows address and events from there.
    pub(super) fn starting_at(
        list: AdminSessions,
        details: Option<AdminDetails>,
        address: Memo<Address>,
    ) -> Self {
        let clock = ServerClock::starting_at(list.server_now);
        let is_gone = address.with_untracked(|address| address.open.is_some()) && details.is_none();
        let (list, details) = (RwSignal::new(list), RwSignal::new(details));
        let look_again = RwSignal::new(0);
        let is_settling = StoredValue::new(false);
        let turn = StoredValue::new(0);
        let notice = RwSignal::new(None);
        let has_failed = RwSignal::new(false);
        let mut panel = Self {
            interrupted: Signal::stored(false),
            busy: RwSignal::new(None),
            asking: RwSignal::new(None),
            is_gone: RwSignal::new(is_gone),
            address,
            list,
            details,
            notice,
            has_failed,
            clock,
            turn,
            is_settling,
        };
        panel.interrupted =
            follow(Followed::Academy(look_again), move |state| panel.take_in(&state));
        Effect::new(move |seen: Option<u32>| {
            let asked = look_again.get();
            if seen.is_some_and(|seen| seen != asked) {
                panel.settle();
            }
            asked
        });
        Effect::new(move || {
            let looking = set_interval_with_handle(move || panel.settle(), LOOKS_AGAIN).ok();
            on_cleanup(move || {
                if let Some(looking) = looking {
                    looking.clear();
                }
            });
        });
        Effect::new(move |before: Option<Address>| {
            let now = address.get();
            if let Some(before) = before {
                panel.go(&before, &now);
            }
            now
        });
        panel
    }

    /// Follows the address.
    fn go(self, before: &Address, now: &Address) {
        if before.filter != now.filter {
            self.read_list();
        }
        if before.open == now.open {
            return;
        }
        self.notice.set(None);
        self.is_gone.set(false);
        match now.open {
            Some(id) => {
                // At once what the list knows; the history follows.
                let known = self.list.with_untracked(|list| {
                    list.rows.iter().find(|row| row.session.session.id == id).cloned()
                });
                self.details.set(known.map(|row| AdminDetails {
                    row,
                    meeting_made: String::new(),
                    events: vec![],
                }));
                self.read_details(id);
                focus(DETAILS_TITLE.to_owned());
            }
            None => {
                self.details.set(None);
                if let Some(id) = before.open {
                    focus(row_id(id));
                }
            }
        }
    }

    /// A session of the academy changed.
    fn take_in(self, arrived: &SessionState) {
        self.clock.sample(arrived.server_now);
        let id = arrived.session.id;
        self.list.try_maybe_update(|list| {
            let row = list.rows.iter_mut().find(|row| row.session.session.id == id);
            (row.is_some_and(|row| renew(row, arrived)), ())
        });
        self.details.try_maybe_update(|details| {
            let row = details.as_mut().map(|details| &mut details.row);
            let row = row.filter(|row| row.session.session.id == id);
            (row.is_some_and(|row| renew(row, arrived)), ())
        });
        self.settle();
    }

    /// The answer of a move made here. Its history and counts are read at once.
    pub(super) fn take_in_move(self, moved: &Session) {
        let take = |row: &mut AdminRow| {
            let is_newer =
                moved.id == row.session.session.id && moved.version > row.session.session.version;
            if is_newer {
                row.session.session = moved.clone();
                row.attention = None;
            }
            is_newer
        };
        self.list.try_maybe_update(|list| (list.rows.iter_mut().any(take), ()));
        self.details.try_maybe_update(|details| {
            (details.as_mut().is_some_and(|details| take(&mut details.row)), ())
        });
        self.read_details(moved.id);
        self.read_list();
    }

    /// Looks at everything, once things have calmed down.
    fn settle(self) {
        if self.is_settling.try_get_value() != Some(false) {
            return;
        }
        self.is_settling.set_value(true);
        let look = move || {
            // The page may be gone.
            if self.is_settling.try_set_value(false).is_none() {
                self.read_list();
                let open = self.address.get_untracked().open;
                // Numbers are never given again: what does not exist will not come.
                if let Some(id) = open.filter(|_| !self.is_gone.get_untracked()) {
                    self.read_details(id);
                }
            }
        };
        set_timeout(look, SETTLES);
    }

    fn read_list(self) {
        // The page may be gone: what was asked of the server answers when it likes.
        let Some(turn) = self.turn.try_get_value().map(|turn| turn.wrapping_add(1)) else { return };
        self.turn.set_value(turn);
        let filter = self.address.get_untracked().filter;
        spawn_local(async move {
            let answer = reads::admin_sessions(filter).await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            self.has_failed.set(answer.is_err());
            match answer {
                Ok(list) => {
                    self.clock.sample(list.server_now);
                    self.list.set(list);
                }
                Err(error) => leave_if_not_theirs(&error),
            }
        });
    }

    fn read_details(self, id: SessionId) {
        spawn_local(async move {
            if let Some(details) = self.fresh(id).await {
                self.details.try_set(Some(details));
            }
        });
    }

    /// The details as they are at the server, if they are still asked for and not older than what is
    /// shown.
    pub(super) async fn fresh(self, id: SessionId) -> Option<AdminDetails> {
        let details = match reads::admin_session(id).await {
            Ok(details) => details,
            Err(error) => {
                match error {
                    AppError::NotLoggedIn => go_to_login(),
                    AppError::NotFound => {
                        self.is_gone.try_set(true);
                    }
                    _ => {}
                }
                return None;
            }
        };
        let version = details.row.session.session.version;
        let is_wanted = self.address.try_get_untracked()?.open == Some(id);
        let is_old = self.details.try_with_untracked(|shown| {
            shown.as_ref().is_some_and(|shown| {
                let shown = &shown.row.session.session;
                shown.id == id && shown.version > version
            })
        })?;
        (is_wanted && !is_old).then_some(details)
    }
}

/// Puts a state that arrived in the place of an older one. Returns whether it was newer.
fn renew(row: &mut AdminRow, arrived: &SessionState) -> bool {
    let is_newer = arrived.session.version > row.session.session.version;
    if is_newer {
        // Whether it still waits for somebody is read with the list.
        row.session = arrived.clone();
    }
    is_newer
}

fn leave_if_not_theirs(error: &AppError) {
    match error {
        AppError::NotLoggedIn => go_to_login(),
        // No admin any more; the server will say so in its own words.
        AppError::NotFound => reload(),
        _ => {}
    }
}

/// The id of a session's link in the list.
pub(super) fn row_id(id: SessionId) -> String {
    format!("session-{id}")
}
