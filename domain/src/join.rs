//! Who may join which session, when, and with which grants: one function for the page, the token
//! endpoint and the clock, so that they can't disagree.

use crate::{
    Lesson, Relation, Timestamp,
    meeting_area::{MeetingArea, meeting_area},
    settings::StudentMedia,
};
use serde::{Deserialize, Serialize};

/// How a supervisor or admin wants to be in the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JoinAs {
    /// Seen and heard like everybody.
    Participant,
    /// Unseen, can't publish, in no list and no attendance.
    Observer,
}

crate::serde_by_word!(JoinAs);

impl JoinAs {
    /// Both ways.
    pub const ALL: [Self; 2] = [Self::Participant, Self::Observer];

    /// The word used on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Participant => "participant",
            Self::Observer => "observer",
        }
    }
}

/// A source a participant may publish (LiveKit `TrackSource`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The microphone.
    Microphone,
    /// The camera.
    Camera,
    /// The screen's picture.
    ScreenShare,
    /// The screen's sound.
    ScreenShareAudio,
}

crate::serde_by_word!(Source);

impl Source {
    /// Every source.
    pub const ALL: [Self; 4] =
        [Self::Microphone, Self::Camera, Self::ScreenShare, Self::ScreenShareAudio];

    /// The word LiveKit uses in a token's `canPublishSources`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Microphone => "microphone",
            Self::Camera => "camera",
            Self::ScreenShare => "screen_share",
            Self::ScreenShareAudio => "screen_share_audio",
        }
    }
}

/// What a token allows in the room. Every field is sent to LiveKit, because an absent one means
/// "allowed" there. Never among them: room administration, changing one's own metadata, creating or
/// listing rooms, recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grants {
    /// May publish at all; false exactly when `sources` is empty.
    pub can_publish: bool,
    /// May publish only these.
    pub sources: Vec<Source>,
    /// May receive others' media.
    pub can_subscribe: bool,
    /// May send data messages.
    pub can_publish_data: bool,
    /// Invisible to the others.
    pub hidden: bool,
}

/// Permission to join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinPass {
    /// What the person is to the session; becomes the server-signed attribute `role`.
    pub relation: Relation,
    /// Whether as hidden observer.
    pub observer: bool,
    /// The token's grants.
    pub grants: Grants,
    /// Whether the page opens the microphone at once (teachers).
    pub starts_with_microphone: bool,
}

/// Why somebody who sees the session can't join it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum JoinRefusal {
    /// This role never joins, or not in the wanted way.
    RoleMayNotJoin,
    /// Not now; `reason` says why in terms of the session.
    NotJoinable {
        /// The named reason.
        reason: NotJoinable,
    },
}

/// Why a session can't be joined now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotJoinable {
    /// It has no time yet.
    Unscheduled,
    /// Before T0 − preparation.
    TooEarly,
    /// Inside the window; it will be ready in a moment.
    BeingPrepared,
    /// Its time passed and it was not held.
    LessonOver,
    /// Completed.
    Ended,
    /// Cancelled.
    Cancelled,
    /// Suspended.
    Suspended,
}

crate::serde_by_word!(NotJoinable);

impl NotJoinable {
    /// Every reason.
    pub const ALL: [Self; 7] = [
        Self::Unscheduled,
        Self::TooEarly,
        Self::BeingPrepared,
        Self::LessonOver,
        Self::Ended,
        Self::Cancelled,
        Self::Suspended,
    ];

    /// The word used on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unscheduled => "unscheduled",
            Self::TooEarly => "too_early",
            Self::BeingPrepared => "being_prepared",
            Self::LessonOver => "lesson_over",
            Self::Ended => "ended",
            Self::Cancelled => "cancelled",
            Self::Suspended => "suspended",
        }
    }
}

/// Decides one wish to join. Joining is allowed exactly while the status is `ready` or `ongoing`;
/// time only chooses the words of a refusal.
///
/// Without `wish`, teachers and students are participants, supervisors and admins observers.
///
/// # Errors
/// [`JoinRefusal`]. The role is checked first, so that a parent is never told to wait.
pub fn decide_join(
    lesson: &Lesson,
    relation: Relation,
    wish: Option<JoinAs>,
    now: Timestamp,
) -> Result<JoinPass, JoinRefusal> {
    let observer = match (relation.may_observe(), wish) {
        (true, None | Some(JoinAs::Observer)) => true,
        (false, Some(JoinAs::Observer)) => return Err(JoinRefusal::RoleMayNotJoin),
        (_, None | Some(JoinAs::Participant)) => false,
    };
    if relation == Relation::Parent {
        return Err(JoinRefusal::RoleMayNotJoin);
    }
    if let Some(reason) = not_joinable(lesson, now) {
        return Err(JoinRefusal::NotJoinable { reason });
    }
    Ok(JoinPass {
        relation,
        observer,
        grants: grants(relation, observer, lesson.settings.students),
        starts_with_microphone: relation == Relation::Teacher,
    })
}

fn not_joinable(lesson: &Lesson, now: Timestamp) -> Option<NotJoinable> {
    match meeting_area(lesson, now) {
        MeetingArea::Ready | MeetingArea::Ongoing => None,
        MeetingArea::Unscheduled => Some(NotJoinable::Unscheduled),
        MeetingArea::TooEarly => Some(NotJoinable::TooEarly),
        MeetingArea::BeingPrepared => Some(NotJoinable::BeingPrepared),
        MeetingArea::LessonOver => Some(NotJoinable::LessonOver),
        MeetingArea::Completed => Some(NotJoinable::Ended),
        MeetingArea::Cancelled => Some(NotJoinable::Cancelled),
        MeetingArea::Suspended => Some(NotJoinable::Suspended),
    }
}

fn grants(relation: Relation, observer: bool, students: StudentMedia) -> Grants {
    let sources = match (observer, relation) {
        (true, _) | (_, Relation::Parent) => vec![],
        (false, Relation::Student) => [
            (students.microphone, Source::Microphone),
            (students.camera, Source::Camera),
            (students.screen_share, Source::ScreenShare),
            (students.screen_share, Source::ScreenShareAudio),
        ]
        .into_iter()
        .filter_map(|(allowed, source)| allowed.then_some(source))
        .collect(),
        (false, Relation::Teacher | Relation::Supervisor | Relation::Admin) => {
            vec![Source::Microphone, Source::Camera, Source::ScreenShare, Source::ScreenShareAudio]
        }
    };
    Grants {
        can_publish: !sources.is_empty(),
        sources,
        can_subscribe: true,
        can_publish_data: !observer,
        hidden: observer,
    }
}
