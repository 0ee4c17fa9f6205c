//! Sessions with all that the rules need to know of them.

pub(crate) mod admin;
mod due;
mod insert;
mod read;
mod update;

pub(crate) use due::{due_ids, earliest_due, lease, poison, set_next_transition};
pub(crate) use insert::{NewRow, insert, next_code_number};
pub(crate) use read::{
    Seer, all, by_room, children_of, count_without_meeting, find, find_visible, lock, lock_free,
    mine_before, mine_open, mine_past, students_of,
};
pub(crate) use update::{Patch, apply};

use super::{corrupt, minutes, timestamp};
use crate::Error;
use domain::{
    AcademyId, AcademySettings, AcademySlug, Kind, Lesson, SessionId, Status, Timestamp,
    settings::StudentMedia, transition::Cause,
};
use std::str::FromStr;

/// A row as it is stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct StoredSession {
    id: i64,
    academy_id: i64,
    academy_slug: String,
    code: String,
    kind: String,
    title: String,
    teacher_name: String,
    status: String,
    version: i64,
    starts_at: Option<i64>,
    // The last change of status; null for one that was created as it is.
    ended_at: Option<i64>,
    // What caused it.
    ended_by: Option<String>,
    duration_minutes: i64,
    recheck_at: Option<i64>,
    room_name: Option<String>,
    meeting_link: Option<String>,
    meeting_platform: Option<String>,
    meeting_auto_generated: Option<bool>,
    meeting_created_at: Option<i64>,
    meeting_cluster: Option<String>,
    cancel_reason: Option<String>,
    // Null when the academy has no settings row.
    preparation_minutes: Option<i64>,
    buffer_minutes: Option<i64>,
    students_microphone: Option<bool>,
    students_camera: Option<bool>,
    students_screen_share: Option<bool>,
}

/// A session as the use cases see it.
#[derive(Clone, Debug)]
pub(crate) struct SessionRow {
    pub(crate) id: SessionId,
    pub(crate) academy_id: AcademyId,
    pub(crate) academy_slug: AcademySlug,
    pub(crate) code: String,
    pub(crate) kind: Kind,
    pub(crate) title: String,
    pub(crate) teacher_name: String,
    pub(crate) version: i64,
    pub(crate) lesson: Lesson,
    /// When it was completed or cancelled; nothing for one that was created so.
    pub(crate) ended_at: Option<Timestamp>,
    /// What completed or cancelled it.
    pub(crate) ended_by: Option<Cause>,
    pub(crate) recheck_at: Option<Timestamp>,
    pub(crate) meeting: Option<StoredMeeting>,
    pub(crate) cancel_reason: Option<String>,
}

/// The meeting columns. They stay when a session is put off; answers show them only while the
/// session is open.
#[derive(Clone, Debug)]
pub(crate) struct StoredMeeting {
    pub(crate) room_name: String,
    pub(crate) link: String,
    pub(crate) platform: String,
    pub(crate) auto_generated: bool,
    pub(crate) created_at: Timestamp,
    pub(crate) cluster: String,
}

impl TryFrom<StoredSession> for SessionRow {
    type Error = Error;

    fn try_from(stored: StoredSession) -> Result<Self, Error> {
        Ok(Self {
            id: SessionId(stored.id),
            academy_id: AcademyId(stored.academy_id),
            academy_slug: word("academy slug", &stored.academy_slug)?,
            kind: word("kind", &stored.kind)?,
            version: stored.version,
            lesson: Lesson {
                status: word::<Status>("status", &stored.status)?,
                starts_at: timestamp(stored.starts_at),
                duration: minutes("duration", stored.duration_minutes)?,
                settings: settings(&stored)?,
            },
            ended_at: timestamp(stored.ended_at),
            ended_by: stored.ended_by.as_deref().map(cause).transpose()?,
            recheck_at: timestamp(stored.recheck_at),
            meeting: meeting(&stored),
            code: stored.code,
            title: stored.title,
            teacher_name: stored.teacher_name,
            cancel_reason: stored.cancel_reason,
        })
    }
}

fn cause(text: &str) -> Result<Cause, Error> {
    Cause::of_word(text).ok_or_else(|| corrupt("cause", text))
}

fn word<T: FromStr>(what: &'static str, text: &str) -> Result<T, Error> {
    text.parse().map_err(|_| corrupt(what, text))
}

fn meeting(stored: &StoredSession) -> Option<StoredMeeting> {
    Some(StoredMeeting {
        room_name: stored.room_name.clone()?,
        link: stored.meeting_link.clone()?,
        platform: stored.meeting_platform.clone()?,
        auto_generated: stored.meeting_auto_generated?,
        created_at: timestamp(stored.meeting_created_at)?,
        cluster: stored.meeting_cluster.clone()?,
    })
}

fn settings(stored: &StoredSession) -> Result<AcademySettings, Error> {
    let default = AcademySettings::default();
    let or_default =
        |what, value: Option<i64>, default| value.map_or(Ok(default), |value| minutes(what, value));
    Ok(AcademySettings {
        preparation: or_default("preparation", stored.preparation_minutes, default.preparation)?,
        buffer: or_default("buffer", stored.buffer_minutes, default.buffer)?,
        students: StudentMedia {
            microphone: stored.students_microphone.unwrap_or(default.students.microphone),
            camera: stored.students_camera.unwrap_or(default.students.camera),
            screen_share: stored.students_screen_share.unwrap_or(default.students.screen_share),
        },
    })
}

fn rows(stored: Vec<StoredSession>) -> Result<Vec<SessionRow>, Error> {
    stored.into_iter().map(SessionRow::try_from).collect()
}
