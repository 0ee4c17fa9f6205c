//! What the meeting facade tells us: the twin of `frontend/meeting/events.ts`.

use serde::{Deserialize, Serialize};

/// Where the connection stands. Anything but `Connected` means: what you say is not (surely) heard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Connection {
    /// Not there yet.
    #[default]
    Connecting,
    /// Media flows.
    Connected,
    /// The signalling socket is being restored.
    SignalReconnecting,
    /// Everything is being restored.
    Reconnecting,
    /// Over.
    Disconnected,
}

impl Connection {
    /// Whether it broke and is being restored.
    pub(super) fn is_being_restored(self) -> bool {
        matches!(self, Self::SignalReconnecting | Self::Reconnecting)
    }
}

/// A microphone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Microphone {
    /// The class hears it.
    On,
    /// Published and silent.
    Muted,
    /// Nothing is published.
    #[default]
    Off,
}

/// How well a person's packets travel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Quality {
    /// Better than good.
    Excellent,
    /// Good.
    Good,
    /// Some are lost.
    Poor,
    /// None arrive.
    Lost,
    /// Not measured (yet).
    #[default]
    #[serde(other)]
    Unknown,
}

/// What a person captures with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Device {
    /// The microphone.
    Microphone,
    /// The camera.
    Camera,
    /// The screen.
    Screen,
}

/// Why a device gives nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum DeviceFailure {
    /// The browser refuses.
    Denied,
    /// The operating system refuses the browser.
    SystemDenied,
    /// There is none.
    Missing,
    /// Another program has it.
    Busy,
    /// This browser can't.
    Unsupported,
    /// Anything else.
    #[serde(other)]
    Other,
}

/// Why a class ended for this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LeaveReason {
    /// We asked to.
    Left,
    /// The same person came in elsewhere.
    DuplicateIdentity,
    /// Somebody removed them.
    Removed,
    /// Our server deleted the room.
    RoomDeleted,
    /// The room was closed.
    RoomClosed,
    /// The media server is stopping.
    ServerShutdown,
    /// The join was not completed.
    JoinFailed,
    /// The signalling socket is gone for good.
    SignalClosed,
    /// Nothing came for too long.
    ConnectionTimeout,
    /// Media can't get through.
    MediaFailure,
    /// Server and client disagree about the connection.
    StateMismatch,
    /// Anything else.
    #[serde(other)]
    Unknown,
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
    /// How well their packets travel.
    pub(super) quality: Quality,
}

/// This page's own person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub(super) struct Local {
    /// Never `On` unless connected.
    pub(super) microphone: Microphone,
    /// Whether the camera is on.
    pub(super) camera: bool,
    /// What was last wished for; a press inverts this.
    pub(super) microphone_wanted: bool,
    /// What was last wished for; a press inverts this.
    pub(super) camera_wanted: bool,
    /// Whether the token allows a microphone.
    pub(super) can_publish_microphone: bool,
    /// Whether the token allows a camera.
    pub(super) can_publish_camera: bool,
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

/// Everything the facade tells.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum RoomEvent {
    /// Replaces the picture before it.
    Snapshot(Snapshot),
    /// Over; only a new connection brings it back.
    Disconnected {
        /// Why.
        reason: LeaveReason,
    },
    /// The connection came back; a snapshot follows.
    Reconnected,
    /// A device could not be opened, or was lost. The class goes on without it.
    DeviceFailed {
        /// Which.
        device: Device,
        /// Why.
        failure: DeviceFailure,
    },
    /// A device works; an earlier failure of it is over.
    DeviceOk {
        /// Which.
        device: Device,
    },
}

/// What the facade's `connect` takes.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ConnectOptions<'a> {
    /// Where to connect to.
    pub(super) server_url: &'a str,
    /// The LiveKit token.
    pub(super) token: &'a str,
    /// Open the microphone once connected.
    pub(super) microphone: bool,
    /// Open the camera once connected.
    pub(super) camera: bool,
}

/// Why `connect` failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ConnectCode {
    /// The media server does not answer.
    Signalling,
    /// It answers, but media can't get through.
    Media,
    /// It does not accept the token.
    TokenRefused,
    /// We gave up ourselves.
    Cancelled,
    /// Anything else.
    #[serde(other)]
    Unknown,
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
        let snapshot = r#"{"type":"snapshot","connection":"signal_reconnecting","can_play_audio":false,
            "local":{"identity":"u7","microphone":"muted","camera":false,"microphone_wanted":true,
                "camera_wanted":false,"can_publish_microphone":true,"can_publish_camera":true,"hidden":false},
            "participants":[{"identity":"u7","name":"ريم","role":"student","is_local":true,
                "is_speaking":false,"microphone":"muted","camera":false,"screen_share":false,
                "quality":"new_word","can_publish":true,"joined_at_ms":1}]}"#;
        let Ok(RoomEvent::Snapshot(snapshot)) = serde_json::from_str(snapshot) else {
            panic!("no snapshot")
        };
        assert!(snapshot.connection.is_being_restored());
        assert_eq!(snapshot.participants[0].quality, Quality::Unknown);
        let gone = r#"{"type":"disconnected","reason":"never_heard_of","reason_code":null}"#;
        assert_eq!(
            serde_json::from_str::<RoomEvent>(gone).expect("reads"),
            RoomEvent::Disconnected { reason: LeaveReason::Unknown }
        );
    }
}
