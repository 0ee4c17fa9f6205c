//! From pressing Join to being out again: the states, and what moves between them.

use super::{
    announce::Announcer,
    events::{ConnectCode, ConnectOptions, Hardware, LeaveReason, Microphone, RoomEvent, Snapshot},
    facade::{self, Room},
    failure::JoinFailure,
    state::RoomState,
};
use crate::{
    boot::use_boot,
    devices::{Preview, Wishes},
    server_fns,
    text::announce as text,
};
use domain::{Locale, SessionId, join::JoinAs, wire::JoinTicket};
use leptos::{prelude::*, task::spawn_local};

/// Where this person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Before the door.
    Outside,
    /// The ticket is being taken.
    Joining,
    /// The room is being connected to.
    Connecting,
    /// In class.
    Inside,
    /// Out again, for this reason.
    Out(LeaveReason),
}

/// What the page shows of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Face {
    /// The door with Join.
    Door,
    /// The room.
    Room,
    /// How it ended.
    End(LeaveReason),
}

/// The class of one session, in this page.
#[derive(Clone, Copy)]
pub struct Class {
    session: SessionId,
    /// Names this class and this person among the tabs of a browser.
    claim_name: StoredValue<String>,
    locale: Locale,
    stage: RwSignal<Stage>,
    failure: RwSignal<Option<JoinFailure>>,
    /// How the person last wished to join.
    wish: RwSignal<Option<JoinAs>>,
    room: RoomState,
    preview: Preview,
    announcer: Announcer,
    /// Counts tries to be in class, so that what an older one still tells is passed over.
    attempt: StoredValue<u32>,
}

/// The page's class.
pub(crate) fn use_class() -> Class {
    expect_context()
}

impl Class {
    /// Before the door of a session. Leaves the room when the page is gone.
    pub(crate) fn outside(session: SessionId, locale: Locale) -> Self {
        on_cleanup(|| {
            facade::leave();
            facade::let_go_of_tab();
        });
        let person = use_boot().viewer.map_or(0, |viewer| viewer.id.0);
        Self {
            session,
            claim_name: StoredValue::new(format!("majlis-class-{session}-{person}")),
            locale,
            stage: RwSignal::new(Stage::Outside),
            failure: RwSignal::new(None),
            wish: RwSignal::new(None),
            room: RoomState::empty(),
            preview: Preview::closed(),
            announcer: Announcer::silent(),
            attempt: StoredValue::new(0),
        }
    }

    /// What the page shows.
    pub(crate) fn face(self) -> Face {
        match self.stage.get() {
            Stage::Outside | Stage::Joining => Face::Door,
            Stage::Connecting | Stage::Inside => Face::Room,
            Stage::Out(reason) => Face::End(reason),
        }
    }

    /// Whether a ticket is being taken.
    pub(crate) fn is_joining(self) -> bool {
        self.stage.get() == Stage::Joining
    }

    /// Whether a ticket is being taken for this wish.
    pub(crate) fn is_joining_as(self, wish: Option<JoinAs>) -> bool {
        self.is_joining() && self.wish.get() == wish
    }

    /// Whether the door is shown to somebody who was at it before: the focus they had is gone.
    pub(crate) fn was_left(self) -> bool {
        self.attempt.get_value() > 0
    }

    /// Why the last try failed.
    pub(crate) fn failure(self) -> Option<JoinFailure> {
        self.failure.get()
    }

    /// Whether the last try, with this wish, failed.
    pub(crate) fn has_failed_as(self, wish: Option<JoinAs>) -> bool {
        self.failure.with(Option::is_some) && self.wish.get() == wish
    }

    /// Whether the room is still being connected to.
    pub(super) fn is_connecting(self) -> bool {
        self.stage.get() == Stage::Connecting
    }

    /// What the room looks like.
    pub(super) fn room(self) -> RoomState {
        self.room
    }

    /// The devices before joining.
    pub(crate) fn preview(self) -> Preview {
        self.preview
    }

    /// What is said aloud.
    pub(super) fn announcer(self) -> Announcer {
        self.announcer
    }

    /// Loads the meeting code and warms the connection up while somebody may join, so that the click
    /// finds both.
    pub(crate) fn prepare_while(self, may_join: Signal<bool>) {
        let media_url = use_boot().media_url;
        let is_prepared = StoredValue::new(false);
        Effect::new(move || {
            if !may_join.get() || is_prepared.get_value() {
                return;
            }
            is_prepared.set_value(true);
            let media_url = media_url.clone();
            spawn_local(async move {
                // What goes wrong here goes wrong again on the click, and is told then.
                if let Ok(room) = facade::load(|_| ()).await
                    && !media_url.is_empty()
                {
                    room.prepare(&media_url);
                }
            });
        });
    }

    /// Joins, unless that is under way or the class is open in another tab.
    pub(crate) fn join(self, wish: Option<JoinAs>) {
        self.start(wish, false);
    }

    /// Joins as wished before: from the card that told of an end.
    pub(super) fn join_again(self) {
        self.start(self.wish.get_untracked(), false);
    }

    /// Joins as wished before, in the place of another tab or device.
    pub(crate) fn use_here(self) {
        self.start(self.wish.get_untracked(), true);
    }

    fn start(self, wish: Option<JoinAs>, by_force: bool) {
        let first_stage = match self.stage.get_untracked() {
            Stage::Outside => Stage::Joining,
            // The room is shown again at once; the door would only flicker by.
            Stage::Out(_) => Stage::Connecting,
            Stage::Joining | Stage::Connecting | Stage::Inside => return,
        };
        let attempt = self.next_attempt();
        self.room.clear();
        self.failure.set(None);
        self.wish.set(wish);
        self.stage.set(first_stage);
        spawn_local(async move {
            if let Err(failure) = self.go_in(attempt, wish, by_force).await {
                self.give_up(attempt, failure);
            }
        });
    }

    async fn go_in(
        self,
        attempt: u32,
        wish: Option<JoinAs>,
        by_force: bool,
    ) -> Result<(), JoinFailure> {
        let room = facade::load(move |event| self.on_event(attempt, event))
            .await
            .map_err(|_| JoinFailure::Code)?;
        // The page may be gone, or the person may have left, after each step that takes its time.
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
        self.preview.hand_over();
        self.stage.set(Stage::Connecting);
        self.connect(&room, &ticket).await.map_err(JoinFailure::Connect)?;
        if self.is_current(attempt) {
            self.stage.set(Stage::Inside);
            self.announcer.say(text::joined(self.locale));
        }
        Ok(())
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
            microphone: wishes.microphone.unwrap_or(ticket.microphone),
            camera: wishes.camera.unwrap_or(ticket.camera),
        })
        .await
    }

    fn give_up(self, attempt: u32, failure: JoinFailure) {
        if self.is_current(attempt) {
            self.next_attempt();
            facade::leave();
            facade::let_go_of_tab();
            self.failure.set(Some(failure));
            self.stage.set(Stage::Outside);
        }
    }

    /// Leaves by one's own wish; before being in, back to the door.
    pub(super) fn leave(self) {
        let was_in = self.stage.get_untracked() == Stage::Inside;
        self.end(LeaveReason::Left);
        if !was_in {
            self.stage.set(Stage::Outside);
            self.announcer.say(text::left(self.locale));
        }
    }

    fn end(self, reason: LeaveReason) {
        if self.stage.get_untracked() == Stage::Inside {
            // Whoever comes back is not heard or seen if they had switched that off; what was on is on
            // again after a lost connection, but not after leaving.
            let local = self.room.local.get_untracked();
            let wish =
                |can: bool, on: bool| (can && (!on || reason != LeaveReason::Left)).then_some(on);
            self.preview.remember(Wishes {
                microphone: wish(local.can_publish_microphone, local.microphone_wanted),
                camera: wish(local.can_publish_camera, local.camera_wanted),
            });
        }
        self.next_attempt();
        facade::leave();
        facade::let_go_of_tab();
        self.stage.set(Stage::Out(reason));
    }

    fn on_event(self, attempt: u32, event: RoomEvent) {
        if !self.is_current(attempt) {
            return;
        }
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

    fn next_attempt(self) -> u32 {
        self.attempt.update_value(|attempt| *attempt = attempt.wrapping_add(1));
        self.attempt.get_value()
    }

    /// Whether a try is still the one that counts; never once the page is gone.
    fn is_current(self, attempt: u32) -> bool {
        self.attempt.try_get_value() == Some(attempt)
    }
}
