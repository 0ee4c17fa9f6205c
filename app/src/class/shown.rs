//! How a switch of one's own shows what is the case, and what is wished.

use super::events::{Connection, Local, Microphone};

/// What a switch shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// The class gets it, or may: where only signalling is down, nobody can be sure.
    On,
    /// The class does not get it, and is not to.
    Off,
    /// It is wished, and waits for the connection.
    Waiting,
}

impl Shown {
    /// One's microphone.
    pub(super) fn microphone(local: &Local, connection: Connection) -> Self {
        Self::of(local.microphone == Microphone::On, local.microphone_wanted, connection)
    }

    /// One's camera.
    pub(super) fn camera(local: &Local, connection: Connection) -> Self {
        Self::of(local.camera, local.camera_wanted, connection)
    }

    /// One's shared screen.
    pub(super) fn screen(local: &Local, connection: Connection) -> Self {
        Self::of(local.screen_share, local.screen_share_wanted, connection)
    }

    fn of(is_on: bool, is_wanted: bool, connection: Connection) -> Self {
        if is_on && connection.may_get_through() {
            Self::On
        } else if is_wanted && connection != Connection::Connected {
            Self::Waiting
        } else {
            Self::Off
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Connection; 6] = [
        Connection::Connecting,
        Connection::Connected,
        Connection::SignalReconnecting,
        Connection::MediaInterrupted,
        Connection::Reconnecting,
        Connection::Disconnected,
    ];

    #[test]
    fn it_looks_open_only_where_something_may_get_through() {
        for connection in ALL {
            let shown = Shown::of(true, true, connection);
            let may = matches!(connection, Connection::Connected | Connection::SignalReconnecting);
            assert_eq!(shown == Shown::On, may, "{connection:?}");
            assert_ne!(shown, Shown::Off, "what is wished is not forgotten: {connection:?}");
        }
    }

    #[test]
    fn a_press_off_shows_at_once_and_a_press_on_waits_for_the_connection() {
        for connection in ALL {
            assert_eq!(Shown::of(false, false, connection), Shown::Off);
            let wished = Shown::of(false, true, connection);
            let is_up = connection == Connection::Connected;
            assert_eq!(wished, if is_up { Shown::Off } else { Shown::Waiting }, "{connection:?}");
        }
    }
}
