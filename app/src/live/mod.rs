//! Pages that follow the server by themselves: its time, and the sessions it tells of.

mod clock;
mod follow;
mod stream;
mod today;

pub(crate) use clock::{ServerClock, use_clock};
pub(crate) use follow::{Followed, Held, follow};
pub(crate) use today::{Today, use_today};
