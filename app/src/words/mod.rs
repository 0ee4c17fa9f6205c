//! Words that depend on numbers or on a value of the rules.

mod amount;
mod names;

pub(crate) use amount::{duration, minutes};
pub(crate) use names::{initial, kind, role, status};
