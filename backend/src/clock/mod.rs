//! The clock: makes due transitions happen.
//!
//! It sleeps until the earliest `next_transition_at`, a change, or a short ceiling, then takes what
//! is due in bounded transactions. There is no lock that outlives one, no scan of all rows, and
//! nothing to repair after a crash: the next tick, on any replica, finds what is still due.

mod batch;
mod endings;
mod run;

pub use run::{Tick, correct_clock, run, tick};
