//! What the room tells: taken into the state, and said aloud where somebody should know.

use super::{
    controller::{Class, Stage},
    events::{Hardware, Microphone, RoomEvent, Snapshot},
};
use crate::text::announce as text;
use leptos::prelude::*;

impl Class {
    /// Takes in an event, unless it is from a try that is over.
    pub(super) fn hear(self, attempt: u32, json: &str) {
        if !self.is_current(attempt) {
            return;
        }
        match serde_json::from_str(json) {
            Ok(event) => self.on_event(event),
            Err(error) => leptos::logging::error!("unreadable room event: {error}"),
        }
    }

    fn on_event(self, event: RoomEvent) {
        match event {
            RoomEvent::Snapshot(snapshot) => self.on_snapshot(snapshot),
            RoomEvent::Reconnected {} => {
                let is_open =
                    self.room.local.with_untracked(|local| local.microphone == Microphone::On);
                self.announcer.show(if is_open {
                    text::reconnected_open(self.locale)
                } else {
                    text::reconnected(self.locale)
                });
            }
            RoomEvent::DeviceFailed { device, failure } => self.room.device_failed(device, failure),
            RoomEvent::DeviceOk { device } => self.room.device_settled(device),
            RoomEvent::Devices(devices) => self.room.devices.set(devices),
            RoomEvent::DeviceChanged { device, label } => self.announcer.show(match device {
                Hardware::Microphone => text::microphone_changed(self.locale, &label),
                Hardware::Camera => text::camera_changed(self.locale, &label),
                Hardware::Speaker => text::speaker_changed(self.locale, &label),
            }),
            // While connecting, `connect` itself tells what went wrong.
            RoomEvent::Disconnected { .. } if self.stage.get_untracked() != Stage::Inside => {}
            RoomEvent::Disconnected { reason } => self.end(reason),
        }
    }

    fn on_snapshot(self, snapshot: Snapshot) {
        let before = self.room.local.get_untracked();
        let difference = self.room.apply(snapshot);
        if self.stage.get_untracked() != Stage::Inside {
            return;
        }
        let after = self.room.local.get_untracked();
        let (was_on, is_on) =
            (before.microphone == Microphone::On, after.microphone == Microphone::On);
        let locale = self.locale;
        let names = |names: &[String]| names.join(text::and(locale));
        if was_on != is_on && !self.room.connection.get_untracked().is_being_restored() {
            self.announcer.say(if is_on {
                text::microphone_on(locale)
            } else {
                text::microphone_off(locale)
            });
        } else if before.camera != after.camera {
            self.announcer.say(if after.camera {
                text::camera_on(locale)
            } else {
                text::camera_off(locale)
            });
        } else if before.screen_share != after.screen_share {
            self.announcer.say(if after.screen_share {
                text::screen_on(locale)
            } else {
                text::screen_off(locale)
            });
        } else if !difference.shares.is_empty() {
            self.announcer.say(text::shares(locale, &names(&difference.shares)));
        } else if !difference.came.is_empty() {
            self.announcer.say(text::came(locale, &names(&difference.came)));
        } else if !difference.went.is_empty() {
            self.announcer.say(text::went(locale, &names(&difference.went)));
        }
    }
}
