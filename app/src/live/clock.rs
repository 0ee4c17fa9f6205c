//! The server's time, ticking in the page.

use crate::browser::device_now;
use domain::Timestamp;
use leptos::prelude::*;
use std::time::Duration;

/// A sample this far below the best one is no slow network: the device's clock was set.
const CLOCK_WAS_SET_MS: i64 = 30_000;

/// What time it is at the server, whatever the device believes. Ticks at whole seconds, so that every
/// countdown of a page changes in the same instant.
///
/// A state that arrives has travelled, so the offset it shows is too small by the time it took: the
/// largest offset seen is the best.
#[derive(Clone, Copy)]
pub(crate) struct ServerClock {
    now: RwSignal<Timestamp>,
    offset_ms: StoredValue<i64>,
}

impl ServerClock {
    /// Stands at `server_now` until the page is alive, then ticks.
    pub(crate) fn starting_at(server_now: Timestamp) -> Self {
        let clock = Self { now: RwSignal::new(server_now), offset_ms: StoredValue::new(i64::MIN) };
        Effect::new(move || {
            clock.sample(server_now);
            clock.tick();
        });
        clock
    }

    /// The server's time.
    pub(crate) fn now(self) -> Timestamp {
        self.now.get()
    }

    /// The server's time, without following it.
    pub(crate) fn now_untracked(self) -> Timestamp {
        self.now.get_untracked()
    }

    /// Takes a new sample from a state that just arrived.
    pub(crate) fn sample(self, server_now: Timestamp) {
        let sample = server_now.millis_since(device_now());
        self.offset_ms.update_value(|offset| *offset = better_offset(*offset, sample));
    }

    fn tick(self) {
        let Some(offset) = self.offset_ms.try_get_value() else { return };
        let server_now = device_now().plus_millis(offset);
        if self.now.try_set(server_now).is_some() {
            // The page is gone.
            return;
        }
        let to_next_second = 1000 - server_now.as_millis().rem_euclid(1000);
        let wait = Duration::from_millis(to_next_second.unsigned_abs());
        set_timeout(move || self.tick(), wait);
    }
}

/// The clock of the whole page.
pub(crate) fn use_clock() -> ServerClock {
    expect_context()
}

fn better_offset(best: i64, sample: i64) -> i64 {
    let clock_was_set = sample < best.saturating_sub(CLOCK_WAS_SET_MS);
    if clock_was_set { sample } else { best.max(sample) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quickest_sample_wins_until_the_device_clock_is_set() {
        assert_eq!(better_offset(i64::MIN, -700), -700);
        assert_eq!(better_offset(-700, -40), -40);
        assert_eq!(better_offset(-40, -900), -40);
        assert_eq!(better_offset(-40, -3_600_000), -3_600_000);
        assert_eq!(better_offset(-40, 3_600_000), 3_600_000);
    }
}
