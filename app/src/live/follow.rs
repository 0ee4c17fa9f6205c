//! Following sessions: by the live stream, and by a slow poll as long as it is not open, or silent.

use super::stream::{Fate, Stream};
use crate::{
    AppError,
    browser::{as_viewer, go_to_login, random, reload},
    reads,
};
use domain::{SessionId, wire::SessionState};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use send_wrapper::SendWrapper;
use std::{
    cell::{Cell, RefCell},
    ops::Range,
    rc::Rc,
    time::Duration,
};

/// A stream opens at once, and the browser reconnects by itself within a few seconds; only then
/// people are told.
const TELL_AFTER: Duration = Duration::from_secs(4);
/// Between two polls while the stream is not open, seconds; spread, so that pages don't ask in step.
const POLL_SECS: Range<f64> = 20.0..40.0;
/// Until the first poll when the server refuses the stream: it may have to say why.
const REFUSED_SECS: Range<f64> = 1.0..4.0;

/// A stream in which nothing is heard for so long is dead, whatever the browser believes: the server tells every 15
/// seconds that it is there. A network that goes away without a word leaves such streams, and so does a computer's sleep.
const SILENT_AFTER: Duration = Duration::from_secs(40);

/// Whether the person is where the page must not be taken away from them, whatever our own server
/// answers: in a class, which goes on without it. Provided by the page; absent means never.
#[derive(Clone, Copy)]
pub(crate) struct Held(pub(crate) Signal<bool>);

/// What a page follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Followed {
    /// One session.
    Session(SessionId),
    /// The viewer's sessions.
    Mine,
    /// All sessions of the viewer's academy. They are too many to be told whole: the number grows
    /// whenever the page has to look at its list again.
    Academy(RwSignal<u32>),
}

impl Followed {
    fn stream_url(self) -> String {
        match self {
            Self::Session(id) => format!("/events?session={id}"),
            Self::Mine => "/events?view=mine".to_owned(),
            Self::Academy(_) => "/events?view=admin".to_owned(),
        }
    }

    async fn read(self) -> Result<Vec<SessionState>, AppError> {
        match self {
            Self::Session(id) => reads::session_state(id).await.map(|state| vec![state]),
            Self::Mine => reads::my_sessions(None).await,
            Self::Academy(_) => {
                self.look_again();
                Ok(vec![])
            }
        }
    }

    fn look_again(self) {
        if let Self::Academy(turn) = self {
            turn.try_update(|turn| *turn = turn.wrapping_add(1));
        }
    }
}

/// Calls `on_state` with every state that arrives, until the component is gone. States may arrive
/// twice or late: the caller compares versions. Returns whether the live stream has been down for so
/// long that people should know.
pub(crate) fn follow(
    followed: Followed,
    on_state: impl Fn(SessionState) + 'static,
) -> Signal<bool> {
    let interrupted = RwSignal::new(false);
    let on_state = Rc::new(on_state);
    let held = use_context::<Held>().map_or_else(|| Signal::stored(false), |Held(held)| held);
    Effect::new(move || {
        let follower = Rc::new(Follower {
            followed,
            on_state: on_state.clone(),
            interrupted,
            held,
            is_to_leave: Cell::default(),
            stream: RefCell::default(),
            tell: Cell::default(),
            poll: Cell::default(),
            watch: Cell::default(),
            is_silent: Cell::default(),
            has_asked: Cell::default(),
            over: Cell::default(),
        });
        follower.open();
        let follower = SendWrapper::new(follower);
        let released = follower.clone();
        Effect::new(move || {
            // It may be otherwise by now.
            if !held.get() && released.is_to_leave.take() {
                released.ask();
            }
        });
        on_cleanup(move || follower.end());
    });
    interrupted.into()
}

struct Follower {
    followed: Followed,
    on_state: Rc<dyn Fn(SessionState)>,
    interrupted: RwSignal<bool>,
    held: Signal<bool>,
    /// The server does not know the person any more, or not this page; that waits until it is not held.
    is_to_leave: Cell<bool>,
    stream: RefCell<Option<Stream>>,
    /// Will tell people that the stream is down.
    tell: Cell<Option<TimeoutHandle>>,
    /// Will ask the server.
    poll: Cell<Option<TimeoutHandle>>,
    /// Will find that nothing has been heard for long.
    watch: Cell<Option<TimeoutHandle>>,
    /// Whether nothing has been heard for long, though the stream is open.
    is_silent: Cell<bool>,
    /// Whether the server was asked since the stream was open last.
    has_asked: Cell<bool>,
    over: Cell<bool>,
}

impl Follower {
    fn open(self: &Rc<Self>) {
        // Not only once it fails: a stream that hangs never tells anything.
        self.bridge();
        stop(&self.watch);
        self.is_silent.set(false);
        let on_fate = {
            let follower = Rc::downgrade(self);
            move |fate| {
                if let Some(follower) = follower.upgrade() {
                    follower.on_fate(fate);
                }
            }
        };
        let on_state = {
            let on_state = self.on_state.clone();
            move |state| on_state(state)
        };
        let stream = Stream::open(&as_viewer(&self.followed.stream_url()), on_state, on_fate).ok();
        if stream.is_none() {
            self.on_fate(Fate::Dead);
        }
        *self.stream.borrow_mut() = stream;
    }

    fn on_fate(self: &Rc<Self>, fate: Fate) {
        match fate {
            // A stream begins with the present state, or the page looks for itself: nothing that happened
            // meanwhile is missing.
            Fate::Open => {
                self.followed.look_again();
                stop(&self.tell);
                stop(&self.poll);
                self.has_asked.set(false);
                self.interrupted.try_set(false);
                self.watch();
            }
            Fate::Heard => self.watch(),
            Fate::Dead if !self.has_asked.get() => {
                self.bridge();
                self.poll_in(REFUSED_SECS);
            }
            Fate::Reconnecting | Fate::Dead => self.bridge(),
        }
    }

    /// Will take the stream for dead unless something is heard.
    fn watch(self: &Rc<Self>) {
        let follower = Rc::clone(self);
        let fell_silent = move || {
            follower.is_silent.set(true);
            follower.bridge();
            follower.ask();
        };
        stop(&self.watch);
        self.watch.set(set_timeout_with_handle(fell_silent, SILENT_AFTER).ok());
    }

    /// Will tell people and ask the server unless the stream opens first.
    fn bridge(self: &Rc<Self>) {
        if self.tell.get().is_none() {
            let follower = Rc::clone(self);
            let tell = move || {
                if follower.is_missing() {
                    follower.interrupted.try_set(true);
                }
            };
            self.tell.set(set_timeout_with_handle(tell, TELL_AFTER).ok());
        }
        if self.poll.get().is_none() {
            self.poll_in(POLL_SECS);
        }
    }

    fn poll_in(self: &Rc<Self>, secs: Range<f64>) {
        let wait = secs.start + random() * (secs.end - secs.start);
        let follower = Rc::clone(self);
        let ask = move || {
            follower.poll.set(None);
            if follower.is_missing() {
                follower.has_asked.set(true);
                follower.ask();
            }
        };
        stop(&self.poll);
        self.poll.set(set_timeout_with_handle(ask, Duration::from_secs_f64(wait)).ok());
    }

    fn ask(self: &Rc<Self>) {
        let follower = Rc::clone(self);
        spawn_local(async move {
            let answer = follower.followed.read().await;
            if !follower.over.get() {
                follower.on_answer(answer);
            }
        });
    }

    fn on_answer(self: &Rc<Self>, answer: Result<Vec<SessionState>, AppError>) {
        match answer {
            Ok(states) => states.into_iter().for_each(|state| (self.on_state)(state)),
            Err(AppError::NotLoggedIn | AppError::NotFound)
                if self.held.try_get_untracked() == Some(true) =>
            {
                self.is_to_leave.set(true);
            }
            Err(AppError::NotLoggedIn) => return go_to_login(),
            // Not theirs any more; the server will say so in its own words.
            Err(AppError::NotFound) => return reload(),
            Err(_) => {}
        }
        if self.is_missing() {
            // Anew, also when the browser is still waiting: it would wait for ever for one that hangs.
            self.open();
        }
    }

    /// Whether events should arrive and can't.
    fn is_missing(&self) -> bool {
        let is_open = || self.stream.borrow().as_ref().is_some_and(Stream::is_open);
        !self.over.get() && (self.is_silent.get() || !is_open())
    }

    fn end(&self) {
        self.over.set(true);
        stop(&self.tell);
        stop(&self.poll);
        stop(&self.watch);
        self.stream.take();
    }
}

fn stop(timer: &Cell<Option<TimeoutHandle>>) {
    if let Some(timer) = timer.take() {
        timer.clear();
    }
}
