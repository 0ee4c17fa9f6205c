//! Where "now" comes from. Read once at the edge (a handler, a worker's turn) and passed on.

use domain::Timestamp;
use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::{SystemTime, UNIX_EPOCH},
};

/// A source of the present instant.
pub trait TimeSource: Send + Sync + std::fmt::Debug {
    /// The present instant.
    fn now(&self) -> Timestamp;

    /// Tells the source that the database's clock is ahead by so many milliseconds.
    fn correct(&self, _offset_millis: i64) {}
}

/// This machine's clock, corrected to the database's, so that replicas with wrong clocks agree.
#[derive(Debug, Default)]
pub struct CorrectedClock {
    offset_millis: AtomicI64,
}

impl TimeSource for CorrectedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(system_millis() + self.offset_millis.load(Ordering::Relaxed))
    }

    fn correct(&self, offset_millis: i64) {
        self.offset_millis.store(offset_millis, Ordering::Relaxed);
    }
}

pub(crate) fn system_millis() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
