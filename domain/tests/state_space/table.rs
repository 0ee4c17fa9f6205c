//! The table of moves, written by hand in words, against the one that is data in `transition`: a
//! change of either one alone fails here.

use crate::space::{Case, Phase, every_case, every_state};
use domain::{
    Status,
    transition::{Authority, Occupancy, Outcome, Why, allowed_moves},
};
use std::collections::BTreeSet;

/// from | to | on whose authority | on which condition.
const TABLE: [[&str; 4]; 22] = [
    ["new", "unscheduled", "teacher supervisor admin cli import", "always"],
    ["new", "scheduled", "teacher supervisor admin cli import", "has a start"],
    ["new", "ready", "admin cli import", "has a start"],
    ["new", "ongoing", "admin cli import", "has a start"],
    ["new", "completed", "import", "has a start"],
    ["new", "cancelled", "import", "always"],
    ["unscheduled", "scheduled", "teacher supervisor admin cli", "has a start"],
    ["scheduled", "ready", "clock", "from the preparation to the end of the buffer"],
    ["scheduled", "ready", "teacher admin cli", "before the cap, a teacher in the last 24 hours"],
    ["scheduled", "ongoing", "teacher admin cli", "before the cap, a teacher in the last 24 hours"],
    ["ready", "ongoing", "teacher admin cli", "before the cap, a teacher in the last 24 hours"],
    ["ready", "ongoing", "presence", "always"],
    ["ready", "scheduled", "teacher supervisor admin cli", "starts beyond the preparation"],
    ["ready", "completed", "clock", "over and empty, or at the cap"],
    ["ongoing", "completed", "clock", "over and empty, or at the cap"],
    ["ongoing", "completed", "teacher admin cli", "always"],
    ["scheduled", "cancelled", "supervisor admin cli", "a reason"],
    ["ready", "cancelled", "supervisor admin cli", "a reason"],
    ["ongoing", "cancelled", "supervisor admin cli", "a reason"],
    ["suspended", "cancelled", "admin cli", "a reason"],
    ["scheduled", "suspended", "admin cli", "always"],
    ["suspended", "scheduled", "admin cli", "has a start"],
];

/// The table's word for an authority. "supervisor" there is one who has the right to manage
/// sessions; one without it moves nothing.
fn word(authority: Authority) -> &'static str {
    match authority {
        Authority::Clock => "clock",
        Authority::Presence => "presence",
        Authority::Import => "import",
        Authority::Cli => "cli",
        Authority::Teacher => "teacher",
        Authority::Supervisor { may_manage: true } => "supervisor",
        Authority::Supervisor { may_manage: false } => "supervisor without the right",
        Authority::Admin => "admin",
    }
}

fn names(authorities: &str, authority: Authority) -> bool {
    authorities.split(' ').any(|name| name == word(authority))
}

impl Case {
    /// What the table says.
    fn expected(self) -> Result<Outcome, Why> {
        if self.from == Some(self.to) {
            let brings_it_there = TABLE
                .iter()
                .any(|[_, to, who, _]| *to == self.to.as_str() && names(who, self.authority));
            return if brings_it_there { Ok(Outcome::AlreadyThere) } else { Err(Why::NotAllowed) };
        }
        let from = self.from.map_or("new", Status::as_str);
        let rows: Vec<_> =
            TABLE.iter().filter(|row| row[..2] == [from, self.to.as_str()]).collect();
        match rows.iter().find(|[_, _, who, _]| names(who, self.authority)) {
            Some([_, _, _, condition]) => self.met(condition),
            None if rows.is_empty() => Err(Why::NoSuchMove),
            None => Err(Why::NotAllowed),
        }
    }

    fn met(self, condition: &str) -> Result<Outcome, Why> {
        let refused = match condition {
            "always" => None,
            "a reason" => (!self.has_reason).then_some(Why::ReasonMissing),
            _ if !self.has_start => Some(Why::NoStartTime),
            "has a start" => None,
            "from the preparation to the end of the buffer" => match self.phase {
                Phase::DaysBefore | Phase::LastDay => Some(Why::BeforePreparation),
                Phase::Preparation | Phase::Lesson | Phase::Buffer => None,
                Phase::Overtime | Phase::AfterTheCap => Some(Why::LessonOver),
            },
            "before the cap, a teacher in the last 24 hours"
                if self.phase == Phase::AfterTheCap =>
            {
                Some(Why::LessonOver)
            }
            "before the cap, a teacher in the last 24 hours" => {
                let early = self.phase == Phase::DaysBefore;
                (early && self.authority == Authority::Teacher).then_some(Why::TooEarlyForTeacher)
            }
            "starts beyond the preparation" => match self.phase {
                Phase::DaysBefore | Phase::LastDay => None,
                _ => Some(Why::InsidePreparation),
            },
            "over and empty, or at the cap" => match (self.phase, self.room) {
                (Phase::AfterTheCap, _) | (Phase::Overtime, Occupancy::Empty) => None,
                (Phase::Overtime, _) => Some(Why::RoomOccupied),
                _ => Some(Why::LessonNotOver),
            },
            other => panic!("the table has an unknown condition: {other}"),
        };
        refused.map_or(Ok(Outcome::Moves), Err)
    }
}

#[test]
fn the_rules_say_what_the_table_says_and_nothing_else() {
    let mut moves = BTreeSet::new();
    every_case(|case| {
        for now in case.phase.instants() {
            assert_eq!(case.decided(now), case.expected(), "{case:?} at {now}");
        }
        if case.expected() == Ok(Outcome::Moves) {
            let from = case.from.map_or("new", Status::as_str);
            moves.insert([from, case.to.as_str(), word(case.authority)]);
        }
    });
    let promised: BTreeSet<_> = TABLE
        .iter()
        .flat_map(|[from, to, who, _]| who.split(' ').map(move |name| [*from, *to, name]))
        .collect();
    assert_eq!(moves, promised, "each line of the table can be made true");
}

#[test]
fn the_moves_on_offer_are_those_that_would_be_made() {
    every_state(|lesson, phase, now| {
        for authority in Authority::ALL {
            let made: Vec<_> = Status::ALL
                .into_iter()
                .filter(|to| {
                    let case = Case {
                        from: Some(lesson.status),
                        to: *to,
                        authority,
                        has_start: lesson.starts_at.is_some(),
                        has_reason: true,
                        phase,
                        room: Occupancy::Unknown,
                    };
                    case.expected() == Ok(Outcome::Moves)
                })
                .collect();
            assert_eq!(allowed_moves(lesson, authority, now), made, "{lesson:?}, {authority:?}");
        }
    });
}
