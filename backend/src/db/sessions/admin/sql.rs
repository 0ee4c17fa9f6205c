//! The statements of the list, and the pieces they share with those of the search for a text.
//!
//! `CROSS JOIN` tells SQLite to begin with the left side, which is short; left to itself it goes through the
//! whole academy first (28 ms more in one of 100 000 sessions). To PostgreSQL it is an ordinary join.

use super::{Wanted, text::TextFilter};
use domain::{Status, Timestamp, admin_filter::Shown};

/// A value to bind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Number(i64),
    Text(String),
}

/// A statement whose rows are (word, number): `id` and the id of a session of the page, `attention` or
/// a status and how many there are.
#[derive(Clone, Debug, Default)]
pub(super) struct Statement {
    pub(super) text: String,
    pub(super) values: Vec<Value>,
}

/// Every status: with it in the condition a database goes through the index on (academy, status,
/// start) once for each, instead of through all of the academy.
const ANY_STATUS: &str =
    "('unscheduled', 'scheduled', 'ready', 'ongoing', 'completed', 'cancelled', 'suspended')";

impl Statement {
    pub(super) fn push(&mut self, piece: &str) -> &mut Self {
        self.text.push_str(piece);
        self
    }

    /// Binds a value and writes its place.
    pub(super) fn bind(&mut self, value: Value) -> &mut Self {
        self.values.push(value);
        let place = self.values.len().to_string();
        self.push("$").push(&place)
    }

    pub(super) fn number(&mut self, number: i64) -> &mut Self {
        self.bind(Value::Number(number))
    }

    fn instant(&mut self, at: Timestamp) -> &mut Self {
        self.number(at.as_millis())
    }

    pub(super) fn academy(&mut self, wanted: &Wanted) -> &mut Self {
        self.push("s.academy_id = ").number(wanted.academy_id.0)
    }

    /// The filters but status and text.
    pub(super) fn filters(&mut self, wanted: &Wanted) -> &mut Self {
        self.academy(wanted);
        if let Some((from, to)) = wanted.day {
            self.push(" AND s.starts_at >= ").instant(from).push(" AND s.starts_at < ").instant(to);
        }
        if let Some(kind) = wanted.kind {
            self.push(" AND s.kind = ").bind(Value::Text(kind.as_str().to_owned()));
        }
        if let Some(teacher) = wanted.teacher {
            self.push(" AND s.teacher_id = ").number(teacher.0);
        }
        self
    }

    pub(super) fn status(&mut self, status: Status) -> &mut Self {
        self.push("s.status = ").bind(Value::Text(status.as_str().to_owned()))
    }

    /// The filters but status, and the text if there is one.
    pub(super) fn narrowed(&mut self, wanted: &Wanted, text: Option<&TextFilter>) -> &mut Self {
        self.filters(wanted);
        match text {
            Some(text) => self.push(" AND ").text(wanted, text),
            None => self,
        }
    }

    /// Whether a session waits for an admin: `domain::attention` in SQL. Nothing is added to the start:
    /// where that is an impossible one, PostgreSQL would refuse the sum, and with it the whole list.
    pub(super) fn attention(&mut self, wanted: &Wanted) -> &mut Self {
        self.push("(s.poisoned_at IS NOT NULL OR (s.status = 'scheduled' AND s.starts_at <= ")
            .instant(wanted.now)
            .push(" - (s.duration_minutes + ")
            .number(i64::from(wanted.buffer.0))
            .push(") * 60000))")
    }

    pub(super) fn order_and_page(&mut self, wanted: &Wanted, table: &str) -> &mut Self {
        let direction = if wanted.is_soonest_first { " NULLS FIRST" } else { " DESC NULLS LAST" };
        let id = if wanted.is_soonest_first { "id" } else { "id DESC" };
        self.push(" ORDER BY ").push(table).push(".starts_at").push(direction);
        self.push(", ").push(table).push(".").push(id);
        self.push(" LIMIT ").number(wanted.limit.into());
        let offset = i64::try_from(wanted.offset).unwrap_or(i64::MAX);
        self.push(" OFFSET ").number(offset)
    }
}

/// The statements that bring page and counts of a list without a text.
pub(super) fn listing(wanted: &Wanted) -> Vec<Statement> {
    vec![counts(wanted), waiting_count(wanted, None), page(wanted, None)]
}

/// How many of each status; the index alone answers.
fn counts(wanted: &Wanted) -> Statement {
    let mut statement = Statement::default();
    statement.push("SELECT s.status, COUNT(*) FROM sessions s WHERE ").filters(wanted);
    if wanted.day.is_some() {
        statement.push(" AND s.status IN ").push(ANY_STATUS);
    }
    statement.push(" GROUP BY s.status");
    statement
}

/// The page of what is shown.
pub(super) fn page(wanted: &Wanted, text: Option<&TextFilter>) -> Statement {
    match wanted.shown {
        Some(Shown::Attention) => waiting_page(wanted, text),
        Some(Shown::Status(status)) => page_by_time(wanted, text, Some(status)),
        None => page_by_time(wanted, text, None),
    }
}

/// The page by time, of one status or of all; the index alone answers.
fn page_by_time(wanted: &Wanted, text: Option<&TextFilter>, status: Option<Status>) -> Statement {
    let mut statement = Statement::default();
    statement.push("SELECT 'id', s.id FROM sessions s WHERE ").narrowed(wanted, text);
    if let Some(status) = status {
        statement.push(" AND ").status(status);
    }
    statement.order_and_page(wanted, "s");
    statement
}

/// Those that wait for an admin, by two indexes: they are few, whatever the filters.
fn waiting(wanted: &Wanted) -> Statement {
    let mut statement = Statement::default();
    let latest_start = wanted.now - wanted.buffer;
    statement
        .push("WITH waiting AS (SELECT s.id FROM sessions s WHERE s.poisoned_at IS NOT NULL AND ")
        .academy(wanted)
        .push(" UNION SELECT s.id FROM sessions s WHERE ")
        .academy(wanted)
        .push(" AND s.status = 'scheduled' AND s.starts_at < ")
        .instant(latest_start)
        .push(") ");
    statement
}

pub(super) fn waiting_count(wanted: &Wanted, text: Option<&TextFilter>) -> Statement {
    let mut statement = waiting(wanted);
    statement
        .push("SELECT 'attention', COUNT(*) FROM waiting w CROSS JOIN sessions s WHERE s.id = w.id AND ")
        .narrowed(wanted, text)
        .push(" AND ")
        .attention(wanted);
    statement
}

fn waiting_page(wanted: &Wanted, text: Option<&TextFilter>) -> Statement {
    let mut statement = waiting(wanted);
    statement
        .push("SELECT 'id', s.id FROM waiting w CROSS JOIN sessions s WHERE s.id = w.id AND ")
        .narrowed(wanted, text)
        .push(" AND ")
        .attention(wanted)
        .order_and_page(wanted, "s");
    statement
}
