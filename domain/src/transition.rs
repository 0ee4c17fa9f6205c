//! Which status may follow which, by whom and when: one table, one function that reads it.

use crate::{Lesson, Status, Timestamp, settings::TEACHER_MAY_START_EARLY};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What made a transition happen; stored with its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// The clock, because its time had come.
    Clock,
    /// A person, in the application.
    User,
    /// LiveKit said so.
    Webhook,
    /// The comparison with LiveKit's own participant list found it.
    Sweep,
    /// The command line.
    Cli,
    /// Data brought in from another system, or the demo's.
    Import,
}

crate::serde_by_word!(Cause);

impl Cause {
    /// Every cause.
    pub const ALL: [Self; 6] =
        [Self::Clock, Self::User, Self::Webhook, Self::Sweep, Self::Cli, Self::Import];

    /// The cause with this word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.as_str() == word)
    }

    /// The word stored in the database and logged.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clock => "clock",
            Self::User => "user",
            Self::Webhook => "webhook",
            Self::Sweep => "sweep",
            Self::Cli => "cli",
            Self::Import => "import",
        }
    }
}

/// On whose authority a transition is tried. The command line acts as an admin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Authority {
    /// The clock.
    Clock,
    /// A real participant is in the room, known by webhook or sweep.
    Presence,
    /// The import or the demo.
    Import,
    /// The command line.
    Cli,
    /// The teacher of this session.
    Teacher,
    /// A supervisor of this session's teacher.
    Supervisor {
        /// Has the right `can_manage_sessions`.
        may_manage: bool,
    },
    /// An admin of the academy.
    Admin,
}

impl Authority {
    /// Every authority.
    pub const ALL: [Self; 8] = [
        Self::Clock,
        Self::Presence,
        Self::Import,
        Self::Cli,
        Self::Teacher,
        Self::Supervisor { may_manage: false },
        Self::Supervisor { may_manage: true },
        Self::Admin,
    ];
}

/// Whether anybody real is in the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Occupancy {
    /// LiveKit says: nobody who counts.
    Empty,
    /// At least one standard, not hidden participant.
    Occupied,
    /// LiveKit could not be asked; treated as occupied.
    Unknown,
}

/// A condition that a rule of the table adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Condition {
    None,
    HasStart,
    /// T0 − preparation ≤ now < T1 + buffer.
    InsideOpenWindow,
    /// A teacher not before T0 − 24 h; nobody once the overtime cap has come, because the clock would
    /// end the session in the same instant.
    OpenableByHand,
    /// T1 + buffer has come and the room is empty, or the overtime cap has come.
    LessonOverAndRoomEmpty,
    /// now < T0 − preparation: a start moved beyond the preparation window.
    BeforeOpenWindow,
    /// A reason of 1 to 500 characters.
    Reason,
}

/// One line of the table. `from: None` is a session being created.
struct Rule {
    from: Option<Status>,
    to: Status,
    by: &'static [Authority],
    condition: Condition,
}

const SCHEDULERS: &[Authority] = &[
    Authority::Teacher,
    Authority::Supervisor { may_manage: true },
    Authority::Admin,
    Authority::Cli,
];
/// An import creates sessions, but moves none that exists.
const SCHEDULERS_AND_IMPORT: &[Authority] = &[
    Authority::Teacher,
    Authority::Supervisor { may_manage: true },
    Authority::Admin,
    Authority::Cli,
    Authority::Import,
];
const BY_HAND: &[Authority] = &[Authority::Admin, Authority::Cli, Authority::Teacher];
const CANCELLERS: &[Authority] =
    &[Authority::Admin, Authority::Cli, Authority::Supervisor { may_manage: true }];
const ADMINS: &[Authority] = &[Authority::Admin, Authority::Cli];
const CREATORS: &[Authority] = &[Authority::Admin, Authority::Cli, Authority::Import];
const IMPORT: &[Authority] = &[Authority::Import];
const CLOCK: &[Authority] = &[Authority::Clock];
const PRESENCE: &[Authority] = &[Authority::Presence];

/// The table. A pair of statuses may have several lines; one that lets the attempt pass is enough.
const RULES: &[Rule] = {
    use Condition as C;
    use Status::*;
    &[
        rule(None, Unscheduled, SCHEDULERS_AND_IMPORT, C::None),
        rule(None, Scheduled, SCHEDULERS_AND_IMPORT, C::HasStart),
        rule(None, Ready, CREATORS, C::HasStart),
        rule(None, Ongoing, CREATORS, C::HasStart),
        rule(None, Completed, IMPORT, C::HasStart),
        rule(None, Cancelled, IMPORT, C::None),
        rule(Some(Unscheduled), Scheduled, SCHEDULERS, C::HasStart),
        rule(Some(Scheduled), Ready, CLOCK, C::InsideOpenWindow),
        rule(Some(Scheduled), Ready, BY_HAND, C::OpenableByHand),
        rule(Some(Scheduled), Ongoing, BY_HAND, C::OpenableByHand),
        rule(Some(Ready), Ongoing, BY_HAND, C::OpenableByHand),
        rule(Some(Ready), Ongoing, PRESENCE, C::None),
        rule(Some(Ready), Scheduled, SCHEDULERS, C::BeforeOpenWindow),
        rule(Some(Ready), Completed, CLOCK, C::LessonOverAndRoomEmpty),
        rule(Some(Ongoing), Completed, CLOCK, C::LessonOverAndRoomEmpty),
        rule(Some(Ongoing), Completed, BY_HAND, C::None),
        rule(Some(Scheduled), Cancelled, CANCELLERS, C::Reason),
        rule(Some(Ready), Cancelled, CANCELLERS, C::Reason),
        rule(Some(Ongoing), Cancelled, CANCELLERS, C::Reason),
        rule(Some(Suspended), Cancelled, ADMINS, C::Reason),
        rule(Some(Scheduled), Suspended, ADMINS, C::None),
        rule(Some(Suspended), Scheduled, ADMINS, C::HasStart),
    ]
};

const fn rule(
    from: Option<Status>,
    to: Status,
    by: &'static [Authority],
    condition: Condition,
) -> Rule {
    Rule { from, to, by, condition }
}

/// The longest reason, in characters.
pub const REASON_MAX_CHARS: usize = 500;

/// One attempt to move a session.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// `None` for a session being created; else its present status.
    pub from: Option<Status>,
    /// The wanted status.
    pub to: Status,
    /// On whose authority.
    pub authority: Authority,
    /// Why, as told to people.
    pub reason: Option<&'a str>,
    /// Who is in the room.
    pub occupancy: Occupancy,
    /// The present instant.
    pub now: Timestamp,
}

/// What an attempt that is not refused does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The session moves.
    Moves,
    /// It is there already: success, nothing changes.
    AlreadyThere,
}

/// Why an attempt was refused. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The status it has; `None` when it was being created.
    pub from: Option<Status>,
    /// The status that was wanted.
    pub to: Status,
    /// The named reason.
    pub why: Why,
}

/// The named reasons for refusing a transition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// The table has no such move.
    NoSuchMove,
    /// The move exists, but not for this role or cause.
    NotAllowed,
    /// Before T0 − preparation.
    BeforePreparation,
    /// Unscheduled sessions have no time to go by.
    NoStartTime,
    /// T1 + buffer has passed: the lesson was never opened, admins decide.
    LessonOver,
    /// A teacher, earlier than 24 h before the start.
    TooEarlyForTeacher,
    /// T1 + buffer has not come.
    LessonNotOver,
    /// Somebody is in the room, or LiveKit can't be asked.
    RoomOccupied,
    /// A start inside the preparation window keeps the room open.
    InsidePreparation,
    /// A reason is required.
    ReasonMissing,
    /// The reason is longer than 500 characters.
    ReasonTooLong,
}

crate::serde_by_word!(Why);

impl Why {
    /// Every reason.
    pub const ALL: [Self; 11] = [
        Self::NoSuchMove,
        Self::NotAllowed,
        Self::BeforePreparation,
        Self::NoStartTime,
        Self::LessonOver,
        Self::TooEarlyForTeacher,
        Self::LessonNotOver,
        Self::RoomOccupied,
        Self::InsidePreparation,
        Self::ReasonMissing,
        Self::ReasonTooLong,
    ];

    /// The word used on the wire and in logs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoSuchMove => "no_such_move",
            Self::NotAllowed => "not_allowed",
            Self::BeforePreparation => "before_preparation",
            Self::NoStartTime => "no_start_time",
            Self::LessonOver => "lesson_over",
            Self::TooEarlyForTeacher => "too_early_for_teacher",
            Self::LessonNotOver => "lesson_not_over",
            Self::RoomOccupied => "room_occupied",
            Self::InsidePreparation => "inside_preparation",
            Self::ReasonMissing => "reason_missing",
            Self::ReasonTooLong => "reason_too_long",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let from = self.from.map_or("new", Status::as_str);
        write!(f, "a session can't go from {from} to {}: {}", self.to, self.why.as_str())
    }
}

impl std::error::Error for Refusal {}

/// Decides one attempt on one session.
///
/// # Errors
/// A [`Refusal`] naming from, to and why.
pub fn decide(lesson: &Lesson, attempt: &Attempt<'_>) -> Result<Outcome, Refusal> {
    let refuse = |why| Refusal { from: attempt.from, to: attempt.to, why };
    if attempt.from == Some(attempt.to) {
        let ever_allowed =
            |rule: &&Rule| rule.to == attempt.to && rule.by.contains(&attempt.authority);
        return match RULES.iter().find(ever_allowed) {
            Some(_) => Ok(Outcome::AlreadyThere),
            None => Err(refuse(Why::NotAllowed)),
        };
    }
    let too_long =
        attempt.reason.is_some_and(|text| text.trim().chars().count() > REASON_MAX_CHARS);
    let mut why = Why::NoSuchMove;
    for rule in RULES.iter().filter(|rule| rule.from == attempt.from && rule.to == attempt.to) {
        if !rule.by.contains(&attempt.authority) {
            why = if why == Why::NoSuchMove { Why::NotAllowed } else { why };
            continue;
        }
        match rule.condition.unmet(lesson, attempt) {
            None if too_long => return Err(refuse(Why::ReasonTooLong)),
            None => return Ok(Outcome::Moves),
            Some(reason) => why = reason,
        }
    }
    Err(refuse(why))
}

/// The moves that this authority may try on a session right now, in the order of
/// [`Status::ALL`]. A missing reason does not hide a move: the dialog asks for it.
pub fn allowed_moves(lesson: &Lesson, authority: Authority, now: Timestamp) -> Vec<Status> {
    let attempt = |to| Attempt {
        from: Some(lesson.status),
        to,
        authority,
        reason: Some("asked for later"),
        occupancy: Occupancy::Unknown,
        now,
    };
    Status::ALL
        .into_iter()
        .filter(|to| decide(lesson, &attempt(*to)) == Ok(Outcome::Moves))
        .collect()
}

impl Condition {
    /// The reason why the condition does not hold, or `None` when it does.
    fn unmet(self, lesson: &Lesson, attempt: &Attempt<'_>) -> Option<Why> {
        let now = attempt.now;
        let Some(starts_at) = lesson.starts_at else {
            return match self {
                Self::None => None,
                Self::Reason => reason_unmet(attempt.reason),
                _ => Some(Why::NoStartTime),
            };
        };
        let opens = starts_at - lesson.settings.preparation;
        let closes = starts_at + lesson.duration + lesson.settings.buffer;
        let unless = |holds: bool, why| if holds { None } else { Some(why) };
        match self {
            Self::None | Self::HasStart => None,
            Self::Reason => reason_unmet(attempt.reason),
            Self::InsideOpenWindow if now < opens => Some(Why::BeforePreparation),
            Self::InsideOpenWindow => unless(now < closes, Why::LessonOver),
            Self::OpenableByHand if lesson.forced_close_at().is_some_and(|at| now >= at) => {
                Some(Why::LessonOver)
            }
            Self::OpenableByHand => {
                let early = now < starts_at - TEACHER_MAY_START_EARLY;
                unless(!(early && attempt.authority == Authority::Teacher), Why::TooEarlyForTeacher)
            }
            Self::LessonOverAndRoomEmpty if now < closes => Some(Why::LessonNotOver),
            Self::LessonOverAndRoomEmpty => {
                let forced = lesson.forced_close_at().is_some_and(|at| now >= at);
                unless(forced || attempt.occupancy == Occupancy::Empty, Why::RoomOccupied)
            }
            Self::BeforeOpenWindow => unless(now < opens, Why::InsidePreparation),
        }
    }
}

fn reason_unmet(reason: Option<&str>) -> Option<Why> {
    match reason.map(|text| text.trim().chars().count()) {
        None | Some(0) => Some(Why::ReasonMissing),
        Some(count) if count > REASON_MAX_CHARS => Some(Why::ReasonTooLong),
        Some(_) => None,
    }
}
