//! Instants and lengths of time.
//!
//! An instant is UTC milliseconds everywhere inside, and RFC 3339 with milliseconds and `Z` on the
//! wire. Reading and writing that one form takes a few lines here, so that no calendar library has
//! to be sent to the browser; dates that people read are made on the server.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{
    fmt,
    ops::{Add, Sub},
    str::FromStr,
};

/// A whole number of minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Minutes(pub u16);

impl Minutes {
    /// The same length in milliseconds.
    pub fn as_millis(self) -> i64 {
        i64::from(self.0) * 60_000
    }
}

/// An instant: milliseconds since 1970-01-01T00:00:00Z. Reckoning stops at the ends of what can be
/// stored: an impossible time in one row must not end the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// From milliseconds since the epoch.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the epoch.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// This instant moved by milliseconds, backwards when negative.
    pub fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// Milliseconds from `earlier` to this instant, negative when it is later.
    pub fn millis_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

impl Add<Minutes> for Timestamp {
    type Output = Self;

    fn add(self, minutes: Minutes) -> Self {
        self.plus_millis(minutes.as_millis())
    }
}

impl Sub<Minutes> for Timestamp {
    type Output = Self;

    fn sub(self, minutes: Minutes) -> Self {
        self.plus_millis(-minutes.as_millis())
    }
}

const DAY_MS: i64 = 86_400_000;

/// Year, month and day of a day count since 1970-01-01 (Howard Hinnant, "chrono-compatible
/// low-level date algorithms", `civil_from_days`).
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    (yoe + era * 400 + i64::from(month <= 2), month, doy - (153 * mp + 2) / 5 + 1)
}

/// The inverse of [`civil_from_days`].
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let y = year - i64::from(month <= 2);
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let doy = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil_from_days(self.0.div_euclid(DAY_MS));
        let ms = self.0.rem_euclid(DAY_MS);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}.{:03}Z",
            ms / 3_600_000,
            ms / 60_000 % 60,
            ms / 1_000 % 60,
            ms % 1_000
        )
    }
}

/// The text is not `YYYY-MM-DDTHH:MM:SS[.fff]Z`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no UTC time of the form 2026-01-31T17:30:00.000Z")]
pub struct InvalidTimestamp(String);

impl FromStr for Timestamp {
    type Err = InvalidTimestamp;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse_utc(text).ok_or_else(|| InvalidTimestamp(text.to_owned()))
    }
}

fn parse_utc(text: &str) -> Option<Timestamp> {
    let number = |range: std::ops::Range<usize>| -> Option<i64> {
        let digits = text.get(range)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let separators = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')];
    if separators.iter().any(|(at, byte)| text.as_bytes().get(*at) != Some(byte)) {
        return None;
    }
    let millis = match text.get(19..)? {
        "Z" => 0,
        rest if rest.len() == 5 && rest.starts_with('.') && rest.ends_with('Z') => number(20..23)?,
        _ => return None,
    };
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let (hour, minute, second) = (number(11..13)?, number(14..16)?, number(17..19)?);
    let days = days_from_civil(year, month, day);
    let exists = civil_from_days(days) == (year, month, day);
    (exists && hour < 24 && minute < 60 && second < 60).then(|| {
        Timestamp(days * DAY_MS + hour * 3_600_000 + minute * 60_000 + second * 1_000 + millis)
    })
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// jiff is the reference.
        #[test]
        fn agrees_with_jiff(ms in -62_000_000_000_000i64..250_000_000_000_000) {
            let ours = Timestamp::from_millis(ms);
            let theirs = jiff::Timestamp::from_millisecond(ms).expect("in range");
            prop_assert_eq!(ours.to_string().parse::<jiff::Timestamp>().expect("jiff reads ours"), theirs);
            prop_assert_eq!(ours.to_string().parse::<Timestamp>(), Ok(ours));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,30}") {
            let _ = text.parse::<Timestamp>();
        }
    }

    #[test]
    fn reckoning_stops_at_the_ends() {
        let (first, last) = (Timestamp::from_millis(i64::MIN), Timestamp::from_millis(i64::MAX));
        assert_eq!((last + Minutes(1), first - Minutes(1)), (last, first));
        assert_eq!((last.plus_millis(1), first.plus_millis(-1)), (last, first));
        assert_eq!((last.millis_since(first), first.millis_since(last)), (i64::MAX, i64::MIN));
    }

    #[test]
    fn impossible_times_are_refused() {
        for text in [
            "2026-02-30T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T00:60:00Z",
            "2026-01-01 00:00:00Z",
            "2026-01-01T00:00:00",
            "2026-01-01T00:00:00+03:00",
            "+026-01-01T00:00:00Z",
        ] {
            assert!(text.parse::<Timestamp>().is_err(), "{text}");
        }
    }
}
