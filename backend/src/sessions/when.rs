//! Dates and times in words. Made on the server only, so that every viewer's browser shows the
//! same, and the page carries no calendar data (CLDR, Umm al-Qura).

use super::when_words::WhenWords;
use domain::{Lesson, Locale, Timestamp, calendar::CalendarDay, wire::When};
use icu_calendar::{Date, Gregorian};
use icu_datetime::{
    DateTimeFormatter, NoCalendarFormatter,
    fieldsets::{YMD, YMDE, zone::ExemplarCity},
};
use icu_locale_core::Locale as Tag;
use icu_time::zone::{IanaParser, UtcOffset};
use jiff::{Zoned, civil, tz::TimeZone};
use std::{iter::successors, sync::LazyLock};

/// The times of a lesson in words, in one zone and language. An unknown zone counts as UTC; without
/// a start all is empty.
pub fn words(
    lesson: &Lesson,
    ended_at: Option<Timestamp>,
    time_zone: &str,
    locale: Locale,
) -> When {
    let zone = zone(time_zone);
    let at = |instant: Timestamp| zoned(instant, &zone);
    let (Some(start), Some(end), Some(opens)) =
        (lesson.starts_at, lesson.ends_at(), lesson.opens_at())
    else {
        return When::default();
    };
    let (start, end) = (at(start), at(end));
    let formats = formats(locale);
    When {
        date: date(&start, formats.map(|formats| &formats.gregorian)),
        hijri: date(&start, formats.map(|formats| &formats.hijri)),
        range: range(&start, &end, locale),
        zone: zone_name(&start, time_zone, locale),
        opens: time(&at(opens), locale),
        ends: time(&end, locale),
        ended: ended_at.map(|ended| time(&at(ended), locale)).unwrap_or_default(),
        day: start.strftime("%Y-%m-%d").to_string(),
        start: time(&start, locale),
    }
}

/// The days from `now` on, in one zone and language.
pub fn days(now: Timestamp, time_zone: &str, locale: Locale, count: usize) -> Vec<CalendarDay> {
    let (zone, formats) = (zone(time_zone), formats(locale));
    let dates = successors(Some(zoned(now, &zone).date()), |date| date.tomorrow().ok());
    // Some zones skip midnight when their clocks change: the day then begins later.
    let midnight = |date: civil::Date| date.to_zoned(zone.clone()).ok();
    let instant = |at: &Zoned| Timestamp::from_millis(at.timestamp().as_millisecond());
    dates
        .take(count)
        .filter_map(|date| {
            let (begins, ends) = (midnight(date)?, midnight(date.tomorrow().ok()?)?);
            Some(CalendarDay {
                day: begins.strftime("%Y-%m-%d").to_string(),
                date: self::date(&begins, formats.map(|formats| &formats.gregorian)),
                hijri: self::date(&begins, formats.map(|formats| &formats.hijri)),
                begins: instant(&begins),
                ends: instant(&ends),
            })
        })
        .collect()
}

/// A zone by its IANA name; an unknown one counts as UTC.
pub(super) fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// An instant on the clocks of a zone.
pub(super) fn zoned(instant: Timestamp, zone: &TimeZone) -> Zoned {
    jiff::Timestamp::from_millisecond(instant.as_millis())
        .unwrap_or_default()
        .to_zoned(zone.clone())
}

/// Weekday and Gregorian date.
pub(super) fn long_date(at: &Zoned, locale: Locale) -> String {
    date(at, formats(locale).map(|formats| &formats.gregorian))
}

/// `4:52:08 م`: to the second, for what is already past.
pub(super) fn exact_time(at: &Zoned, locale: Locale) -> String {
    format!("{}:{:02}\u{a0}{}", hour_and_minute(at), at.second(), half_of_day(at, locale))
}

/// How one language writes. Loading takes a while, so it happens once.
struct Formats {
    gregorian: Dates,
    hijri: Dates,
    zone: NoCalendarFormatter<ExemplarCity>,
}

enum Dates {
    /// Weekday, day, month and year.
    WithWeekday(DateTimeFormatter<YMDE>),
    /// Day, month and year.
    Plain(DateTimeFormatter<YMD>),
}

impl Formats {
    /// `None` only if the compiled-in data lacked our languages, which a test rules out.
    fn load(gregorian: &str, hijri: &str) -> Option<Self> {
        let (gregorian, hijri): (Tag, Tag) = (gregorian.parse().ok()?, hijri.parse().ok()?);
        Some(Self {
            zone: NoCalendarFormatter::try_new((&gregorian).into(), ExemplarCity).ok()?,
            gregorian: Dates::WithWeekday(
                DateTimeFormatter::try_new(gregorian.into(), YMDE::long()).ok()?,
            ),
            hijri: Dates::Plain(DateTimeFormatter::try_new(hijri.into(), YMD::long()).ok()?),
        })
    }
}

fn formats(language: Locale) -> Option<&'static Formats> {
    static ARABIC: LazyLock<Option<Formats>> = LazyLock::new(|| {
        Formats::load("ar-u-ca-gregory-nu-latn", "ar-u-ca-islamic-umalqura-nu-latn")
    });
    static ENGLISH: LazyLock<Option<Formats>> =
        LazyLock::new(|| Formats::load("en-GB-u-ca-gregory", "en-GB-u-ca-islamic-umalqura"));
    match language {
        Locale::Ar => ARABIC.as_ref(),
        Locale::En => ENGLISH.as_ref(),
    }
}

fn date(at: &Zoned, dates: Option<&Dates>) -> String {
    let day: Option<Date<Gregorian>> =
        Date::try_new_gregorian(i32::from(at.year()), at.month() as u8, at.day() as u8).ok();
    match (day, dates) {
        (Some(day), Some(Dates::WithWeekday(formatter))) => formatter.format(&day).to_string(),
        (Some(day), Some(Dates::Plain(formatter))) => formatter.format(&day).to_string(),
        _ => at.strftime("%Y-%m-%d").to_string(),
    }
}

/// The zone's name, after its city: clearer than an abbreviation that few know.
pub(super) fn zone_name(at: &Zoned, iana: &str, locale: Locale) -> String {
    let zone = IanaParser::new()
        .parse(iana)
        .with_offset(UtcOffset::try_from_seconds(at.offset().seconds()).ok());
    let Some(formats) = formats(locale) else { return iana.to_owned() };
    WhenWords::of(locale).zone(&formats.zone.format(&zone).to_string())
}

fn hour_and_minute(at: &Zoned) -> String {
    let hour = (at.hour() + 11) % 12 + 1;
    format!("{hour}:{:02}", at.minute())
}

fn half_of_day(at: &Zoned, locale: Locale) -> &'static str {
    let words = WhenWords::of(locale);
    if at.hour() < 12 { &words.morning } else { &words.evening }
}

/// `5:30 م`, with a space that does not break.
fn time(at: &Zoned, locale: Locale) -> String {
    format!("{}\u{a0}{}", hour_and_minute(at), half_of_day(at, locale))
}

/// `5:30 إلى 6:15 م`: in words in Arabic, where a dash between numbers changes their order with the
/// letter before it.
fn range(start: &Zoned, end: &Zoned, locale: Locale) -> String {
    let same_half = half_of_day(start, locale) == half_of_day(end, locale);
    let first = if same_half { hour_and_minute(start) } else { time(start, locale) };
    WhenWords::of(locale).range(&first, &time(end, locale))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{AcademySettings, Minutes, Status};

    fn lesson(start: &str) -> Lesson {
        Lesson {
            status: Status::Scheduled,
            starts_at: Some(start.parse().expect("a time")),
            duration: Minutes(45),
            settings: AcademySettings::default(),
        }
    }

    #[test]
    fn a_lesson_in_riyadh_in_arabic() {
        let ended = "2026-11-22T15:17:59Z".parse().expect("a time");
        let when = words(&lesson("2026-11-22T14:30:00Z"), Some(ended), "Asia/Riyadh", Locale::Ar);
        assert_eq!(when.date, "الأحد، 22 نوفمبر 2026");
        assert_eq!(when.hijri, "12 جمادى الآخرة 1448 هـ");
        assert_eq!(when.start, "5:30\u{a0}م");
        assert_eq!(when.range, "5:30 إلى 6:15\u{a0}م");
        assert_eq!(when.opens, "5:15\u{a0}م");
        assert_eq!(when.ended, "6:17\u{a0}م");
        assert_eq!(when.day, "2026-11-22");
        assert_eq!(when.zone, "توقيت الرياض");
    }

    #[test]
    fn the_same_lesson_in_london_in_english() {
        let when = words(&lesson("2026-11-22T11:30:00Z"), None, "Europe/London", Locale::En);
        assert_eq!(when.date, "Sunday, 22 November 2026");
        assert_eq!(when.hijri, "12 Jumada II 1448 AH");
        assert_eq!(when.range, "11:30\u{a0}AM – 12:15\u{a0}PM");
        assert_eq!(when.zone, "London time");
        assert_eq!(when.ended, "");
    }

    #[test]
    fn days_follow_each_other_without_a_gap_wherever_clocks_change() {
        let in_zone = |now: &str, zone| {
            let days = days(now.parse().expect("a time"), zone, Locale::En, 3);
            for pair in days.windows(2) {
                assert_eq!(pair[0].ends, pair[1].begins);
            }
            days.into_iter().map(|day| (day.day, day.begins.to_string())).collect::<Vec<_>>()
        };
        let day = |day: &str, begins: &str| (day.to_owned(), begins.to_owned());
        assert_eq!(
            in_zone("2026-11-22T21:30:00Z", "Asia/Riyadh")[..2],
            [
                day("2026-11-23", "2026-11-22T21:00:00.000Z"),
                day("2026-11-24", "2026-11-23T21:00:00.000Z")
            ]
        );
        // At midnight Cairo's clocks go to one o'clock, in autumn back to eleven.
        assert_eq!(
            in_zone("2026-04-23T12:00:00Z", "Africa/Cairo"),
            [
                day("2026-04-23", "2026-04-22T22:00:00.000Z"),
                day("2026-04-24", "2026-04-23T22:00:00.000Z"),
                day("2026-04-25", "2026-04-24T21:00:00.000Z")
            ]
        );
        assert_eq!(
            in_zone("2026-10-29T12:00:00Z", "Africa/Cairo"),
            [
                day("2026-10-29", "2026-10-28T21:00:00.000Z"),
                day("2026-10-30", "2026-10-29T22:00:00.000Z"),
                day("2026-10-31", "2026-10-30T22:00:00.000Z")
            ]
        );
        let today =
            &days("2026-11-22T10:00:00Z".parse().expect("a time"), "Asia/Riyadh", Locale::Ar, 1)[0];
        assert_eq!(today.date, "الأحد، 22 نوفمبر 2026");
        assert_eq!(today.hijri, "12 جمادى الآخرة 1448 هـ");
    }

    #[test]
    fn the_day_is_the_zones_and_an_unknown_zone_is_utc() {
        assert_eq!(
            words(&lesson("2026-11-22T22:00:00Z"), None, "Asia/Riyadh", Locale::En).day,
            "2026-11-23"
        );
        assert_eq!(
            words(&lesson("2026-11-22T22:00:00Z"), None, "Nowhere/Else", Locale::En).day,
            "2026-11-22"
        );
    }
}
