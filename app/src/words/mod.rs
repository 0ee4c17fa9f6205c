//! Words that depend on numbers or on a value of the rules.

mod amount;
mod day;
mod names;

pub(crate) use amount::{duration, minutes, students};
pub(crate) use day::{day_heading, day_name};
pub(crate) use names::{initial, kind, role, status};
