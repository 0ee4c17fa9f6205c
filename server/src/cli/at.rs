//! Points in time as people type them.

use domain::Timestamp;
use jiff::SignedDuration;
use std::str::FromStr;

/// `2026-01-31T20:30:00+03:00`, or from now on: `+15m5s`, `-2h`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    Instant(Timestamp),
    FromNow { millis: i64 },
}

impl At {
    pub(super) fn resolve(self, now: Timestamp) -> Timestamp {
        match self {
            Self::Instant(at) => at,
            Self::FromNow { millis } => now.plus_millis(millis),
        }
    }
}

/// The text is no point in time.
#[derive(Clone, Debug, thiserror::Error)]
#[error(
    "write an instant such as 2026-01-31T20:30:00+03:00, or a distance from now such as +15m5s or -2h"
)]
pub(super) struct InvalidAt;

impl FromStr for At {
    type Err = InvalidAt;

    fn from_str(text: &str) -> Result<Self, InvalidAt> {
        if text.starts_with(['+', '-']) {
            let distance: SignedDuration = text.parse().map_err(|_| InvalidAt)?;
            let millis = i64::try_from(distance.as_millis()).map_err(|_| InvalidAt)?;
            return Ok(Self::FromNow { millis });
        }
        let instant: jiff::Timestamp = text.parse().map_err(|_| InvalidAt)?;
        Ok(Self::Instant(Timestamp::from_millis(instant.as_millisecond())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_and_instants_are_read() {
        let now = Timestamp::from_millis(1_000_000_000);
        for (text, at) in [
            ("+15m5s", 1_000_000_000 + 905_000),
            ("-2h", 1_000_000_000 - 7_200_000),
            ("+24h30m", 1_000_000_000 + 88_200_000),
            ("1970-01-01T03:00:01+03:00", 1_000),
            ("1970-01-01T00:00:01Z", 1_000),
        ] {
            let read: At = text.parse().expect(text);
            assert_eq!(read.resolve(now).as_millis(), at, "{text}");
        }
        for text in
            ["", "15m", "+", "tomorrow", "2026-01-31", "2026-01-31T20:30:00", "+1 fortnight"]
        {
            assert!(text.parse::<At>().is_err(), "{text}");
        }
    }
}
