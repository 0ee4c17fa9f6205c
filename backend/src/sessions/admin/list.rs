//! A page of the academy's sessions.

use super::{office_of, row::admin_rows};
use crate::{
    Backend, Error,
    db::{
        self,
        sessions::admin::{Found, Wanted, office, page},
    },
    people::Viewer,
    sessions::when::{long_date, zone, zone_name, zoned},
};
use domain::{
    Locale, Status, Timestamp, UserId,
    admin_filter::{AdminFilter, Day},
    wire::admin::{AdminSessions, COUNTED_UP_TO, Count, PAGE_SIZE, PersonName, StatusCount},
};
use jiff::{ToSpan, Zoned, civil::Date};

/// Why there is no list.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// The viewer is no admin.
    #[error("there is no such list")]
    NotFound,
    /// The calendar has no such day.
    #[error("there is no such day")]
    NoSuchDay,
    /// Not the caller's fault.
    #[error(transparent)]
    Internal(#[from] Error),
}

/// The sessions that fit a filter, [`PAGE_SIZE`] at most, and how many there are of what.
///
/// # Errors
/// [`ListError`]
pub async fn list(
    backend: &Backend,
    viewer: &Viewer,
    filter: &AdminFilter,
    locale: Locale,
    now: Timestamp,
) -> Result<AdminSessions, ListError> {
    let academy_id = office_of(viewer).ok_or(ListError::NotFound)?;
    let office = office(&backend.db, academy_id).await?;
    let here = zoned(now, &zone(&office.time_zone));
    let day = match &filter.day {
        Some(day) => Some(start_of(day, &here).ok_or(ListError::NoSuchDay)?),
        None => None,
    };
    let wanted = Wanted {
        academy_id,
        shown: filter.shown,
        day: day.as_ref().map(whole_day),
        kind: filter.kind,
        teacher: filter.teacher,
        text: filter.text.clone(),
        is_soonest_first: filter.is_soonest_first(),
        limit: PAGE_SIZE,
        offset: u64::from(filter.page_number() - 1) * u64::from(PAGE_SIZE),
        buffer: office.buffer()?,
        now,
    };
    let found = page(&backend.db, &wanted).await?;
    let rows = admin_rows(backend, academy_id, &office, &found.rows, locale, now).await?;
    let teachers = db::users::teachers(&backend.db, academy_id).await?;
    let list = AdminSessions {
        rows,
        total: 0,
        or_more: false,
        counts: counts(&found),
        attention: found.attention,
        page: filter.page_number(),
        teachers: teachers
            .into_iter()
            .map(|(id, name)| PersonName { id: UserId(id), name })
            .collect(),
        day: day.as_ref().map(iso).unwrap_or_default(),
        day_words: day.as_ref().map(|day| long_date(day, locale)).unwrap_or_default(),
        today: iso(&here),
        zone: zone_name(&here, &office.time_zone, locale),
        server_now: now,
    };
    let total = total(list.count_of(filter.shown), &found, wanted.offset);
    Ok(AdminSessions { total: total.number, or_more: total.or_more, ..list })
}

fn counts(found: &Found) -> Vec<StatusCount> {
    let counts = Status::ALL.map(|status| {
        let known = found.counts.iter().find(|(known, _)| *known == status);
        let count = known.map_or(0, |(_, count)| *count);
        let or_more = found.is_cut && count > COUNTED_UP_TO;
        StatusCount { status, count: if or_more { COUNTED_UP_TO } else { count }, or_more }
    });
    counts.to_vec()
}

/// Whoever pages on past where counting stopped has seen more, and at last all.
fn total(counted: Count, found: &Found, offset: u64) -> Count {
    let seen = offset + found.rows.len() as u64;
    if !counted.or_more || found.rows.is_empty() || seen < counted.number {
        return counted;
    }
    Count { number: seen, or_more: found.has_more }
}

/// The day's first instant in the zone of `here`.
fn start_of(day: &Day, here: &Zoned) -> Option<Zoned> {
    let date = match day {
        Day::Yesterday => here.date().checked_sub(1.day()).ok()?,
        Day::Today => here.date(),
        Day::Tomorrow => here.date().checked_add(1.day()).ok()?,
        Day::On(date) => date.parse::<Date>().ok()?,
    };
    date.to_zoned(here.time_zone().clone()).ok()
}

/// From a day's first instant to the next day's: not always 24 hours, and not always from midnight,
/// since some zones put their clocks forward then. So the end is asked of the date, not of the start.
fn whole_day(start: &Zoned) -> (Timestamp, Timestamp) {
    let next = start.date().tomorrow().and_then(|date| date.to_zoned(start.time_zone().clone()));
    let end = next.unwrap_or_else(|_| start.clone());
    let millis = |at: &Zoned| Timestamp::from_millis(at.timestamp().as_millisecond());
    (millis(start), millis(&end))
}

fn iso(day: &Zoned) -> String {
    day.strftime("%Y-%m-%d").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_whose_midnight_does_not_exist_ends_at_the_next_midnight() {
        // Cairo put its clocks forward at the beginning of 24 April 2026.
        let day: jiff::civil::Date = "2026-04-24".parse().expect("is a date");
        let start = day.in_tz("Africa/Cairo").expect("is a zone");
        let (from, to) = whole_day(&start);
        assert_eq!(from.to_string(), "2026-04-23T22:00:00.000Z");
        assert_eq!(to.to_string(), "2026-04-24T21:00:00.000Z");
    }
}
