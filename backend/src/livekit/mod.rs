//! The one place that talks to LiveKit: tokens, the room API, webhook signatures.

mod cluster;
mod room_client;
mod rooms;
mod token;
mod webhook;

pub use cluster::{Cluster, Secret};
pub use room_client::LiveKitRooms;
pub(crate) use rooms::occupancy;
pub use rooms::{RoomParticipant, Rooms, RoomsError};
pub(crate) use token::{TOKEN_LIFE_MINUTES, TokenFor, sign};
pub(crate) use webhook::{WebhookEvent, verify_signature};
