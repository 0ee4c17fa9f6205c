//! The space of states: statuses, stretches of time, and everything that bears on one attempt.

use crate::common::{at, instant, lesson};
use domain::{
    Lesson, Status, Timestamp,
    transition::{Attempt, Authority, Occupancy, Outcome, Why, decide},
};
use std::collections::BTreeSet;

/// The stretches of time between two boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Phase {
    DaysBefore,
    LastDay,
    Preparation,
    Lesson,
    Buffer,
    Overtime,
    AfterTheCap,
}

impl Phase {
    pub(crate) const ALL: [Self; 7] = [
        Self::DaysBefore,
        Self::LastDay,
        Self::Preparation,
        Self::Lesson,
        Self::Buffer,
        Self::Overtime,
        Self::AfterTheCap,
    ];

    /// Its first and its last millisecond.
    pub(crate) fn instants(self) -> [Timestamp; 2] {
        match self {
            Self::DaysBefore => {
                [instant("2026-01-01T00:00:00.000Z"), instant("2026-03-09T15:59:59.999Z")]
            }
            Self::LastDay => [instant("2026-03-09T16:00:00.000Z"), at("15:44:59.999")],
            Self::Preparation => [at("15:45:00.000"), at("15:59:59.999")],
            Self::Lesson => [at("16:00:00.000"), at("16:44:59.999")],
            Self::Buffer => [at("16:45:00.000"), at("16:49:59.999")],
            Self::Overtime => [at("16:50:00.000"), at("17:49:59.999")],
            Self::AfterTheCap => [at("17:50:00.000"), instant("2026-12-31T23:59:59.999Z")],
        }
    }
}

pub(crate) const ROOMS: [Occupancy; 3] =
    [Occupancy::Empty, Occupancy::Occupied, Occupancy::Unknown];

/// `None` is a session being created.
fn froms() -> impl Iterator<Item = Option<Status>> {
    std::iter::once(None).chain(Status::ALL.map(Some))
}

/// The lesson in `from`, with its start or without one.
fn lesson_in(from: Option<Status>, has_start: bool) -> Lesson {
    let lesson = lesson(from.unwrap_or(Status::Unscheduled));
    Lesson { starts_at: lesson.starts_at.filter(|_| has_start), ..lesson }
}

/// Everything that bears on one attempt.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case {
    pub(crate) from: Option<Status>,
    pub(crate) to: Status,
    pub(crate) authority: Authority,
    pub(crate) has_start: bool,
    pub(crate) has_reason: bool,
    pub(crate) phase: Phase,
    pub(crate) room: Occupancy,
}

impl Case {
    pub(crate) fn decided(self, now: Timestamp) -> Result<Outcome, Why> {
        let attempt = Attempt {
            from: self.from,
            to: self.to,
            authority: self.authority,
            reason: self.has_reason.then_some("the teacher is ill"),
            occupancy: self.room,
            now,
        };
        decide(&lesson_in(self.from, self.has_start), &attempt).map_err(|refusal| {
            assert_eq!(
                (refusal.from, refusal.to),
                (self.from, self.to),
                "a refusal names the move"
            );
            refusal.why
        })
    }
}

/// Calls `visit` with every combination there is.
pub(crate) fn every_case(mut visit: impl FnMut(Case)) {
    for from in froms() {
        for to in Status::ALL {
            for authority in Authority::ALL {
                for (has_start, has_reason) in
                    [(true, true), (true, false), (false, true), (false, false)]
                {
                    for phase in Phase::ALL {
                        for room in ROOMS {
                            visit(Case { from, to, authority, has_start, has_reason, phase, room });
                        }
                    }
                }
            }
        }
    }
}

/// What can be reached from a new session: its status and whether it has a start. Every phase of
/// time is reachable in each, because time passes by itself.
pub(crate) fn reachable() -> BTreeSet<(Status, bool)> {
    let mut seen = BTreeSet::new();
    let mut open = vec![(None, true), (None, false)];
    while let Some((from, has_start)) = open.pop() {
        every_case(|case| {
            let starts = case.has_start == has_start
                // Scheduling is what gives a start.
                || (from == Some(Status::Unscheduled) && case.has_start);
            if case.from != from
                || !starts
                || case.decided(case.phase.instants()[0]) != Ok(Outcome::Moves)
            {
                return;
            }
            let reached = (case.to, case.has_start);
            if seen.insert(reached) {
                open.push((Some(reached.0), reached.1));
            }
        });
    }
    seen
}

/// Calls `visit` for each reachable state, at the first and last instant of each phase.
pub(crate) fn every_state(mut visit: impl FnMut(&Lesson, Phase, Timestamp)) {
    for (status, has_start) in reachable() {
        for phase in Phase::ALL {
            for now in phase.instants() {
                visit(&lesson_in(Some(status), has_start), phase, now);
            }
        }
    }
}
