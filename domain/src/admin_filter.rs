//! What an admin's list of sessions is narrowed to. It is the query of the page's address and of the
//! API alike, so both read and write it here.

use crate::{Kind, Status, UserId};
use std::fmt::Write as _;

/// Which sessions to list. The default is all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AdminFilter {
    /// `status`: one status, or those that wait for an admin.
    pub shown: Option<Shown>,
    /// `day`: a day in the academy's zone.
    pub day: Option<Day>,
    /// `kind`
    pub kind: Option<Kind>,
    /// `teacher`: a membership's id.
    pub teacher: Option<UserId>,
    /// `q`: part of a code, a title, a teacher's or a student's name. Without spaces around it.
    pub text: String,
    /// `page`, counted from 1; 0 is the first, too.
    pub page: u32,
}

/// What `status` may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Sessions in this status.
    Status(Status),
    /// Sessions that wait for an admin: see [`crate::attention`].
    Attention,
}

/// What `day` may say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Day {
    /// The day before today, in the academy's zone.
    Yesterday,
    /// Today.
    Today,
    /// The day after today.
    Tomorrow,
    /// `YYYY-MM-DD`. Whether the calendar has this day is found out by whoever looks it up.
    On(String),
}

/// The longest text to search for, in characters.
pub const TEXT_MAX_CHARS: usize = 100;

impl Shown {
    /// The word in the query.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Status(status) => status.as_str(),
            Self::Attention => "attention",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        match text {
            "attention" => Some(Self::Attention),
            word => word.parse().ok().map(Self::Status),
        }
    }
}

impl Day {
    /// The word in the query.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Yesterday => "yesterday",
            Self::Today => "today",
            Self::Tomorrow => "tomorrow",
            Self::On(date) => date,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let has_form = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        match text {
            "yesterday" => Some(Self::Yesterday),
            "today" => Some(Self::Today),
            "tomorrow" => Some(Self::Tomorrow),
            date => has_form.then(|| Self::On(date.to_owned())),
        }
    }
}

impl AdminFilter {
    /// Reads a query. A field that can't be read counts as absent, and the first such is named.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> (Self, Option<&'static str>) {
        let get = |name: &str| {
            get(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
        };
        let mut wrong = None;
        let mut note = |field, is_fine: bool| {
            if !is_fine && wrong.is_none() {
                wrong = Some(field);
            }
        };
        let status = get("status");
        let shown = status.as_deref().and_then(Shown::parse);
        note("status", status.is_some() == shown.is_some());
        let given = get("day");
        let day = given.as_deref().and_then(Day::parse);
        note("day", given.is_some() == day.is_some());
        let given = get("kind");
        let kind: Option<Kind> = given.as_deref().and_then(|word| word.parse().ok());
        note("kind", given.is_some() == kind.is_some());
        let given = get("teacher");
        let teacher: Option<UserId> = given.as_deref().and_then(|id| id.parse().ok());
        note("teacher", given.is_some() == teacher.is_some());
        let given = get("page");
        let page: Option<u32> = given.as_deref().and_then(|page| page.parse().ok());
        note("page", given.is_some() == page.is_some());
        let text = get("q").unwrap_or_default();
        // Databases keep no NUL: one refuses it, another stops reading there.
        let can_be_found = text.chars().count() <= TEXT_MAX_CHARS && !text.contains('\0');
        note("q", can_be_found);
        let text = if can_be_found { text } else { String::new() };
        (Self { shown, day, kind, teacher, text, page: page.unwrap_or(0) }, wrong)
    }

    /// The page to show, from 1.
    pub fn page_number(&self) -> u32 {
        self.page.max(1)
    }

    /// Whether the list goes from early to late: one day, and what is still to come. What is over, and
    /// everything at once, begins with the latest.
    pub fn is_soonest_first(&self) -> bool {
        let is_to_come = match self.shown {
            Some(Shown::Status(status)) => !status.is_final(),
            Some(Shown::Attention) | None => false,
        };
        self.day.is_some() || is_to_come
    }

    /// The query without `?`, in one order, with nothing that says nothing. Empty for the default.
    pub fn to_query(&self) -> String {
        let mut query = String::new();
        let mut put = |name: &str, value: &str| {
            if !value.is_empty() {
                if !query.is_empty() {
                    query.push('&');
                }
                query.push_str(name);
                query.push('=');
                push_encoded(&mut query, value);
            }
        };
        put("status", self.shown.map_or("", Shown::as_str));
        put("day", self.day.as_ref().map_or("", Day::as_str));
        put("kind", self.kind.map_or("", Kind::as_str));
        put("teacher", &self.teacher.map(|id| id.to_string()).unwrap_or_default());
        put("q", &self.text);
        if self.page > 1 {
            put("page", &self.page.to_string());
        }
        query
    }
}

/// Percent-encodes everything that is not unreserved (RFC 3986).
fn push_encoded(query: &mut String, value: &str) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            query.push(char::from(byte));
        } else {
            // Writing to a String never fails.
            let _ = write!(query, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> (AdminFilter, Option<&'static str>) {
        AdminFilter::read(|name| {
            pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn a_query_is_read_and_written() {
        let (filter, wrong) = read(&[
            ("page", "3"),
            ("q", " سورة الكهف "),
            ("teacher", "7"),
            ("kind", "quran_group"),
            ("day", "2026-11-22"),
            ("status", "attention"),
        ]);
        assert_eq!(wrong, None);
        assert_eq!(filter.text, "سورة الكهف");
        assert_eq!(
            filter.to_query(),
            "status=attention&day=2026-11-22&kind=quran_group&teacher=7\
             &q=%D8%B3%D9%88%D8%B1%D8%A9%20%D8%A7%D9%84%D9%83%D9%87%D9%81&page=3"
        );
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        let (filter, wrong) = read(&[("status", ""), ("q", "  "), ("page", "1"), ("day", "")]);
        assert_eq!(wrong, None);
        assert_eq!(filter.to_query(), "");
    }

    #[test]
    fn the_first_field_that_cannot_be_read_is_named_and_counts_as_absent() {
        let long = "x".repeat(TEXT_MAX_CHARS + 1);
        for (field, value) in [
            ("status", "done"),
            ("day", "22/11/2026"),
            ("day", "today!"),
            ("kind", "chess"),
            ("teacher", "ahmad"),
            ("page", "-1"),
            ("q", &long),
        ] {
            let (filter, wrong) = read(&[(field, value)]);
            assert_eq!(wrong, Some(field), "{value}");
            assert_eq!(filter, AdminFilter::default(), "{value}");
        }
    }

    #[test]
    fn one_day_and_what_is_to_come_begin_with_the_soonest() {
        let order = |status: &str, day: &str| {
            read(&[("status", status), ("day", day)]).0.is_soonest_first()
        };
        assert!(order("scheduled", ""));
        assert!(order("completed", "today"));
        assert!(!order("completed", ""));
        assert!(!order("attention", ""));
        assert!(!order("", ""));
    }
}
