//! Which session goes where on the home page.

use domain::{
    SessionId, Timestamp,
    meeting_area::{MeetingArea, meeting_area},
    wire::{OPEN_AT_ONCE, PAST_AT_ONCE, SessionState, When},
};

/// The viewer's sessions, sorted into the places of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lists {
    /// The one on top: whichever can be entered, else the next to start.
    pub(super) next: Option<SessionState>,
    /// The others to come, soonest first; without a time last.
    pub(super) upcoming: Vec<SessionState>,
    /// Those that are over, latest first.
    pub(super) past: Vec<SessionState>,
    /// Whether there may be more to come than the server tells at once.
    pub(super) is_cut: bool,
}

impl Lists {
    /// Sorts sessions as they stand at `now`.
    pub(super) fn of(sessions: &[SessionState], now: Timestamp) -> Self {
        let area = |state: &SessionState| meeting_area(&state.session.lesson(), now);
        let (mut past, mut upcoming): (Vec<_>, Vec<_>) =
            sessions.iter().cloned().partition(|state| is_over(area(state)));
        past.sort_by_key(|state| std::cmp::Reverse((state.session.starts_at, state.session.id)));
        upcoming.sort_by_key(|state| {
            let starts_at = state.session.starts_at;
            (starts_at.is_none(), starts_at, state.session.id)
        });
        let next = upcoming
            .iter()
            .position(|state| is_open(area(state)))
            .or_else(|| upcoming.iter().position(|state| is_expected(area(state))))
            .map(|at| upcoming.remove(at));
        let open = sessions.iter().filter(|state| !state.session.status.is_final()).count();
        Self { next, upcoming, past, is_cut: open >= OPEN_AT_ONCE }
    }

    /// Whether there is nothing at all.
    pub(super) fn is_empty(&self) -> bool {
        self.next.is_none() && self.upcoming.is_empty() && self.past.is_empty()
    }
}

fn is_over(area: MeetingArea) -> bool {
    matches!(area, MeetingArea::Completed | MeetingArea::Cancelled | MeetingArea::LessonOver)
}

fn is_open(area: MeetingArea) -> bool {
    matches!(area, MeetingArea::Ready | MeetingArea::Ongoing)
}

fn is_expected(area: MeetingArea) -> bool {
    matches!(area, MeetingArea::TooEarly | MeetingArea::BeingPrepared)
}

/// The one before which there may be earlier ones: the last of those that are over, if they are as many
/// as the server tells at once.
pub(super) fn last_told(past: &[SessionState]) -> Option<SessionId> {
    let over: Vec<_> = past.iter().filter(|state| state.session.status.is_final()).collect();
    over.last().filter(|_| over.len() >= PAST_AT_ONCE).map(|state| state.session.id)
}

/// Puts a state that arrived in the place of an older one, or beside the others. Returns whether
/// anything changed: versions never go backwards.
pub(super) fn take_in(sessions: &mut Vec<SessionState>, arrived: SessionState) -> bool {
    match sessions.iter_mut().find(|known| known.session.id == arrived.session.id) {
        Some(known) if known.session.version >= arrived.session.version => false,
        Some(known) => {
            *known = arrived;
            true
        }
        None => {
            sessions.push(arrived);
            true
        }
    }
}

/// One day of a list.
pub(super) struct Day {
    /// The times of its first session; empty for sessions without a time.
    pub(super) when: When,
    /// Its sessions, in the list's order.
    pub(super) sessions: Vec<SessionState>,
}

/// Groups a sorted list by the viewer's calendar days.
pub(super) fn by_day(sessions: Vec<SessionState>) -> Vec<Day> {
    let mut days: Vec<Day> = vec![];
    for state in sessions {
        match days.last_mut() {
            Some(last) if last.when.day == state.when.day => last.sessions.push(state),
            _ => days.push(Day { when: state.when.clone(), sessions: vec![state] }),
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Kind, Relation, Status, wire};

    const HOUR_MS: i64 = 3_600_000;
    const NOW: Timestamp = Timestamp::from_millis(1_000 * HOUR_MS);

    fn session(id: i64, status: Status, starts_in_hours: Option<i64>) -> SessionState {
        let starts_at = starts_in_hours.map(|hours| NOW.plus_millis(hours * HOUR_MS));
        let day = starts_in_hours.map_or_else(String::new, |hours| format!("day {}", hours / 24));
        SessionState {
            session: wire::Session {
                id: SessionId(id),
                code: String::new(),
                academy: String::new(),
                kind: Kind::QuranGroup,
                title: String::new(),
                status,
                version: 1,
                starts_at,
                ended_at: None,
                ended_by_clock: false,
                duration_minutes: 45,
                preparation_minutes: 15,
                buffer_minutes: 5,
                meeting: None,
                teacher: String::new(),
                students: vec![],
            },
            relation: Relation::Student,
            when: wire::When { date: day.clone(), day, ..wire::When::default() },
            cancel_reason: None,
            server_now: NOW,
        }
    }

    fn ids(sessions: &[SessionState]) -> Vec<i64> {
        sessions.iter().map(|state| state.session.id.0).collect()
    }

    #[test]
    fn an_open_room_goes_before_an_earlier_start() {
        let lists = Lists::of(
            &[
                session(1, Status::Scheduled, Some(1)),
                session(2, Status::Ready, Some(20)),
                session(3, Status::Suspended, Some(0)),
                session(4, Status::Unscheduled, None),
                session(5, Status::Completed, Some(-48)),
                session(6, Status::Cancelled, Some(-2)),
                session(7, Status::Scheduled, Some(-3)),
            ],
            NOW,
        );
        assert_eq!(lists.next.map(|state| state.session.id.0), Some(2));
        assert_eq!(ids(&lists.upcoming), [3, 1, 4]);
        assert_eq!(ids(&lists.past), [6, 7, 5]);
    }

    #[test]
    fn a_suspended_session_is_never_the_next() {
        let lists = Lists::of(&[session(1, Status::Suspended, Some(1))], NOW);
        assert_eq!(lists.next, None);
        assert!(!lists.is_empty());
    }

    #[test]
    fn what_the_server_may_have_cut_off_is_known() {
        let many = |status, n: usize| -> Vec<_> {
            (1_i64..).take(n).map(|id| session(id, status, Some(-id))).collect()
        };
        assert_eq!(last_told(&many(Status::Completed, PAST_AT_ONCE - 1)), None);
        let mut past = many(Status::Completed, PAST_AT_ONCE);
        // It is over, but the server counts it among those to come.
        past.push(session(999, Status::Scheduled, Some(-999)));
        assert_eq!(last_told(&past), Some(SessionId(50)));
        assert!(!Lists::of(&many(Status::Scheduled, OPEN_AT_ONCE - 1), NOW).is_cut);
        assert!(Lists::of(&many(Status::Scheduled, OPEN_AT_ONCE), NOW).is_cut);
    }

    #[test]
    fn versions_never_go_backwards() {
        let mut known = vec![SessionState {
            session: wire::Session { version: 4, ..session(1, Status::Ready, Some(0)).session },
            ..session(1, Status::Ready, Some(0))
        }];
        assert!(!take_in(&mut known, session(1, Status::Scheduled, Some(0))));
        assert_eq!(known[0].session.status, Status::Ready);
        assert!(take_in(&mut known, session(2, Status::Scheduled, Some(0))));
        assert_eq!(ids(&known), [1, 2]);
    }

    #[test]
    fn days_keep_the_order_of_the_list() {
        let days = by_day(vec![
            session(1, Status::Scheduled, Some(1)),
            session(2, Status::Scheduled, Some(2)),
            session(3, Status::Scheduled, Some(25)),
            session(4, Status::Unscheduled, None),
        ]);
        let grouped: Vec<_> =
            days.iter().map(|day| (day.when.day.as_str(), ids(&day.sessions))).collect();
        assert_eq!(grouped, [("day 0", vec![1, 2]), ("day 1", vec![3]), ("", vec![4])]);
    }
}
