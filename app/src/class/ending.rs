//! How a class can end for a person: one map from the SDK's reason and the session's status to what
//! they read and may do.

use super::events::LeaveReason;
use crate::{parts::Mark, text::end as text};
use domain::{Locale, Status};

/// An end, as a person understands it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// They left.
    Left,
    /// The session's time is over.
    TimeOver,
    /// The teacher or the academy ended the session.
    Ended,
    /// The session was cancelled.
    Cancelled,
    /// The session got another time.
    Postponed,
    /// The session was suspended.
    Suspended,
    /// The same person came in elsewhere.
    Elsewhere,
    /// Somebody removed them.
    Removed,
    /// The room went away though the session goes on.
    RoomClosed,
    /// The network failed.
    Lost,
    /// The media server failed.
    ServerStopped,
    /// Media can't get through.
    NoMedia,
    /// Nobody knows.
    Unknown,
}

/// What a person may do about an end, beside going back to their sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Nothing: it is final.
    None,
    /// Come back with a fresh ticket.
    Reconnect,
    /// Go in again after leaving.
    GoBackIn,
    /// Take the place over from the other window.
    UseHere,
}

/// The end that a reason means while the session has a status.
///
/// Whoever was removed or replaced is told so even when the session ended meanwhile; deleting a room
/// looks the same for ended and cancelled, so the status decides; everything else is an end of the
/// connection only if the session goes on. `by_clock`: the clock completed the session, no person.
pub(super) fn ending(reason: LeaveReason, status: Status, by_clock: bool) -> Ending {
    match reason {
        LeaveReason::Removed => return Ending::Removed,
        LeaveReason::DuplicateIdentity if status.has_open_room() => return Ending::Elsewhere,
        _ => {}
    }
    match status {
        Status::Completed if by_clock => return Ending::TimeOver,
        Status::Completed => return Ending::Ended,
        Status::Cancelled => return Ending::Cancelled,
        Status::Unscheduled | Status::Scheduled => return Ending::Postponed,
        Status::Suspended => return Ending::Suspended,
        Status::Ready | Status::Ongoing => {}
    }
    match reason {
        LeaveReason::Removed => Ending::Removed,
        LeaveReason::DuplicateIdentity => Ending::Elsewhere,
        LeaveReason::RoomDeleted | LeaveReason::RoomClosed => Ending::RoomClosed,
        LeaveReason::ServerShutdown => Ending::ServerStopped,
        LeaveReason::MediaFailure => Ending::NoMedia,
        LeaveReason::JoinFailed
        | LeaveReason::SignalClosed
        | LeaveReason::ConnectionTimeout
        | LeaveReason::StateMismatch => Ending::Lost,
        LeaveReason::Left => Ending::Left,
        LeaveReason::Unknown => Ending::Unknown,
    }
}

/// Whether all that is known is that nothing came through any more.
pub(super) fn looks_like_the_network(reason: LeaveReason) -> bool {
    ending(reason, Status::Ongoing, false) == Ending::Lost
}

impl Ending {
    /// Title and sentence.
    pub(super) fn words(self, locale: Locale) -> (&'static str, &'static str) {
        match self {
            Self::Left => (text::left_title(locale), text::left_text(locale)),
            Self::TimeOver => (text::time_over_title(locale), text::time_over_text(locale)),
            Self::Ended => (text::ended_title(locale), text::ended_text(locale)),
            Self::Cancelled => (text::cancelled_title(locale), text::cancelled_text(locale)),
            Self::Postponed => (text::postponed_title(locale), text::postponed_text(locale)),
            Self::Suspended => (text::suspended_title(locale), text::suspended_text(locale)),
            Self::Elsewhere => (text::elsewhere_title(locale), text::elsewhere_text(locale)),
            Self::Removed => (text::removed_title(locale), text::removed_text(locale)),
            Self::RoomClosed => (text::room_closed_title(locale), text::room_closed_text(locale)),
            Self::Lost => (text::lost_title(locale), text::lost_text(locale)),
            Self::ServerStopped => (text::server_title(locale), text::server_text(locale)),
            Self::NoMedia => (text::media_title(locale), text::media_text(locale)),
            Self::Unknown => (text::unknown_title(locale), text::unknown_text(locale)),
        }
    }

    /// The round mark and its icon.
    pub(super) fn mark(self) -> (Mark, &'static str) {
        match self {
            Self::Left => (Mark::Quiet, "log-out"),
            Self::TimeOver | Self::Ended => (Mark::Ok, "check"),
            Self::Cancelled => (Mark::Bad, "x"),
            Self::Postponed => (Mark::Quiet, "calendar-clock"),
            Self::Suspended => (Mark::Quiet, "circle-pause"),
            Self::Elsewhere => (Mark::Quiet, "monitor-smartphone"),
            Self::Removed => (Mark::Bad, "user-x"),
            Self::RoomClosed => (Mark::Warn, "info"),
            Self::Lost | Self::NoMedia => (Mark::Warn, "wifi-off"),
            Self::ServerStopped => (Mark::Warn, "server-crash"),
            Self::Unknown => (Mark::Warn, "info"),
        }
    }

    /// Whether it is the session that ended, not only this person's part in it.
    pub(super) fn is_of_the_session(self) -> bool {
        matches!(self, Self::TimeOver | Self::Ended | Self::Cancelled)
    }

    /// What to do about it.
    pub(super) fn way(self) -> Way {
        match self {
            Self::TimeOver
            | Self::Ended
            | Self::Cancelled
            | Self::Postponed
            | Self::Suspended
            | Self::Removed => Way::None,
            Self::Left => Way::GoBackIn,
            Self::Elsewhere => Way::UseHere,
            Self::RoomClosed | Self::Lost | Self::ServerStopped | Self::NoMedia | Self::Unknown => {
                Way::Reconnect
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    const REASONS: [LeaveReason; 12] = [
        LeaveReason::Left,
        LeaveReason::DuplicateIdentity,
        LeaveReason::Removed,
        LeaveReason::RoomDeleted,
        LeaveReason::RoomClosed,
        LeaveReason::ServerShutdown,
        LeaveReason::JoinFailed,
        LeaveReason::SignalClosed,
        LeaveReason::ConnectionTimeout,
        LeaveReason::MediaFailure,
        LeaveReason::StateMismatch,
        LeaveReason::Unknown,
    ];

    const ENDINGS: [Ending; 13] = [
        Ending::Left,
        Ending::TimeOver,
        Ending::Ended,
        Ending::Cancelled,
        Ending::Postponed,
        Ending::Suspended,
        Ending::Elsewhere,
        Ending::Removed,
        Ending::RoomClosed,
        Ending::Lost,
        Ending::ServerStopped,
        Ending::NoMedia,
        Ending::Unknown,
    ];

    /// What a reason means while the session goes on.
    fn while_it_goes_on(reason: LeaveReason) -> Ending {
        match reason {
            LeaveReason::Left => Ending::Left,
            LeaveReason::DuplicateIdentity => Ending::Elsewhere,
            LeaveReason::Removed => Ending::Removed,
            LeaveReason::RoomDeleted => Ending::RoomClosed,
            LeaveReason::RoomClosed => Ending::RoomClosed,
            LeaveReason::ServerShutdown => Ending::ServerStopped,
            LeaveReason::JoinFailed => Ending::Lost,
            LeaveReason::SignalClosed => Ending::Lost,
            LeaveReason::ConnectionTimeout => Ending::Lost,
            LeaveReason::MediaFailure => Ending::NoMedia,
            LeaveReason::StateMismatch => Ending::Lost,
            LeaveReason::Unknown => Ending::Unknown,
        }
    }

    /// What a status means when a person brought it about, and when the clock did; none: that the session
    /// goes on.
    fn by_the_session(status: Status) -> Option<(Ending, Ending)> {
        match status {
            Status::Unscheduled => Some((Ending::Postponed, Ending::Postponed)),
            Status::Scheduled => Some((Ending::Postponed, Ending::Postponed)),
            Status::Ready => None,
            Status::Ongoing => None,
            Status::Completed => Some((Ending::Ended, Ending::TimeOver)),
            Status::Cancelled => Some((Ending::Cancelled, Ending::Cancelled)),
            Status::Suspended => Some((Ending::Suspended, Ending::Suspended)),
        }
    }

    #[test]
    fn every_reason_in_every_status_has_the_end_of_the_table() {
        for (reason, status) in
            REASONS.iter().flat_map(|reason| Status::ALL.map(|status| (*reason, status)))
        {
            let (by_person, by_clock) = match (reason, by_the_session(status)) {
                (LeaveReason::Removed, _) => (Ending::Removed, Ending::Removed),
                (_, Some(ends)) => ends,
                (_, None) => (while_it_goes_on(reason), while_it_goes_on(reason)),
            };
            assert_eq!(ending(reason, status, false), by_person, "{reason:?} {status}");
            assert_eq!(ending(reason, status, true), by_clock, "{reason:?} {status}");
        }
    }

    #[test]
    fn each_end_has_a_title_and_a_text_of_its_own_in_both_languages() {
        for locale in Locale::ALL {
            let words = ENDINGS.map(|ending| ending.words(locale));
            assert!(words.iter().all(|(title, text)| !title.is_empty() && !text.is_empty()));
            let titles: HashSet<_> = words.iter().map(|(title, _)| title).collect();
            let texts: HashSet<_> = words.iter().map(|(_, text)| text).collect();
            assert_eq!((titles.len(), texts.len()), (ENDINGS.len(), ENDINGS.len()), "{locale:?}");
        }
    }

    #[test]
    fn nobody_is_offered_to_come_back_into_a_closed_session_and_removal_is_final() {
        for (reason, status) in
            REASONS.iter().flat_map(|reason| Status::ALL.map(|status| (*reason, status)))
        {
            let way = ending(reason, status, false).way();
            let may_come_back = status.has_open_room() && reason != LeaveReason::Removed;
            assert_eq!(way != Way::None, may_come_back, "{reason:?} {status}");
        }
    }

    #[test]
    fn a_deleted_room_means_what_the_session_says() {
        use LeaveReason::RoomDeleted;
        assert_eq!(ending(RoomDeleted, Status::Completed, true), Ending::TimeOver);
        assert_eq!(ending(RoomDeleted, Status::Cancelled, false), Ending::Cancelled);
        assert_eq!(ending(RoomDeleted, Status::Scheduled, false), Ending::Postponed);
        assert_eq!(ending(RoomDeleted, Status::Ongoing, false), Ending::RoomClosed);
    }

    #[test]
    fn another_window_is_no_lost_network() {
        assert_eq!(
            ending(LeaveReason::DuplicateIdentity, Status::Ongoing, false),
            Ending::Elsewhere
        );
        assert_eq!(ending(LeaveReason::SignalClosed, Status::Ongoing, false), Ending::Lost);
    }
}
