//! What the meeting facade tells us: the twin of `frontend/meeting/events.ts`.

pub(super) use crate::devices::DeviceFailure;
use crate::{devices::DeviceOption, facade_words::facade_words};
use serde::{Deserialize, Serialize};

facade_words! {
    /// Where the connection stands.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(super) enum Connection {
        /// Not there yet.
        #[default]
        Connecting = "connecting",
        /// Media flows.
        Connected = "connected",
        /// The signalling socket is being restored; media may live on.
        SignalReconnecting = "signal_reconnecting",
        /// Media doesn't get through.
        MediaInterrupted = "media_interrupted",
        /// Everything is being restored.
        Reconnecting = "reconnecting",
        /// Over.
        Disconnected = "disconnected",
    }
}

impl Connection {
    /// Whether it broke and is being restored.
    pub(super) fn is_being_restored(self) -> bool {
        matches!(self, Self::SignalReconnecting | Self::MediaInterrupted | Self::Reconnecting)
    }

    /// Whether sound and pictures may get through.
    pub(super) fn may_get_through(self) -> bool {
        matches!(self, Self::Connected | Self::SignalReconnecting)
    }
}

facade_words! {
    /// A microphone.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(super) enum Microphone {
        /// The class hears it.
        On = "on",
        /// Published and silent.
        Muted = "muted",
        /// Nothing is published.
        #[default]
        Off = "off",
    }
}

facade_words! {
    /// How well a person's packets travel.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(super) enum Quality else Unknown {
        /// Better than good.
        Excellent = "excellent",
        /// Good.
        Good = "good",
        /// Some are lost.
        Poor = "poor",
        /// None arrive.
        Lost = "lost",
        /// Not measured (yet).
        #[default]
        Unknown = "unknown",
    }
}

facade_words! {
    /// What a person captures with.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(super) enum Device {
        /// The microphone.
        Microphone = "microphone",
        /// The camera.
        Camera = "camera",
        /// The screen.
        Screen = "screen",
    }
}

facade_words! {
    /// What can be chosen among.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(super) enum Hardware {
        /// The microphones.
        Microphone = "microphone",
        /// The cameras.
        Camera = "camera",
        /// The speakers.
        Speaker = "speaker",
    }
}

/// What can be chosen, and what is in use, by id. A list is empty where the browser names nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub(super) struct Devices {
    /// The microphones.
    pub(super) microphones: Vec<DeviceOption>,
    /// The one in use.
    pub(super) microphone: String,
    /// The cameras.
    pub(super) cameras: Vec<DeviceOption>,
    /// The one in use.
    pub(super) camera: String,
    /// The speakers.
    pub(super) speakers: Vec<DeviceOption>,
    /// The one in use.
    pub(super) speaker: String,
}

facade_words! {
    /// Why a class ended for this page.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub(crate) enum LeaveReason else Unknown {
        /// We asked to.
        Left = "left",
        /// The same person came in elsewhere.
        DuplicateIdentity = "duplicate_identity",
        /// Somebody removed them.
        Removed = "removed",
        /// Our server deleted the room.
        RoomDeleted = "room_deleted",
        /// The room was closed.
        RoomClosed = "room_closed",
        /// The media server is stopping.
        ServerShutdown = "server_shutdown",
        /// The join was not completed.
        JoinFailed = "join_failed",
        /// The signalling socket is gone for good.
        SignalClosed = "signal_closed",
        /// Nothing came for too long.
        ConnectionTimeout = "connection_timeout",
        /// Media can't get through.
        MediaFailure = "media_failure",
        /// Server and client disagree about the connection.
        StateMismatch = "state_mismatch",
        /// Anything else.
        Unknown = "unknown",
    }
}

/// One visible person in the class.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Participant {
    /// Unique in the room.
    pub(super) identity: String,
    /// The name our server put into the token.
    pub(super) name: String,
    /// The server-signed role; empty if none was set.
    pub(super) role: String,
    /// Whether it is this page's own person.
    pub(super) is_local: bool,
    /// Whether they speak right now.
    pub(super) is_speaking: bool,
    /// Their microphone.
    pub(super) microphone: Microphone,
    /// Whether their camera is on.
    pub(super) camera: bool,
    /// Whether they show their screen.
    pub(super) screen_share: bool,
    /// How well their packets travel.
    pub(super) quality: Quality,
}

/// This page's own person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub(super) struct Local {
    /// `On` only where it may be heard.
    pub(super) microphone: Microphone,
    /// It is on, and for some time nothing at all has come from it.
    pub(super) microphone_silent: bool,
    /// Whether the camera is on.
    pub(super) camera: bool,
    /// What was last wished for; a press inverts this.
    pub(super) microphone_wanted: bool,
    /// What was last wished for; a press inverts this.
    pub(super) camera_wanted: bool,
    /// Whether the class sees the own screen.
    pub(super) screen_share: bool,
    /// Differs from `screen_share` while the browser asks what to share.
    pub(super) screen_share_wanted: bool,
    /// Whether the token allows a microphone.
    pub(super) can_publish_microphone: bool,
    /// Whether the token allows a camera.
    pub(super) can_publish_camera: bool,
    /// Whether the token allows sharing the screen, and this browser can.
    pub(super) can_share_screen: bool,
    /// An observer: nobody else is told of this person.
    pub(super) hidden: bool,
}

/// The whole picture of the class.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Snapshot {
    /// Where the connection stands.
    pub(super) connection: Connection,
    /// False: the browser blocks sound until somebody clicks.
    pub(super) can_play_audio: bool,
    /// This page's own person.
    pub(super) local: Local,
    /// Everybody to be seen, teachers first.
    pub(super) participants: Vec<Participant>,
}

/// Everything the facade tells: an object with the event under its name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RoomEvent {
    /// Replaces the picture before it.
    Snapshot(Snapshot),
    /// The media server has answered, and was answered; the way for sound and pictures is being made.
    Signalled {},
    /// Over; only a new connection brings it back.
    Disconnected {
        /// Why.
        reason: LeaveReason,
    },
    /// The connection came back; a snapshot follows.
    Reconnected {},
    /// A device could not be opened, or was lost. The class goes on without it.
    DeviceFailed {
        /// Which.
        device: Device,
        /// Why.
        failure: DeviceFailure,
    },
    /// A device works, or could again; an earlier failure of it is over.
    DeviceOk {
        /// Which.
        device: Device,
    },
    /// What there is to choose from.
    Devices(Devices),
    /// Another device took over by itself.
    DeviceChanged {
        /// Which kind.
        device: Hardware,
        /// Its name.
        label: String,
    },
}

/// What the facade's `connect` takes.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ConnectOptions<'a> {
    /// Where to connect to.
    pub(super) server_url: &'a str,
    /// The LiveKit token.
    pub(super) token: &'a str,
    /// Open the microphone once connected; `None` where this person has not said, in this page.
    pub(super) microphone: Option<bool>,
    /// Open the camera once connected; `None` where this person has not said, in this page.
    pub(super) camera: Option<bool>,
    /// The lesson opens their microphone, unless they had it off the last time.
    pub(super) starts_with_microphone: bool,
    /// The lesson opens their camera, unless they had it off the last time.
    pub(super) starts_with_camera: bool,
}

facade_words! {
    /// Why `connect` failed.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum ConnectCode else Unknown {
        /// The media server does not answer.
        Signalling = "signalling",
        /// It answers, but media can't get through.
        Media = "media",
        /// It does not accept the token.
        TokenRefused = "token_refused",
        /// We gave up ourselves.
        Cancelled = "cancelled",
        /// Anything else.
        Unknown = "unknown",
    }
}

/// The JSON in the message of the error that `connect` rejects with.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct ConnectFailure {
    /// What kind of failure.
    pub(super) code: ConnectCode,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_read_and_fields_nobody_knows_are_passed_over() {
        let snapshot = r#"{"snapshot":{"type":"snapshot","connection":"signal_reconnecting","can_play_audio":false,
            "local":{"identity":"u7","microphone":"muted","microphone_silent":false,"camera":false,
                "microphone_wanted":true,"camera_wanted":false,"screen_share":false,"screen_share_wanted":false,
                "can_publish_microphone":true,"can_publish_camera":true,"can_share_screen":true,"hidden":false},
            "participants":[{"identity":"u7","name":"ريم","role":"student","is_local":true,
                "is_speaking":false,"microphone":"muted","camera":false,"screen_share":false,
                "quality":"new_word","can_publish":true,"joined_at_ms":1}]}}"#;
        let Ok(RoomEvent::Snapshot(snapshot)) = serde_json::from_str(snapshot) else {
            panic!("no snapshot")
        };
        assert!(snapshot.connection.is_being_restored());
        assert_eq!(snapshot.participants[0].quality, Quality::Unknown);
        let gone = r#"{"disconnected":{"type":"disconnected","reason":"never_heard_of","reason_code":null}}"#;
        assert_eq!(
            serde_json::from_str::<RoomEvent>(gone).expect("reads"),
            RoomEvent::Disconnected { reason: LeaveReason::Unknown }
        );
    }
}
