//! Putting the list's statements together.
//!
//! `CROSS JOIN` tells SQLite to begin with the left side, which is short; left to itself it goes through the
//! whole academy first (28 ms more in one of 100 000 sessions). To PostgreSQL it is an ordinary join.

use super::Wanted;
use crate::db::Database;
use domain::{Timestamp, admin_filter::Shown};

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
    fn push(&mut self, piece: &str) -> &mut Self {
        self.text.push_str(piece);
        self
    }

    /// Binds a value and writes its place.
    fn bind(&mut self, value: Value) -> &mut Self {
        self.values.push(value);
        let place = self.values.len().to_string();
        self.push("$").push(&place)
    }

    fn number(&mut self, number: i64) -> &mut Self {
        self.bind(Value::Number(number))
    }

    fn instant(&mut self, at: Timestamp) -> &mut Self {
        self.number(at.as_millis())
    }

    fn academy(&mut self, wanted: &Wanted) -> &mut Self {
        self.push("s.academy_id = ").number(wanted.academy_id.0)
    }

    /// The filters but status and text.
    fn filters(&mut self, wanted: &Wanted) -> &mut Self {
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

    /// The ids of sessions whose code or title contains the text, by the index of their letters
    /// (`migrations/sqlite/0003_text_search.sql`), and of those with such a teacher or student. The
    /// index knows nothing of academies: whoever takes these narrows them to one.
    fn hits_by_letters(&mut self, wanted: &Wanted, like: &str) -> &mut Self {
        let pattern = || Value::Text(pattern(&wanted.text));
        let phrase = Value::Text(format!("\"{}\"", wanted.text.replace('"', "\"\"")));
        self.push("SELECT rowid AS id FROM sessions_text WHERE sessions_text MATCH ")
            .bind(phrase)
            .push(
                " UNION SELECT t.id FROM users u CROSS JOIN sessions t ON t.teacher_id = u.id \
                   WHERE u.academy_id = ",
            )
            .number(wanted.academy_id.0)
            .push(" AND u.role = 'teacher' AND u.name")
            .push(like)
            .bind(pattern())
            .push(
                " ESCAPE '\\' UNION SELECT e.session_id FROM users u \
                   JOIN session_students e ON e.student_id = u.id WHERE u.academy_id = ",
            )
            .number(wanted.academy_id.0)
            .push(" AND u.role = 'student' AND u.name")
            .push(like)
            .bind(pattern())
            .push(" ESCAPE '\\'")
    }

    /// Sessions whose code, title, teacher or a student contains the text.
    fn text_filter(&mut self, wanted: &Wanted, like: &str) -> &mut Self {
        let pattern = || Value::Text(pattern(&wanted.text));
        self.push(" AND (s.title").push(like).bind(pattern()).push(" ESCAPE '\\'");
        // Codes are Latin letters, digits and dashes; looking for anything else there is lost time.
        if wanted.text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            self.push(" OR s.code").push(like).bind(pattern()).push(" ESCAPE '\\'");
        }
        self.push(" OR s.teacher_id IN (SELECT u.id FROM users u WHERE u.academy_id = ")
            .number(wanted.academy_id.0)
            .push(" AND u.role = 'teacher' AND u.name")
            .push(like)
            .bind(pattern())
            .push(
                " ESCAPE '\\') OR s.id IN (SELECT e.session_id FROM users u \
                   JOIN session_students e ON e.student_id = u.id WHERE u.academy_id = ",
            )
            .number(wanted.academy_id.0)
            .push(" AND u.role = 'student' AND u.name")
            .push(like)
            .bind(pattern())
            .push(" ESCAPE '\\'))")
    }

    /// Whether a session waits for an admin: `domain::attention` in SQL.
    fn attention(&mut self, wanted: &Wanted) -> &mut Self {
        self.push("(s.poisoned_at IS NOT NULL OR (s.status = 'scheduled' AND s.starts_at + (s.duration_minutes + ")
            .number(i64::from(wanted.buffer.0))
            .push(") * 60000 <= ")
            .instant(wanted.now)
            .push("))")
    }

    fn order_and_page(&mut self, wanted: &Wanted, table: &str) -> &mut Self {
        let direction = if wanted.is_soonest_first { " NULLS FIRST" } else { " DESC NULLS LAST" };
        let id = if wanted.is_soonest_first { "id" } else { "id DESC" };
        self.push(" ORDER BY ").push(table).push(".starts_at").push(direction);
        self.push(", ").push(table).push(".").push(id);
        self.push(" LIMIT ").number(wanted.limit.into());
        let offset = i64::try_from(wanted.offset).unwrap_or(i64::MAX);
        self.push(" OFFSET ").number(offset)
    }
}

/// The statements that together bring page and counts.
pub(super) fn statements(wanted: &Wanted, db: &Database) -> Vec<Statement> {
    // Both take small and capital letters of ASCII for equal; of others (É, é) only ILIKE. Arabic has none.
    let like = match db {
        Database::Sqlite { .. } => " LIKE ",
        Database::Postgres(_) => " ILIKE ",
    };
    if wanted.text.is_empty() {
        let page = match wanted.shown {
            Some(Shown::Attention) => waiting_page(wanted),
            Some(Shown::Status(_)) | None => page(wanted),
        };
        vec![counts(wanted), waiting_count(wanted), page]
    } else {
        let by_letters = matches!(db, Database::Sqlite { .. }) && is_by_letters(wanted);
        vec![search(wanted, like, by_letters)]
    }
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

/// The page by time, of one status or of all; the index alone answers.
fn page(wanted: &Wanted) -> Statement {
    let mut statement = Statement::default();
    statement.push("SELECT 'id', s.id FROM sessions s WHERE ").filters(wanted);
    if let Some(Shown::Status(status)) = wanted.shown {
        statement.push(" AND s.status = ").bind(Value::Text(status.as_str().to_owned()));
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

fn waiting_count(wanted: &Wanted) -> Statement {
    let mut statement = waiting(wanted);
    statement
        .push("SELECT 'attention', COUNT(*) FROM waiting w CROSS JOIN sessions s WHERE s.id = w.id AND ")
        .filters(wanted)
        .push(" AND ")
        .attention(wanted);
    statement
}

fn waiting_page(wanted: &Wanted) -> Statement {
    let mut statement = waiting(wanted);
    statement
        .push("SELECT 'id', s.id FROM waiting w CROSS JOIN sessions s WHERE s.id = w.id AND ")
        .filters(wanted)
        .push(" AND ")
        .attention(wanted)
        .order_and_page(wanted, "s");
    statement
}

/// Whether the index of letters is the quick way: it knows three in a row, and the sessions of one day
/// are fewer than all that hold a common word.
fn is_by_letters(wanted: &Wanted) -> bool {
    wanted.day.is_none() && wanted.text.chars().count() >= 3 && !wanted.text.contains('\0')
}

/// A text is looked for once: what was found is then counted and ordered.
fn search(wanted: &Wanted, like: &str, by_letters: bool) -> Statement {
    let mut statement = Statement::default();
    statement.push("WITH hits AS MATERIALIZED (");
    if by_letters {
        statement.hits_by_letters(wanted, like);
    } else {
        statement
            .push("SELECT s.id FROM sessions s WHERE ")
            .filters(wanted)
            .text_filter(wanted, like);
    }
    statement
        .push("), found AS MATERIALIZED (SELECT s.id, s.status, s.starts_at, CASE WHEN ")
        .attention(wanted)
        .push(" THEN 1 END AS waits FROM hits h CROSS JOIN sessions s WHERE s.id = h.id AND ")
        .filters(wanted)
        .push(
            ") \
             SELECT f.status, COUNT(*) FROM found f GROUP BY f.status \
             UNION ALL SELECT 'attention', COUNT(f.waits) FROM found f \
             UNION ALL SELECT 'id', p.id FROM (SELECT f.id FROM found f",
        );
    match wanted.shown {
        Some(Shown::Status(status)) => {
            let word = Value::Text(status.as_str().to_owned());
            statement.push(" WHERE f.status = ").bind(word);
        }
        Some(Shown::Attention) => {
            statement.push(" WHERE f.waits = 1");
        }
        None => {}
    }
    statement.order_and_page(wanted, "f").push(") p");
    statement
}

/// The text anywhere, its own `%` and `_` taken as they are.
fn pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 2);
    pattern.push('%');
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}
