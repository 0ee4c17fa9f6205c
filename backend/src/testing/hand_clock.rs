//! A clock that stands still until the test moves it.

use crate::time::TimeSource;
use domain::Timestamp;
use std::sync::atomic::{AtomicI64, Ordering};

/// Stands still.
#[derive(Debug)]
pub struct HandClock(AtomicI64);

impl HandClock {
    /// Sunday, 22 November 2026, 12:00 in UTC.
    pub const NOON: Timestamp = Timestamp::from_millis(1_795_348_800_000);

    /// Moves forward, or backwards when negative.
    pub fn advance_secs(&self, secs: i64) {
        self.0.fetch_add(secs * 1_000, Ordering::SeqCst);
    }
}

impl Default for HandClock {
    fn default() -> Self {
        Self(AtomicI64::new(Self::NOON.as_millis()))
    }
}

impl TimeSource for HandClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::SeqCst))
    }
}
