//! LiveKit's webhooks: an inbox that stores each event once, and a worker that acts on them in
//! order of arrival. Answering quickly matters: LiveKit repeats what is not answered, and drops
//! what it can't deliver for long.

mod process;
mod receive;

pub use process::{run, work};
pub use receive::{Received, Rejected, receive};
