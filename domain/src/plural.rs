//! Plural forms of whole numbers by the CLDR rules (<https://cldr.unicode.org/index/cldr-spec/plural-rules>).
//!
//! A few lines instead of ICU: its data would add 44 kB to the page.

/// A CLDR plural category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// لا دقائق
    Zero,
    /// دقيقة
    One,
    /// دقيقتان
    Two,
    /// 3 دقائق
    Few,
    /// 11 دقيقة
    Many,
    /// 100 دقيقة
    Other,
}

/// The category of `n` in Arabic.
pub fn arabic(n: u64) -> Plural {
    match (n, n % 100) {
        (0, _) => Plural::Zero,
        (1, _) => Plural::One,
        (2, _) => Plural::Two,
        (_, 3..=10) => Plural::Few,
        (_, 11..=99) => Plural::Many,
        _ => Plural::Other,
    }
}

/// The category of `n` in English.
pub fn english(n: u64) -> Plural {
    if n == 1 { Plural::One } else { Plural::Other }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The integer samples of CLDR 48, `ar`.
    #[test]
    fn arabic_matches_the_samples_of_cldr() {
        let samples: [(Plural, &[u64]); 6] = [
            (Plural::Zero, &[0]),
            (Plural::One, &[1]),
            (Plural::Two, &[2]),
            (Plural::Few, &[3, 4, 9, 10, 103, 104, 109, 110, 1003]),
            (Plural::Many, &[11, 12, 25, 26, 99, 111, 1011]),
            (Plural::Other, &[100, 101, 102, 200, 201, 202, 300, 1000, 10_000, 1_000_000]),
        ];
        for (plural, numbers) in samples {
            for n in numbers {
                assert_eq!(arabic(*n), plural, "{n}");
            }
        }
    }
}
