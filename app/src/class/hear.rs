//! What the room tells: taken into the state, and said aloud where somebody should know.

use super::{
    controller::{Class, Stage},
    ending::looks_like_the_network,
    events::{Connection, Hardware, LeaveReason, Microphone, RoomEvent, Snapshot},
    facade,
    news::{About, Said, news},
};
use crate::{AppError, reads, text::announce as text};
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;

/// A server that does not answer within this time is as far away as the media server.
const ANSWERS_WITHIN: Duration = Duration::from_secs(5);

impl Class {
    /// Takes in an event, unless it is from a try that is over.
    pub(super) fn hear(self, attempt: u32, json: &str) {
        if !self.is_current(attempt) {
            return;
        }
        match serde_json::from_str(json) {
            // In the next frame: what the media server answered is worked on first.
            Ok(RoomEvent::Signalled {}) => request_animation_frame(move || self.show_room(attempt)),
            Ok(event) => self.on_event(attempt, event),
            Err(error) => leptos::logging::error!("unreadable room event: {error}"),
        }
    }

    fn on_event(self, attempt: u32, event: RoomEvent) {
        match event {
            RoomEvent::Snapshot(snapshot) => self.on_snapshot(snapshot),
            RoomEvent::Reconnected {} => {
                let is_open =
                    self.room.local.with_untracked(|local| local.microphone == Microphone::On);
                let words = if is_open {
                    text::reconnected_open(self.locale)
                } else {
                    text::reconnected(self.locale)
                };
                self.announcer.own(About::Class, Said::shown(words));
            }
            RoomEvent::DeviceFailed { device, failure } => self.room.device_failed(device, failure),
            RoomEvent::DeviceOk { device } => self.room.device_settled(device),
            RoomEvent::Devices(devices) => self.room.devices.set(devices),
            RoomEvent::DeviceChanged { device, label } => {
                let (about, words) = match device {
                    Hardware::Microphone => {
                        (About::Microphone, text::microphone_changed(self.locale, &label))
                    }
                    Hardware::Camera => (About::Camera, text::camera_changed(self.locale, &label)),
                    Hardware::Speaker => {
                        (About::Speaker, text::speaker_changed(self.locale, &label))
                    }
                };
                self.announcer.own(about, Said::shown(words));
            }
            // It is for `hear`.
            RoomEvent::Signalled {} => {}
            // While connecting, `connect` itself tells what went wrong.
            RoomEvent::Disconnected { .. } if self.stage.get_untracked() != Stage::Inside => {}
            RoomEvent::Disconnected { reason } => self.on_disconnected(attempt, reason),
        }
    }

    /// What looks like a lost network may be the media server's fault: then our own server still answers. Until it is known
    /// the room goes on saying that it is being connected to.
    fn on_disconnected(self, attempt: u32, reason: LeaveReason) {
        if !looks_like_the_network(reason) {
            return self.end(reason);
        }
        // Over for the facade; what is pressed meanwhile is kept for the next try.
        facade::leave();
        self.room.connection.set(Connection::Reconnecting);
        let end = move |reason| {
            if self.is_current(attempt) {
                self.end(reason);
            }
        };
        set_timeout(move || end(reason), ANSWERS_WITHIN);
        spawn_local(async move {
            match reads::session_state(self.session).await {
                Err(AppError::Unreachable) => end(reason),
                _ => end(LeaveReason::ServerShutdown),
            }
        });
    }

    fn on_snapshot(self, snapshot: Snapshot) {
        let picture = || (self.room.local.get_untracked(), self.room.connection.get_untracked());
        let before = picture();
        let difference = self.room.apply(snapshot);
        if self.stage.get_untracked() != Stage::Inside {
            return;
        }
        let after = picture();
        let news = news(self.locale, (&before.0, before.1), (&after.0, after.1), difference);
        for news in news {
            self.announcer.tell(news);
        }
    }
}
