//! A session's code, such as `QI-2601-0042`: what people read out on the telephone.

use crate::Kind;

/// `{prefix}-{YYMM}-{sequence}`. The month is that of creation in the academy's zone; the sequence
/// counts per academy, prefix and month, deleted rows included, and grows past four digits when it
/// must.
pub fn session_code(kind: Kind, year_month: YearMonth, sequence: i64) -> String {
    format!("{}-{}-{sequence:04}", kind.code_prefix(), year_month.as_yymm())
}

/// A month of a year, in the academy's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearMonth {
    /// The full year, such as 2026.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
}

impl YearMonth {
    /// Four digits, `2601` for January 2026.
    pub fn as_yymm(self) -> String {
        format!("{:02}{:02}", self.year.rem_euclid(100), self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_four_digits_and_grow() {
        let month = YearMonth { year: 2026, month: 1 };
        assert_eq!(session_code(Kind::QuranIndividual, month, 42), "QI-2601-0042");
        assert_eq!(session_code(Kind::InteractiveCourse, month, 12_345), "IC-2601-12345");
    }
}
