//! Going in: the tab's claim, the ticket, the connection.

use super::{
    controller::{Class, Stage},
    events::{ConnectCode, ConnectOptions, LeaveReason},
    facade::{self, Room},
    failure::JoinFailure,
    news::{About, Said},
};
use crate::{devices::Capturer, server_fns, text::announce as text};
use domain::{join::JoinAs, wire::JoinTicket};
use leptos::prelude::*;
use std::time::Duration;

/// How long the door waits for the media server's answer before it gives way to the room.
const SHOW_ROOM_AFTER: Duration = Duration::from_millis(500);

/// A try to go in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Which one; older ones are passed over.
    pub(super) attempt: u32,
    /// How the person wishes to join.
    pub(super) wish: Option<JoinAs>,
    /// In the place of another tab or device.
    pub(super) by_force: bool,
}

impl Class {
    /// Goes in, step by step. The page may be gone, or the person may have left, after each step that takes its time.
    ///
    /// # Errors
    /// Why that did not work.
    pub(super) async fn go_in(self, entry: Entry) -> Result<(), JoinFailure> {
        let Entry { attempt, wish, by_force } = entry;
        let room = facade::load(move |json| self.hear(attempt, &json))
            .await
            .map_err(|_| JoinFailure::Code)?;
        if !self.is_current(attempt) {
            return Ok(());
        }
        self.claim_tab(by_force).await?;
        if !self.is_current(attempt) {
            self.give_unused_claim_back();
            return Ok(());
        }
        let ticket = server_fns::join(self.session, wish).await.map_err(JoinFailure::Refused)?;
        if !self.is_current(attempt) {
            return Ok(());
        }
        facade::enter(room.clone());
        // An observer's own devices stay outside: they close with the preview.
        if wish != Some(JoinAs::Observer) {
            self.preview.hand_over(turn);
        }
        set_timeout(move || self.show_room(attempt), SHOW_ROOM_AFTER);
        if let Err(code) = self.connect(&room, &ticket).await {
            if self.is_current(attempt) && self.stage.get_untracked() == Stage::Joining {
                self.preview.reopen();
            }
            return Err(JoinFailure::Connect(code));
        }
        if self.is_current(attempt) {
            self.stage.set(Stage::Inside);
            self.announcer.own(About::Class, Said::aloud(text::joined(self.locale)));
        }
        Ok(())
    }

    /// Shows the room while it is being connected to. Not before the media server has answered, if that is soon:
    /// making the room's elements would hold up the socket.
    pub(super) fn show_room(self, attempt: u32) {
        if self.is_current(attempt) && self.stage.try_get_untracked() == Some(Stage::Joining) {
            self.stage.set(Stage::Connecting);
        }
    }

    /// Before any ticket: the media server would throw out whoever holds an older one.
    async fn claim_tab(self, by_force: bool) -> Result<(), JoinFailure> {
        let name = self.claim_name.get_value();
        let is_ours = facade::claim_tab(&name, by_force, move || self.move_away())
            .await
            .map_err(|_| JoinFailure::Code)?;
        if is_ours { Ok(()) } else { Err(JoinFailure::OtherTab) }
    }

    /// After leaving, unless another try is under way.
    fn give_unused_claim_back(self) {
        if matches!(self.stage.try_get_untracked(), None | Some(Stage::Outside | Stage::Out(_))) {
            facade::let_go_of_tab();
        }
    }

    /// Another tab takes over.
    fn move_away(self) {
        let stage = self.stage.try_get_untracked();
        if matches!(stage, Some(Stage::Joining | Stage::Connecting | Stage::Inside)) {
            self.end(LeaveReason::DuplicateIdentity);
        }
        facade::let_go_of_tab();
    }

    async fn connect(self, room: &Room, ticket: &JoinTicket) -> Result<(), ConnectCode> {
        let wishes = self.preview.wishes();
        room.connect(&ConnectOptions {
            server_url: &ticket.server_url,
            token: &ticket.token,
            microphone: wishes.microphone,
            camera: wishes.camera,
            starts_with_microphone: ticket.microphone,
            starts_with_camera: ticket.camera,
        })
        .await
    }
}

/// A press of the door's switches, which are there until the room is shown. It counts at once: a microphone that was
/// switched off must not be heard for the time that this takes.
fn turn(device: Capturer, on: bool) {
    if let Some(room) = facade::current() {
        match device {
            Capturer::Microphone => room.set_microphone(on),
            Capturer::Camera => room.set_camera(on),
        }
    }
}
