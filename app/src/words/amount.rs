//! Amounts with their noun, in the plural form their language asks for, after a preposition: «خلال
//! دقيقتين», "in 2 minutes".

use crate::text::amount as text;
use domain::{
    Locale,
    plural::{Plural, arabic, english},
};

/// A number and its noun never break apart at a line's end.
const NO_BREAK_SPACE: &str = "\u{a0}";

macro_rules! counted {
    ($(#[$doc:meta])* $name:ident, $zero:ident $one:ident $two:ident $few:ident $many:ident $other:ident) => {
        $(#[$doc])*
        pub(crate) fn $name(locale: Locale, n: u64) -> String {
            let number = n.to_string();
            match plural(locale, n) {
                Plural::Zero => text::$zero(locale).to_owned(),
                Plural::One => text::$one(locale).to_owned(),
                Plural::Two => text::$two(locale).to_owned(),
                Plural::Few => text::$few(locale, &number),
                Plural::Many => text::$many(locale, &number),
                Plural::Other => text::$other(locale, &number),
            }
            .replace(' ', NO_BREAK_SPACE)
        }
    };
}

counted!(
    /// «15 دقيقة», "15 minutes"
    minutes, minutes_zero minutes_one minutes_two minutes_few minutes_many minutes_other
);
counted!(hours, hours_zero hours_one hours_two hours_few hours_many hours_other);
counted!(days, days_zero days_one days_two days_few days_many days_other);
counted!(
    /// «5 طلاب», "5 students"
    students, students_zero students_one students_two students_few students_many students_other
);
/// English names zero and two apart in our texts too, so both languages have the same keys.
fn plural(locale: Locale, n: u64) -> Plural {
    match (locale, n) {
        (Locale::Ar, n) => arabic(n),
        (Locale::En, 0) => Plural::Zero,
        (Locale::En, 2) => Plural::Two,
        (Locale::En, n) => english(n),
    }
}

/// A length of time in the words a person would use: rounded up to whole minutes; hours and minutes
/// from an hour; whole days from a day (rounded to the nearest).
pub(crate) fn duration(locale: Locale, seconds: i64) -> String {
    let whole_minutes = u64::try_from(seconds.max(0)).unwrap_or(0).div_ceil(60);
    match whole_minutes {
        0 => text::under_a_minute(locale).to_owned(),
        1..60 => minutes(locale, whole_minutes),
        60..1440 if whole_minutes.is_multiple_of(60) => hours(locale, whole_minutes / 60),
        60..1440 => text::and(
            locale,
            &hours(locale, whole_minutes / 60),
            &minutes(locale, whole_minutes % 60),
        ),
        _ => days(locale, (whole_minutes + 720) / 1440),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_reads_as_people_say_it() {
        let cases = [
            (0, "أقل من دقيقة", "less than a minute"),
            (1, "دقيقة", "1 minute"),
            (61, "دقيقتين", "2 minutes"),
            (180, "3 دقائق", "3 minutes"),
            (900, "15 دقيقة", "15 minutes"),
            (3_600, "ساعة", "1 hour"),
            (2 * 3_600 + 300, "ساعتين و5 دقائق", "2 hours and 5 minutes"),
            (30 * 3_600, "يوم", "1 day"),
            (11 * 86_400, "11 يومًا", "11 days"),
        ];
        for (seconds, arabic, english) in cases {
            let plain = |locale| duration(locale, seconds).replace(NO_BREAK_SPACE, " ");
            assert_eq!(plain(Locale::Ar), arabic);
            assert_eq!(plain(Locale::En), english);
        }
    }
}
