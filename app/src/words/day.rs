//! Days as people name them from where they stand: today, tomorrow, yesterday.

use crate::text::day as text;
use domain::{Locale, Timestamp, wire::When};

const DAY_MS: i64 = 86_400_000;

/// How far a day is from today, when that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Near {
    Yesterday,
    Today,
    Tomorrow,
}

/// Both `YYYY-MM-DD`, in the viewer's zone.
fn near(today: &str, day: &str) -> Option<Near> {
    let midnight = |day: &str| format!("{day}T00:00:00Z").parse::<Timestamp>().ok();
    match midnight(day)?.millis_since(midnight(today)?) {
        0 => Some(Near::Today),
        DAY_MS => Some(Near::Tomorrow),
        millis if millis == -DAY_MS => Some(Near::Yesterday),
        _ => None,
    }
}

/// A heading over a day: «غدًا، الأربعاء 25 نوفمبر».
pub(crate) fn day_heading(locale: Locale, today: &str, when: &When) -> String {
    match near(today, &when.day) {
        Some(Near::Today) => text::today_date(locale, &when.date),
        Some(Near::Tomorrow) => text::tomorrow_date(locale, &when.date),
        Some(Near::Yesterday) | None => when.date.clone(),
    }
}

/// A day in a line of a list: «أمس», or its date.
pub(crate) fn day_name(locale: Locale, today: &str, when: &When) -> String {
    match near(today, &when.day) {
        Some(Near::Today) => text::today(locale).to_owned(),
        Some(Near::Tomorrow) => text::tomorrow(locale).to_owned(),
        Some(Near::Yesterday) => text::yesterday(locale).to_owned(),
        None => when.date.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_days_have_names() {
        assert_eq!(near("2026-12-31", "2027-01-01"), Some(Near::Tomorrow));
        assert_eq!(near("2028-03-01", "2028-02-29"), Some(Near::Yesterday));
        assert_eq!(near("2026-11-22", "2026-11-22"), Some(Near::Today));
        assert_eq!(near("2026-11-22", "2026-11-24"), None);
        assert_eq!(near("2026-11-22", ""), None);
    }
}
