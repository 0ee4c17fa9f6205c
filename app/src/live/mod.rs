//! Pages that follow the server by themselves: its time, and the sessions it tells of.

mod clock;
mod follow;
mod stream;

pub(crate) use clock::ServerClock;
pub(crate) use follow::{Followed, Held, follow};
