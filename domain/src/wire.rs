//! The JSON that the HTTP API, the live stream, the pages and the command line share: a session
//! looks the same wherever it is shown.

pub mod admin;

use crate::{AcademySettings, settings::StudentMedia};
use crate::{Kind, Lesson, Minutes, Relation, SessionId, Status, Timestamp};
use serde::{Deserialize, Deserializer, Serialize};

/// How many sessions that are not over come in one answer about a person's own.
pub const OPEN_AT_ONCE: usize = 200;

/// How many that are over come in one answer; earlier ones by asking for what was before the last.
pub const PAST_AT_ONCE: usize = 50;

/// The room attached to a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// The LiveKit room's name.
    pub room_name: String,
    /// The session page's full URL.
    pub link: String,
    /// Always `livekit`.
    pub platform: String,
    /// Whether the platform made it by itself; always true.
    pub auto_generated: bool,
    /// When the meeting was attached.
    pub created_at: Timestamp,
    /// The media cluster the meeting lives on.
    pub cluster: String,
}

/// A session, as every answer shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The session's id.
    pub id: SessionId,
    /// Such as `QI-2601-0042`.
    pub code: String,
    /// The academy's slug.
    pub academy: String,
    /// The kind of lesson.
    pub kind: Kind,
    /// What the lesson is about, as its author wrote it; may be empty.
    pub title: String,
    /// The present status.
    pub status: Status,
    /// Grows with every change; a page ignores what it has passed.
    pub version: i64,
    /// T0; null while unscheduled.
    pub starts_at: Option<Timestamp>,
    /// When it was completed or cancelled; null while it is neither, and for one that was created so.
    pub ended_at: Option<Timestamp>,
    /// Whether it was the clock that ended it, because its time was over, and not a person. An
    /// older server does not say.
    #[serde(default)]
    pub ended_by_clock: bool,
    /// The planned length.
    pub duration_minutes: u16,
    /// The academy's preparation, minutes.
    pub preparation_minutes: u16,
    /// The academy's buffer, minutes.
    pub buffer_minutes: u16,
    /// Present exactly while the status is `ready` or `ongoing`.
    pub meeting: Option<Meeting>,
    /// The teacher's name.
    pub teacher: String,
    /// The names of the enrolled students; for a parent, of their own children among them. Only people
    /// of the session's academy who may see the session get to see it at all.
    pub students: Vec<String>,
}

impl Session {
    /// The session as the rules see it.
    pub fn lesson(&self) -> Lesson {
        Lesson {
            status: self.status,
            starts_at: self.starts_at,
            duration: Minutes(self.duration_minutes),
            settings: AcademySettings {
                preparation: Minutes(self.preparation_minutes),
                buffer: Minutes(self.buffer_minutes),
                students: StudentMedia::default(),
            },
        }
    }
}

/// Dates and times of a session in words, made by the server for one viewer (account's zone, else
/// the academy's; digits 0 to 9). Empty strings while unscheduled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// Weekday and Gregorian date.
    pub date: String,
    /// The Hijri date (Umm al-Qura).
    pub hijri: String,
    /// The start's time of day.
    pub start: String,
    /// Start to end.
    pub range: String,
    /// The zone's name in words.
    pub zone: String,
    /// T0 − preparation, time of day.
    pub opens: String,
    /// T1, time of day.
    pub ends: String,
    /// `ended_at`, time of day; empty where that is null.
    pub ended: String,
    /// `YYYY-MM-DD` in the viewer's zone, to group lists by day.
    pub day: String,
}

/// The whole small state of a session for one viewer: the page's first paint, each live event and
/// the answer of `GET /api/sessions/{id}/state` are all this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SessionState {
    /// The session.
    #[serde(flatten)]
    pub session: Session,
    /// What the viewer is to it.
    pub relation: Relation,
    /// The times in words.
    pub when: When,
    /// Why it was cancelled; only for the teacher and staff.
    pub cancel_reason: Option<String>,
    /// The server's time when this was made, for countdowns that don't trust the viewer's clock.
    pub server_now: Timestamp,
}

/// Reads the flat object by one struct of all fields: serde's own way with `flatten` keeps every value
/// in between, for which the browser would load a second reader of everything.
impl<'de> Deserialize<'de> for SessionState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Flat {
            id: SessionId,
            code: String,
            academy: String,
            kind: Kind,
            title: String,
            status: Status,
            version: i64,
            starts_at: Option<Timestamp>,
            ended_at: Option<Timestamp>,
            #[serde(default)]
            ended_by_clock: bool,
            duration_minutes: u16,
            preparation_minutes: u16,
            buffer_minutes: u16,
            meeting: Option<Meeting>,
            teacher: String,
            students: Vec<String>,
            relation: Relation,
            when: When,
            cancel_reason: Option<String>,
            server_now: Timestamp,
        }
        let flat = Flat::deserialize(deserializer)?;
        Ok(Self {
            session: Session {
                id: flat.id,
                code: flat.code,
                academy: flat.academy,
                kind: flat.kind,
                title: flat.title,
                status: flat.status,
                version: flat.version,
                starts_at: flat.starts_at,
                ended_at: flat.ended_at,
                ended_by_clock: flat.ended_by_clock,
                duration_minutes: flat.duration_minutes,
                preparation_minutes: flat.preparation_minutes,
                buffer_minutes: flat.buffer_minutes,
                meeting: flat.meeting,
                teacher: flat.teacher,
                students: flat.students,
            },
            relation: flat.relation,
            when: flat.when,
            cancel_reason: flat.cancel_reason,
            server_now: flat.server_now,
        })
    }
}

/// The answer of `POST /api/join`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinTicket {
    /// Where the browser connects to (`ws://` or `wss://`).
    pub server_url: String,
    /// The LiveKit token.
    pub token: String,
    /// The room the token is for, and for no other.
    pub room_name: String,
    /// The participant's identity.
    pub identity: String,
    /// The server-signed role.
    pub role: Relation,
    /// Whether the token is for a hidden observer.
    pub observer: bool,
    /// Whether the page should open the microphone at once.
    pub microphone: bool,
    /// Whether the page should open the camera at once.
    pub camera: bool,
    /// When the token can't be used any more to join; a connected client is renewed by LiveKit.
    pub expires_at: Timestamp,
}
