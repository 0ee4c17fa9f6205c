//! From pressing Join to being out again: the states, and what moves between them.

use super::{
    announce::Announcer,
    enter::Entry,
    events::LeaveReason,
    facade,
    failure::JoinFailure,
    news::{About, Said},
    part::PART,
    state::RoomState,
};
use crate::{
    boot::use_boot,
    devices::{Preview, Wishes},
    text::announce as text,
};
use domain::{Locale, SessionId, join::JoinAs};
use leptos::{prelude::*, task::spawn_local};

/// Where this person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Before the door.
    Outside,
    /// The ticket is being taken, or the media server has not answered yet.
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
    pub(super) session: SessionId,
    /// Names this class and this person among the tabs of a browser.
    pub(super) claim_name: StoredValue<String>,
    pub(super) locale: Locale,
    pub(super) stage: RwSignal<Stage>,
    failure: RwSignal<Option<JoinFailure>>,
    /// How the person last wished to join.
    wish: RwSignal<Option<JoinAs>>,
    pub(super) room: RoomState,
    pub(super) preview: Preview,
    pub(super) announcer: Announcer,
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

    /// Whether somebody is on the way in and still before the door.
    pub(crate) fn is_joining(self) -> bool {
        self.stage.get() == Stage::Joining
    }

    /// Whether somebody is on the way in with this wish.
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
                let _ = PART.load().await;
                if let Ok(room) = facade::load(drop).await
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
            let done = match PART.load().await {
                Ok(class) => (class.enter)(self, Entry { attempt, wish, by_force }).await,
                Err(_) => Err(JoinFailure::Code),
            };
            if let Err(failure) = done {
                self.give_up(attempt, failure);
            }
        });
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
            self.announcer.own(About::Class, Said::aloud(text::left(self.locale)));
        }
    }

    /// Out, for this reason.
    pub(super) fn end(self, reason: LeaveReason) {
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

    fn next_attempt(self) -> u32 {
        self.attempt.update_value(|attempt| *attempt = attempt.wrapping_add(1));
        self.attempt.get_value()
    }

    /// Whether a try is still the one that counts; never once the page is gone.
    pub(super) fn is_current(self, attempt: u32) -> bool {
        self.attempt.try_get_value() == Some(attempt)
    }
}
