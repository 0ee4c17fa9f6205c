//! A text as a condition: sessions whose code, title, teacher or a student contains it.

use super::{
    Wanted,
    sql::{Statement, Value},
};
use crate::db::Database;

/// A text, and how its condition is written.
#[derive(Clone, Debug)]
pub(super) struct TextFilter {
    text: String,
    is_sqlite: bool,
    /// Whether there is a teacher with such a name.
    pub(super) has_teachers: bool,
    pub(super) students: Students,
}

/// How sessions are found by the names of their students.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Students {
    /// No student has such a name.
    Nobody,
    /// All ids of their sessions are collected first: quick when they are few.
    ByIds,
    /// Each session's students are looked at: quick when few sessions are, or nearly each one fits.
    ByRow,
}

impl TextFilter {
    /// Expects anybody to have such a name.
    pub(super) fn new(wanted: &Wanted, db: &Database) -> Self {
        Self {
            text: wanted.text.clone(),
            is_sqlite: matches!(db, Database::Sqlite { .. }),
            has_teachers: true,
            students: Students::ByRow,
        }
    }

    /// Whether the index of letters knows texts like this: it holds three in a row.
    pub(super) fn has_letters(&self) -> bool {
        self.text.chars().count() >= 3
    }

    /// Both take small and capital letters of ASCII for equal; of others (É, é) only ILIKE. Arabic has none.
    fn like(&self) -> &'static str {
        if self.is_sqlite { " LIKE " } else { " ILIKE " }
    }

    /// Codes are Latin letters, digits and dashes; looking for anything else there is lost time.
    fn may_be_code(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    }

    /// The text anywhere, its own `%` and `_` taken as they are.
    fn pattern(&self) -> String {
        let mut pattern = String::with_capacity(self.text.len() + 2);
        pattern.push('%');
        for letter in self.text.chars() {
            if matches!(letter, '%' | '_' | '\\') {
                pattern.push('\\');
            }
            pattern.push(letter);
        }
        pattern.push('%');
        pattern
    }
}

impl Statement {
    fn contains(&mut self, column: &str, text: &TextFilter) -> &mut Self {
        self.push(column).push(text.like()).bind(Value::Text(text.pattern())).push(" ESCAPE '\\'")
    }

    fn title_or_code(&mut self, text: &TextFilter) -> &mut Self {
        self.contains("s.title", text);
        if text.may_be_code() { self.push(" OR ").contains("s.code", text) } else { self }
    }

    /// People of the academy whose name contains the text.
    fn named(&mut self, wanted: &Wanted, text: &TextFilter, role: &str) -> &mut Self {
        self.push("u.academy_id = ")
            .number(wanted.academy_id.0)
            .push(" AND u.role = '")
            .push(role)
            .push("' AND ")
            .contains("u.name", text)
    }

    /// The whole condition, on `s`.
    pub(super) fn text(&mut self, wanted: &Wanted, text: &TextFilter) -> &mut Self {
        self.push("(").title_or_code(text);
        if text.has_teachers {
            self.push(" OR s.teacher_id IN (SELECT u.id FROM users u WHERE ")
                .named(wanted, text, "teacher")
                .push(")");
        }
        match text.students {
            Students::Nobody => {}
            Students::ByIds => {
                self.push(" OR s.id IN (").of_students(wanted, text).push(")");
            }
            // PostgreSQL would collect all ids here, too, were it not for the OFFSET.
            Students::ByRow => {
                self.push(
                    " OR EXISTS (SELECT 1 FROM session_students e CROSS JOIN users u \
                     WHERE e.session_id = s.id AND u.id = e.student_id AND ",
                )
                .named(wanted, text, "student")
                .push(" LIMIT 1 OFFSET 0)");
            }
        }
        self.push(")")
    }

    /// What the index of letters has: all sessions whose title or code contains the text, and maybe more.
    /// It knows nothing of academies.
    pub(super) fn letters(&mut self, text: &TextFilter) -> &mut Self {
        if text.is_sqlite {
            let phrase = format!("\"{}\"", text.text.replace('"', "\"\""));
            self.push("SELECT rowid AS id FROM sessions_text WHERE sessions_text MATCH ")
                .bind(Value::Text(phrase))
        } else {
            self.push(
                "SELECT x.session_id AS id FROM sessions_text x WHERE letters(x.words) @> letters(",
            )
            .bind(Value::Text(text.text.clone()))
            .push(")")
        }
    }

    /// Sessions of the academy whose title or code contains the text, by the index of letters.
    pub(super) fn by_letters(&mut self, wanted: &Wanted, text: &TextFilter) -> &mut Self {
        self.push("SELECT s.id FROM (")
            .letters(text)
            .push(") x CROSS JOIN sessions s WHERE s.id = x.id AND ")
            .academy(wanted)
            .push(" AND (")
            .title_or_code(text)
            .push(")")
    }

    /// Sessions of teachers with such a name.
    pub(super) fn of_teachers(&mut self, wanted: &Wanted, text: &TextFilter) -> &mut Self {
        self.push("SELECT t.id FROM users u CROSS JOIN sessions t WHERE t.teacher_id = u.id AND ")
            .named(wanted, text, "teacher")
    }

    /// Sessions of students with such a name.
    pub(super) fn of_students(&mut self, wanted: &Wanted, text: &TextFilter) -> &mut Self {
        self.push(
            "SELECT e.session_id FROM users u CROSS JOIN session_students e \
             WHERE e.student_id = u.id AND ",
        )
        .named(wanted, text, "student")
    }
}
