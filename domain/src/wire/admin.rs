//! What the admin panel reads: a page of the academy's sessions, and one session in detail.

use super::SessionState;
use crate::{
    Role, Status, Timestamp, UserId, admin_filter::Shown, attention::Attention, transition::Cause,
};
use serde::{Deserialize, Serialize};

/// One page of the academy's sessions, with how many there are of what.
///
/// Times in words are in the academy's zone, whatever the viewer's own: everybody in the office means
/// the same hour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdminSessions {
    /// The sessions of this page, in order.
    pub rows: Vec<AdminRow>,
    /// How many there are of each status under the other filters, in the order of [`Status::ALL`].
    pub counts: Vec<StatusCount>,
    /// How many wait for an admin under the other filters.
    pub attention: u64,
    /// How many fit all filters, the status included.
    pub total: u64,
    /// Whether there may be more than `total`: see [`COUNTED_UP_TO`]. An older server does not say.
    #[serde(default)]
    pub or_more: bool,
    /// Which page this is, from 1.
    pub page: u32,
    /// The teachers to filter by, in order of name.
    pub teachers: Vec<PersonName>,
    /// The day that was asked for as `YYYY-MM-DD`; empty for all days.
    pub day: String,
    /// That day in words; empty for all days.
    pub day_words: String,
    /// Today as `YYYY-MM-DD` in the academy's zone.
    pub today: String,
    /// The academy's zone in words.
    pub zone: String,
    /// The server's time when this was made.
    pub server_now: Timestamp,
}

/// Sessions a page holds at most.
pub const PAGE_SIZE: u32 = 50;

/// Where counting stops when a text is found nearly everywhere. What fewer sessions hold, and every list
/// without a text, is counted to the end.
pub const COUNTED_UP_TO: u64 = 1_000;

/// How many there are of something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// So many at least.
    pub number: u64,
    /// Whether there may be more, since counting stopped there.
    pub or_more: bool,
}

impl Count {
    /// As many as this.
    pub fn exactly(number: u64) -> Self {
        Self { number, or_more: false }
    }
}

impl AdminSessions {
    /// How many there are under the other filters, whatever their status.
    pub fn all(&self) -> Count {
        if self.counts.iter().any(|entry| entry.or_more) {
            return Count { number: COUNTED_UP_TO, or_more: true };
        }
        Count::exactly(self.counts.iter().map(|entry| entry.count).sum())
    }

    /// How many there are of what `status` asks for.
    pub fn count_of(&self, shown: Option<Shown>) -> Count {
        let has = |status| self.counts.iter().find(|entry| entry.status == status);
        match shown {
            Some(Shown::Status(status)) => has(status).map_or(Count::default(), StatusCount::count),
            Some(Shown::Attention) => Count::exactly(self.attention),
            None => self.all(),
        }
    }

    /// How many pages fit all filters, as far as they were counted; at least one.
    pub fn pages(&self) -> u64 {
        self.total.div_ceil(PAGE_SIZE.into()).max(1)
    }

    /// Whether another page follows this one.
    pub fn has_next(&self) -> bool {
        self.or_more || u64::from(self.page) < self.pages()
    }
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdminRow {
    /// The session, times in the academy's zone.
    pub session: SessionState,
    /// Why it waits for an admin, if it does.
    pub attention: Option<Attention>,
}

/// How many sessions are in a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusCount {
    /// The status.
    pub status: Status,
    /// How many.
    pub count: u64,
    /// Whether there may be more, since counting stopped there. An older server does not say.
    #[serde(default)]
    pub or_more: bool,
}

impl StatusCount {
    fn count(&self) -> Count {
        Count { number: self.count, or_more: self.or_more }
    }
}

/// A member of the academy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonName {
    /// Their membership.
    pub id: UserId,
    /// Their name.
    pub name: String,
}

/// One session with everything an admin may know of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdminDetails {
    /// The session as in the list.
    pub row: AdminRow,
    /// When its meeting was made, in words; empty without a meeting.
    pub meeting_made: String,
    /// What happened to it, newest first; the last 200.
    pub events: Vec<HistoryEvent>,
}

/// One change of status, as it was stored with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEvent {
    /// The status before; null when the session was made.
    pub from: Option<Status>,
    /// The status after.
    pub to: Status,
    /// What made it happen.
    pub cause: Cause,
    /// Who did it, when a person did.
    pub who: Option<String>,
    /// In which role they did it.
    pub role: Option<Role>,
    /// Why, in the person's words.
    pub reason: Option<String>,
    /// When.
    pub at: Timestamp,
    /// When, in words, in the academy's zone.
    pub when: String,
}
