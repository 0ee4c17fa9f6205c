//! A LiveKit that counts what it is asked and does what the test says.

use crate::livekit::{RoomParticipant, Rooms, RoomsError};
use async_trait::async_trait;
use std::{
    collections::{HashMap, HashSet},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

/// Rooms that exist only here.
#[derive(Debug, Default)]
pub struct FakeRooms {
    calls: AtomicUsize,
    down: AtomicBool,
    rooms: Mutex<HashMap<String, Vec<RoomParticipant>>>,
    deleted: Mutex<HashSet<String>>,
    broken: Mutex<HashMap<String, Broken>>,
    hanging: AtomicBool,
    released: tokio::sync::Notify,
}

/// What becomes of a call about a room that is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It fails, every time.
    Fails,
    /// The client itself breaks down, every time.
    Panics,
}

impl FakeRooms {
    /// How many calls there were, of any kind.
    pub fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }

    /// From now on every call fails, or none does.
    pub fn set_down(&self, down: bool) {
        self.down.store(down, Ordering::SeqCst);
    }

    /// From now on this room can't be closed.
    pub fn break_room(&self, room: &str, how: Broken) {
        lock(&self.broken).insert(room.to_owned(), how);
    }

    /// From now on nobody is told who is in a room until [`FakeRooms::release`].
    pub fn hang(&self) {
        self.hanging.store(true, Ordering::SeqCst);
    }

    /// Ends [`FakeRooms::hang`], for those who wait too.
    pub fn release(&self) {
        self.hanging.store(false, Ordering::SeqCst);
        self.released.notify_waiters();
    }

    /// Puts a standard participant into a room.
    pub fn enter(&self, room: &str, identity: &str, hidden: bool) {
        let person = RoomParticipant { identity: identity.to_owned(), is_standard: true, hidden };
        lock(&self.rooms).entry(room.to_owned()).or_default().push(person);
    }

    /// Empties a room.
    pub fn empty(&self, room: &str) {
        lock(&self.rooms).remove(room);
    }

    /// Whether a room was closed.
    pub fn was_deleted(&self, room: &str) -> bool {
        lock(&self.deleted).contains(room)
    }

    fn call(&self) -> Result<(), RoomsError> {
        self.calls.fetch_add(1, Ordering::SeqCst);
        match self.down.load(Ordering::SeqCst) {
            true => Err(RoomsError::Failed("LiveKit is down".into())),
            false => Ok(()),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[async_trait]
impl Rooms for FakeRooms {
    async fn list_participants(&self, room: &str) -> Result<Vec<RoomParticipant>, RoomsError> {
        self.call()?;
        let released = self.released.notified();
        if self.hanging.load(Ordering::SeqCst) {
            released.await;
        }
        Ok(lock(&self.rooms).get(room).cloned().unwrap_or_default())
    }

    async fn delete_room(&self, room: &str) -> Result<(), RoomsError> {
        self.call()?;
        let broken = lock(&self.broken).get(room).copied();
        match broken {
            None => {}
            Some(Broken::Fails) => return Err(RoomsError::Failed("this room is broken".into())),
            Some(Broken::Panics) => panic!("a panic that this test wants"),
        }
        lock(&self.rooms).remove(room);
        lock(&self.deleted).insert(room.to_owned());
        Ok(())
    }

    async fn probe(&self) -> Result<(), RoomsError> {
        self.call()
    }
}
