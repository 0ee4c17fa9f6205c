//! What the use cases need to know and do about rooms.

use async_trait::async_trait;
use domain::{UserId, transition::Occupancy};

/// A participant, as LiveKit lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomParticipant {
    /// Its identity.
    pub identity: String,
    /// A person's client, as opposed to a recorder, an agent or a telephone.
    pub is_standard: bool,
    /// Unseen by the others.
    pub hidden: bool,
}

impl RoomParticipant {
    /// Whether this is one of our people, visibly there: only those keep a room occupied and a
    /// session ongoing.
    pub fn counts(&self) -> bool {
        let visible_user =
            UserId::from_livekit_identity(&self.identity).is_some_and(|(_, observer)| !observer);
        self.is_standard && !self.hidden && visible_user
    }
}

/// Why LiveKit could not be asked.
#[derive(Clone, Debug, thiserror::Error)]
pub enum RoomsError {
    /// No answer within the limit.
    #[error("no answer in time")]
    TimedOut,
    /// It refused or could not be reached.
    #[error("{0}")]
    Failed(String),
}

/// LiveKit's room API, as far as we use it. A trait, so that tests can count and hang calls.
#[async_trait]
pub trait Rooms: Send + Sync + std::fmt::Debug {
    /// Who is in the room; nobody when there is no such room.
    async fn list_participants(&self, room: &str) -> Result<Vec<RoomParticipant>, RoomsError>;

    /// Sends everybody out and closes the room. A room that does not exist is closed already.
    async fn delete_room(&self, room: &str) -> Result<(), RoomsError>;

    /// Whether LiveKit answers at all.
    async fn probe(&self) -> Result<(), RoomsError>;
}

/// Whether a room is empty, as far as can be known.
pub(crate) fn occupancy(answer: &Result<Vec<RoomParticipant>, RoomsError>) -> Occupancy {
    match answer {
        Ok(people) if people.iter().any(RoomParticipant::counts) => Occupancy::Occupied,
        Ok(_) => Occupancy::Empty,
        Err(_) => Occupancy::Unknown,
    }
}
