//! The days of a viewer's calendar: which one it is changes at their midnight, not when a page is loaded.

use crate::Timestamp;
use serde::{Deserialize, Serialize};

/// One day in the viewer's zone and language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarDay {
    /// `YYYY-MM-DD`.
    pub day: String,
    /// Weekday and Gregorian date.
    pub date: String,
    /// The Hijri date (Umm al-Qura).
    pub hijri: String,
    /// Its first instant.
    pub begins: Timestamp,
    /// The first instant of the next.
    pub ends: Timestamp,
}

/// The day at `now`, if it is among those known.
pub fn day_at(days: &[CalendarDay], now: Timestamp) -> Option<&CalendarDay> {
    days.iter().find(|day| day.begins <= now && now < day.ends)
}
