//! Words that depend on numbers or on a value of the rules.

mod amount;
mod day;
mod names;
mod refusals;

pub(crate) use amount::{duration, minutes, students};
pub(crate) use day::{day_heading, day_name};
pub(crate) use names::{initial, kind, role, status};
pub(crate) use refusals::why;

/// Between two facts of one line. It hangs on the one before it, so that no line begins with the dot.
pub(crate) const DOT: &str = "\u{a0}· ";
