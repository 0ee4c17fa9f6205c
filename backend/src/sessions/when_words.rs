//! The words around dates and times that the calendar data does not have. They stand in the locale files with all other
//! texts, and are read from there once.

use domain::Locale;
use serde::Deserialize;
use std::sync::LazyLock;

/// One language's words.
#[derive(Default, Deserialize)]
pub(super) struct WhenWords {
    zone: String,
    range: String,
    /// The half of the day before noon.
    pub(super) morning: String,
    /// The half of the day from noon on.
    pub(super) evening: String,
}

/// What a locale file has that is read here.
#[derive(Default, Deserialize)]
struct Texts {
    when: WhenWords,
}

impl WhenWords {
    pub(super) fn of(locale: Locale) -> &'static Self {
        static ARABIC: LazyLock<WhenWords> =
            LazyLock::new(|| read(include_str!("../../../app/locales/ar.json")));
        static ENGLISH: LazyLock<WhenWords> =
            LazyLock::new(|| read(include_str!("../../../app/locales/en.json")));
        match locale {
            Locale::Ar => &ARABIC,
            Locale::En => &ENGLISH,
        }
    }

    /// The name of a zone, after its city.
    pub(super) fn zone(&self, city: &str) -> String {
        self.zone.replace("{{ city }}", city)
    }

    /// From one time to another.
    pub(super) fn range(&self, start: &str, end: &str) -> String {
        self.range.replace("{{ start }}", start).replace("{{ end }}", end)
    }
}

/// Empty words only if the file were not as the tests found it.
fn read(json: &str) -> WhenWords {
    serde_json::from_str::<Texts>(json).unwrap_or_default().when
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word_and_names_its_values() {
        for locale in Locale::ALL {
            let words = WhenWords::of(locale);
            assert!(!words.morning.is_empty() && !words.evening.is_empty(), "{locale:?}");
            assert_ne!(words.morning, words.evening);
            assert!(words.zone("a city").contains("a city"), "{locale:?}");
            let range = words.range("one", "two");
            assert!(range.find("one") < range.find("two"), "{range}");
        }
    }
}
