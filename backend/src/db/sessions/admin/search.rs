//! Looking for a text, in the way that is quick for it:
//!
//! - within a day or a teacher's sessions by reading these, which are few;
//! - what few sessions hold, by the index of letters and by the names of people;
//! - what many hold, and one or two letters, which that index does not know, by reading the list's own
//!   index until there is enough: each status is counted up to [`COUNTED_UP_TO`], and a page is found soon
//!   where nearly each session fits.

use super::{
    Found, Wanted, read, run,
    sql::{Statement, Value, page, waiting_count},
    text::{Students, TextFilter},
};
use crate::{Error, db::Database};
use domain::{Status, admin_filter::Shown, wire::admin::COUNTED_UP_TO};

/// Up to so many sessions are collected to be counted and ordered; what more of them hold is found sooner
/// by reading.
const FEW: i64 = 10_000;

/// The page and the counts of a text.
pub(super) async fn search(db: &Database, wanted: &Wanted) -> Result<Found, Error> {
    let mut text = TextFilter::new(wanted, db);
    if wanted.day.is_some() || wanted.teacher.is_some() {
        return read(db, &[within(wanted, &text)]).await;
    }
    let reach = Reach::of(&run(db, &probe(wanted, &text)).await?);
    if text.has_letters() && reach.is_small() {
        return read(db, &[by_index(wanted, &text)]).await;
    }
    reach.adapt(&mut text);
    let found = read(db, &[by_reading(wanted, &text)]).await?;
    if found.counts.iter().map(|(_, count)| count).sum::<u64>() <= COUNTED_UP_TO {
        return Ok(found);
    }
    text.students = text.students.beside_many();
    // One session more than a page holds tells whether another page follows.
    let one_more = Wanted { limit: wanted.limit + 1, ..wanted.clone() };
    let mut found = read(db, &stopping(&one_more, &text)).await?;
    found.is_cut = true;
    found.has_more = found.ids.len() > wanted.limit as usize;
    found.ids.truncate(wanted.limit as usize);
    Ok(found)
}

impl Students {
    /// Where many sessions fit, a few of them tell: none is worth collecting ids for.
    fn beside_many(self) -> Self {
        if self == Self::ByIds { Self::ByRow } else { self }
    }
}

/// How many sessions a text may be found in, each counted up to one more than [`FEW`].
#[derive(Debug, Default)]
struct Reach {
    letters: i64,
    teachers: i64,
    students: i64,
}

impl Reach {
    fn of(pairs: &[(String, i64)]) -> Self {
        let of = |name: &str| {
            pairs.iter().find(|(word, _)| word == name).map_or(0, |(_, number)| *number)
        };
        Self { letters: of("letters"), teachers: of("teachers"), students: of("students") }
    }

    fn is_small(&self) -> bool {
        self.letters + self.teachers + self.students <= FEW
    }

    fn adapt(&self, text: &mut TextFilter) {
        text.has_teachers = self.teachers > 0;
        text.students = match self.students {
            0 => Students::Nobody,
            1..=FEW => Students::ByIds,
            _ => Students::ByRow,
        };
    }
}

/// Reads [`Reach`].
pub(super) fn probe(wanted: &Wanted, text: &TextFilter) -> Statement {
    let mut statement = Statement::default();
    if text.has_letters() {
        statement.push("SELECT 'letters', COUNT(*) FROM (").letters(text).up_to(FEW);
        statement.push(" UNION ALL ");
    }
    statement.push("SELECT 'teachers', COUNT(*) FROM (").of_teachers(wanted, text).up_to(FEW);
    statement
        .push(" UNION ALL SELECT 'students', COUNT(*) FROM (")
        .of_students(wanted, text)
        .up_to(FEW);
    statement
}

/// All that fit, from a day or a teacher's sessions.
pub(super) fn within(wanted: &Wanted, text: &TextFilter) -> Statement {
    let mut statement = Statement::default();
    statement.push("WITH hits AS MATERIALIZED (SELECT s.id FROM sessions s WHERE ");
    statement.narrowed(wanted, Some(text));
    from_hits(statement, wanted)
}

/// All that fit, from the index of letters and from the people.
pub(super) fn by_index(wanted: &Wanted, text: &TextFilter) -> Statement {
    let mut statement = Statement::default();
    statement.push("WITH hits AS MATERIALIZED (").by_letters(wanted, text);
    statement.push(" UNION ").of_teachers(wanted, text);
    statement.push(" UNION ").of_students(wanted, text);
    from_hits(statement, wanted)
}

/// The first that fit, one more than is counted; fewer are all there are.
pub(super) fn by_reading(wanted: &Wanted, text: &TextFilter) -> Statement {
    let mut statement = Statement::default();
    statement.push("WITH hits AS MATERIALIZED (SELECT s.id FROM sessions s WHERE ");
    statement.narrowed(wanted, Some(text)).push(" LIMIT ").number(counted_up_to() + 1);
    from_hits(statement, wanted)
}

/// What was found is counted and ordered.
fn from_hits(mut statement: Statement, wanted: &Wanted) -> Statement {
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

/// The page, and each status counted until there is enough.
pub(super) fn stopping(wanted: &Wanted, text: &TextFilter) -> [Statement; 3] {
    let mut counts = Statement::default();
    for (place, status) in Status::ALL.into_iter().enumerate() {
        if place > 0 {
            counts.push(" UNION ALL ");
        }
        counts
            .push("SELECT '")
            .push(status.as_str())
            .push("', COUNT(*) FROM (SELECT 1 FROM sessions s WHERE ")
            .narrowed(wanted, Some(text))
            .push(" AND ")
            .status(status)
            .up_to(counted_up_to());
    }
    [counts, waiting_count(wanted, Some(text)), page(wanted, Some(text))]
}

impl Statement {
    /// Ends a table of what is counted.
    fn up_to(&mut self, number: i64) -> &mut Self {
        self.push(" LIMIT ").number(number + 1).push(") x")
    }
}

fn counted_up_to() -> i64 {
    i64::try_from(COUNTED_UP_TO).unwrap_or(i64::MAX)
}
