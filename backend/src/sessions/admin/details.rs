//! One session with everything an admin may know of it.

use super::row::find;
use crate::{
    Backend, Error,
    db::{
        corrupt,
        events::{self, StoredEvent},
    },
    people::Viewer,
    sessions::when::{exact_time, long_date, zone, zoned},
};
use domain::{
    Locale, SessionId, Timestamp,
    transition::Cause,
    wire::admin::{AdminDetails, HistoryEvent},
};
use jiff::tz::TimeZone;

/// The details of a session; `None` for whoever is no admin of its academy, as for one that does not
/// exist.
///
/// # Errors
/// When the database fails.
pub async fn details(
    backend: &Backend,
    viewer: &Viewer,
    id: SessionId,
    locale: Locale,
    now: Timestamp,
) -> Result<Option<AdminDetails>, Error> {
    let Some((row, office)) = find(backend, viewer, id, locale, now).await? else {
        return Ok(None);
    };
    let stored = events::of_session(&backend.db, viewer.academy_id, id).await?;
    let zone = zone(&office.time_zone);
    let moment = |at| moment(at, now, &zone, locale);
    let meeting = row.session.session.meeting.as_ref();
    Ok(Some(AdminDetails {
        meeting_made: meeting.map(|meeting| moment(meeting.created_at)).unwrap_or_default(),
        events: stored
            .into_iter()
            .map(|event| {
                let when = moment(Timestamp::from_millis(event.at));
                history(event, when)
            })
            .collect::<Result<_, _>>()?,
        row,
    }))
}

/// The time of day to the second, after the date unless that is today's.
fn moment(at: Timestamp, now: Timestamp, zone: &TimeZone, locale: Locale) -> String {
    let (at, here) = (zoned(at, zone), zoned(now, zone));
    let time = exact_time(&at, locale);
    if at.date() == here.date() {
        time
    } else {
        format!("{}\u{a0}· {time}", long_date(&at, locale))
    }
}

fn history(event: StoredEvent, when: String) -> Result<HistoryEvent, Error> {
    let status = |word: &str| word.parse().map_err(|_| corrupt("status", word));
    let role = |word: &str| word.parse().map_err(|_| corrupt("role", word));
    Ok(HistoryEvent {
        from: event.from_status.as_deref().map(status).transpose()?,
        to: status(&event.to_status)?,
        cause: Cause::of_word(&event.cause).ok_or_else(|| corrupt("cause", &event.cause))?,
        who: event.who,
        role: event.role.as_deref().map(role).transpose()?,
        reason: event.reason,
        at: Timestamp::from_millis(event.at),
        when,
    })
}
