//! The one door through which every change of status goes, whoever causes it: clock, panel,
//! teacher, webhook, sweep, command line, import, or a session being created.
//!
//! It checks the table of [`domain::transition`] and writes the status, the meeting, the history,
//! the effects and the live announcement together, or nothing. It calls no LiveKit API: a meeting
//! is a name and a link, and LiveKit opens the room when the first person joins.

use crate::{
    Error,
    db::{
        Tx, effects, events,
        events::NewEvent,
        sessions::{self as rows, Patch, SessionRow},
    },
    livekit::Cluster,
};
use domain::{
    AcademyId, Lesson, Role, RoomName, SessionId, Status, Timestamp, UserId,
    clock::next_transition_at,
    room_name::meeting_path,
    transition::{Attempt, Authority, Cause, Occupancy, Outcome, Refusal, Why, decide},
};

/// How long a room that was opened after its lesson waits for people, in milliseconds.
const TIME_TO_ENTER_MILLIS: i64 = 15 * 60_000;

/// Who does it and why, for the history.
#[derive(Clone, Copy, Debug)]
pub struct By {
    /// What made it happen.
    pub cause: Cause,
    /// The person, when it was one.
    pub user: Option<(UserId, Role)>,
}

/// One move, wanted for some sessions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Move<'a> {
    pub(crate) to: Status,
    pub(crate) by: By,
    pub(crate) authority: Authority,
    pub(crate) reason: Option<&'a str>,
    pub(crate) occupancy: Occupancy,
    /// The version that the caller has seen, if it matters.
    pub(crate) expected_version: Option<i64>,
    /// The rows were inserted in this transaction and have no status of their own yet.
    pub(crate) creating: bool,
}

impl<'a> Move<'a> {
    /// A move with nothing special about it.
    pub(crate) fn new(to: Status, authority: Authority, by: By) -> Self {
        let occupancy = Occupancy::Unknown;
        Self { to, by, authority, reason: None, occupancy, expected_version: None, creating: false }
    }
}

/// Why one session was not moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NotMoved {
    /// There is no such session.
    Missing,
    /// The table says no.
    Refused(Refusal),
    /// Somebody else changed it meanwhile; this is the version now.
    ChangedMeanwhile(i64),
}

/// What became of one session.
pub(crate) type Answer = Result<Outcome, NotMoved>;

/// Moves sessions. Each is decided for itself; those that may move are written with one statement.
///
/// # Errors
/// When the database fails; the transaction must then be dropped.
pub(crate) async fn transition(
    tx: &mut Tx,
    cluster: &Cluster,
    ids: &[SessionId],
    wanted: &Move<'_>,
    now: Timestamp,
) -> Result<Vec<(SessionId, Answer)>, Error> {
    let found = rows::lock(tx, ids).await?;
    transition_locked(tx, cluster, ids, &found, wanted, now).await
}

/// [`transition`] for rows that this transaction has locked already.
pub(crate) async fn transition_locked(
    tx: &mut Tx,
    cluster: &Cluster,
    ids: &[SessionId],
    found: &[SessionRow],
    wanted: &Move<'_>,
    now: Timestamp,
) -> Result<Vec<(SessionId, Answer)>, Error> {
    let mut results = Vec::with_capacity(ids.len());
    let mut moving = Vec::new();
    for id in ids {
        let row = found.iter().find(|row| row.id == *id);
        let result = row.map_or(Err(NotMoved::Missing), |row| judge(row, wanted, now));
        if let (Some(row), Ok(Outcome::Moves)) = (row, &result) {
            moving.push(row);
        }
        results.push((*id, result));
    }
    write(tx, cluster, &moving, wanted, now).await?;
    Ok(results)
}

fn judge(row: &SessionRow, wanted: &Move<'_>, now: Timestamp) -> Answer {
    let attempt = Attempt {
        from: (!wanted.creating).then_some(row.lesson.status),
        to: wanted.to,
        authority: wanted.authority,
        reason: wanted.reason,
        occupancy: wanted.occupancy,
        now,
    };
    let decided = decide(&row.lesson, &attempt);
    let is_about_the_move = match &decided {
        Ok(outcome) => *outcome == Outcome::Moves,
        // To whoever looked at another state, that it has changed says more than why the new one refuses.
        Err(refusal) => refusal.why != Why::NotAllowed,
    };
    match wanted.expected_version {
        Some(seen) if is_about_the_move && seen != row.version => {
            Err(NotMoved::ChangedMeanwhile(row.version))
        }
        _ => decided.map_err(NotMoved::Refused),
    }
}

async fn write(
    tx: &mut Tx,
    cluster: &Cluster,
    moving: &[&SessionRow],
    wanted: &Move<'_>,
    now: Timestamp,
) -> Result<(), Error> {
    if moving.is_empty() {
        return Ok(());
    }
    let patches: Vec<_> = moving.iter().map(|row| patch(row, cluster, wanted, now)).collect();
    let history: Vec<_> = moving.iter().map(|row| event(row, wanted)).collect();
    rows::apply(tx, &patches, now).await?;
    events::append(tx, &history, now).await?;
    for (row, patch) in moving.iter().zip(&patches) {
        add_effects(tx, row, wanted, now).await?;
        tx.moved(Moved {
            academy_id: row.academy_id,
            session_id: row.id,
            from: (!wanted.creating).then_some(row.lesson.status),
            to: wanted.to,
            cause: wanted.by.cause,
            new_room: patch.room_name.clone(),
        });
    }
    Ok(())
}

fn patch(row: &SessionRow, cluster: &Cluster, wanted: &Move<'_>, now: Timestamp) -> Patch {
    let lesson = Lesson { status: wanted.to, ..row.lesson };
    let needs_meeting = wanted.to.has_open_room() && row.meeting.is_none();
    // Time that was given to come in is not taken away by the first who does.
    let given = row.recheck_at.filter(|at| wanted.to.has_open_room() && *at > now);
    let recheck_at = time_to_enter(&lesson, wanted, now).or(given);
    let room = || RoomName::of_session(&row.academy_slug, row.kind, row.id).to_string();
    Patch {
        id: row.id.0,
        version: row.version,
        status: wanted.to.as_str(),
        next_transition_at: next_transition_at(&lesson, recheck_at, now).map(Timestamp::as_millis),
        recheck_at: recheck_at.map(Timestamp::as_millis),
        room_name: needs_meeting.then(room),
        link: needs_meeting.then(|| meeting_path(row.id)),
        cluster: needs_meeting.then(|| cluster.name.clone()),
        cancel_reason: (wanted.to == Status::Cancelled)
            .then(|| wanted.reason.map(storable))
            .flatten(),
    }
}

/// A lesson that somebody opens by hand after its end is not closed at once for being empty: people
/// get time to come in. The overtime cap stands.
fn time_to_enter(lesson: &Lesson, wanted: &Move<'_>, now: Timestamp) -> Option<Timestamp> {
    let by_hand = wanted.by.cause == Cause::User || wanted.by.cause == Cause::Cli;
    let late = lesson.closes_at().is_some_and(|closes| now >= closes);
    (by_hand && late && !wanted.creating && lesson.status.has_open_room())
        .then(|| now.plus_millis(TIME_TO_ENTER_MILLIS))
}

/// A person's text as it can be stored: PostgreSQL takes no NUL.
fn storable(text: &str) -> String {
    text.trim().replace('\0', "")
}

fn event(row: &SessionRow, wanted: &Move<'_>) -> NewEvent {
    NewEvent {
        academy_id: row.academy_id.0,
        session_id: row.id.0,
        from: (!wanted.creating).then_some(row.lesson.status.as_str()),
        to: wanted.to.as_str(),
        cause: wanted.by.cause.as_str(),
        user_id: wanted.by.user.map(|(id, _)| id.0),
        role: wanted.by.user.map(|(_, role)| role.as_str()),
        reason: wanted.reason.map(storable),
    }
}

/// Leaving an open status, for good or not, closes the room, so that nobody stays behind in it.
async fn add_effects(
    tx: &mut Tx,
    row: &SessionRow,
    wanted: &Move<'_>,
    now: Timestamp,
) -> Result<(), Error> {
    let closes = row.lesson.status.has_open_room() && !wanted.to.has_open_room();
    match &row.meeting {
        Some(meeting) if closes && !wanted.creating => {
            let room = (meeting.cluster.as_str(), meeting.room_name.as_str());
            effects::add_close_room(tx, row.academy_id, row.id, room, now).await
        }
        _ => Ok(()),
    }
}

/// A change of status that has been written, for the log after the commit.
#[derive(Debug)]
pub(crate) struct Moved {
    pub(crate) academy_id: AcademyId,
    pub(crate) session_id: SessionId,
    pub(crate) from: Option<Status>,
    pub(crate) to: Status,
    pub(crate) cause: Cause,
    /// The room that was attached by this move.
    pub(crate) new_room: Option<String>,
}

impl Moved {
    /// Writes the lines that operators grep, word for word.
    pub(crate) fn log(&self) {
        let from = self.from.map_or("new", Status::as_str);
        let (session_id, to, cause) = (self.session_id.0, self.to.as_str(), self.cause.as_str());
        if let Some(room_name) = &self.new_room {
            tracing::info!(
                session_id,
                from,
                to,
                cause,
                room_name,
                "Auto-creating meeting room for session"
            );
        }
        tracing::info!(session_id, from, to, cause, "Session status changed");
    }
}
