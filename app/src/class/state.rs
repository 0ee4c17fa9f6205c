//! The class as the page shows it: the last snapshot, taken apart into signals.

use super::{
    events::{Connection, Device, DeviceFailure, Devices, Local, Snapshot},
    roster::{Difference, Roster},
};
use leptos::prelude::*;

/// What the room looks like from here.
#[derive(Clone, Copy)]
pub(super) struct RoomState {
    /// Where the connection stands.
    pub(super) connection: RwSignal<Connection>,
    /// False while the browser blocks sound.
    pub(super) can_play_audio: RwSignal<bool>,
    /// This page's own person.
    pub(super) local: RwSignal<Local>,
    /// Everybody to be seen.
    pub(super) roster: Roster,
    /// Devices that gave nothing when they were wanted, oldest first.
    pub(super) device_failures: RwSignal<Vec<(Device, DeviceFailure)>>,
    /// Whom this page keeps large; they may have gone.
    pub(super) pinned: RwSignal<Option<String>>,
    /// Whether a shared screen has the whole stage.
    pub(super) is_enlarged: RwSignal<bool>,
    /// What can be chosen, and what is in use.
    pub(super) devices: RwSignal<Devices>,
}

impl RoomState {
    /// Before any snapshot.
    pub(super) fn empty() -> Self {
        Self {
            connection: RwSignal::new(Connection::Connecting),
            can_play_audio: RwSignal::new(true),
            local: RwSignal::new(Local::default()),
            roster: Roster::empty(),
            device_failures: RwSignal::new(vec![]),
            pinned: RwSignal::new(None),
            is_enlarged: RwSignal::new(false),
            devices: RwSignal::new(Devices::default()),
        }
    }

    /// Forgets the class that was.
    pub(super) fn clear(self) {
        self.connection.set(Connection::Connecting);
        self.can_play_audio.set(true);
        self.local.set(Local::default());
        self.roster.clear();
        self.device_failures.set(vec![]);
        self.pinned.set(None);
        self.is_enlarged.set(false);
        self.devices.set(Devices::default());
    }

    /// Takes over a snapshot. Only what differs wakes anybody.
    pub(super) fn apply(self, snapshot: Snapshot) -> Difference {
        set_if_new(self.connection, snapshot.connection);
        set_if_new(self.can_play_audio, snapshot.can_play_audio);
        set_if_new(self.local, snapshot.local);
        self.roster.apply(snapshot.participants)
    }

    /// A device gave nothing; what was said of it before no longer counts.
    pub(super) fn device_failed(self, device: Device, failure: DeviceFailure) {
        self.device_failures.update(|failures| {
            failures.retain(|(other, _)| *other != device);
            failures.push((device, failure));
        });
    }

    /// A device works, or nobody wants to hear of it any more.
    pub(super) fn device_settled(self, device: Device) {
        self.device_failures.update(|failures| failures.retain(|(other, _)| *other != device));
    }
}

fn set_if_new<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|known| *known != value) {
        signal.set(value);
    }
}
