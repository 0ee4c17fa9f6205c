//! No listing may read `sessions` or `session_students` from end to end, whatever is asked for.

use super::{
    Wanted, search,
    sql::{Statement, Value, listing},
    text::{Students, TextFilter},
};
use crate::{
    Database,
    testing::{Kind as DatabaseKind, TestDatabase},
};
use domain::{AcademyId, Kind, Minutes, Status, Timestamp, UserId, admin_filter::Shown};

/// Every combination of filters.
fn every_wish() -> Vec<Wanted> {
    let day = (Timestamp::from_millis(0), Timestamp::from_millis(86_400_000));
    let mut wishes = Vec::new();
    for shown in [None, Some(Shown::Attention), Some(Shown::Status(Status::Ready))] {
        for day in [None, Some(day)] {
            for kind in [None, Some(Kind::Academic)] {
                for teacher in [None, Some(UserId(1))] {
                    for text in ["", "QI", "QI-26", "سورة"] {
                        for is_soonest_first in [false, true] {
                            wishes.push(Wanted {
                                academy_id: AcademyId(1),
                                shown,
                                day,
                                kind,
                                teacher,
                                text: text.to_owned(),
                                is_soonest_first,
                                limit: 50,
                                offset: 50,
                                buffer: Minutes(5),
                                now: Timestamp::from_millis(1),
                            });
                        }
                    }
                }
            }
        }
    }
    wishes
}

/// Every statement that may answer a wish.
fn statements(wanted: &Wanted, db: &Database) -> Vec<Statement> {
    if wanted.text.is_empty() {
        return listing(wanted);
    }
    let mut statements = Vec::new();
    for students in [Students::Nobody, Students::ByIds, Students::ByRow] {
        for has_teachers in [false, true] {
            let mut text = TextFilter::new(wanted, db);
            (text.students, text.has_teachers) = (students, has_teachers);
            statements.extend([search::probe(wanted, &text), search::within(wanted, &text)]);
            statements.extend([search::by_index(wanted, &text), search::by_reading(wanted, &text)]);
            statements.extend(search::stopping(wanted, &text));
        }
    }
    statements
}

#[tokio::test]
async fn no_listing_scans_the_sessions() {
    let database = TestDatabase::new(DatabaseKind::Sqlite).await;
    let Database::Sqlite { reader, .. } = &database.db else { unreachable!("asked for SQLite") };
    let mut seen = 0;
    for wanted in every_wish() {
        for statement in statements(&wanted, &database.db) {
            let text = format!("EXPLAIN QUERY PLAN {}", statement.text);
            let mut query = sqlx::query_as(sqlx::AssertSqlSafe(text));
            for value in &statement.values {
                query = match value {
                    Value::Number(number) => query.bind(*number),
                    Value::Text(text) => query.bind(text.clone()),
                };
            }
            let plan: Vec<(i64, i64, i64, String)> = query.fetch_all(reader).await.expect("a plan");
            for (.., step) in plan {
                seen += usize::from(step.contains("SEARCH s "));
                // What waits for an admin is few, and so is what was found before it is ordered.
                let is_page_by_time = wanted.shown != Some(Shown::Attention)
                    && statement.text.starts_with("SELECT 'id'");
                assert!(
                    !(is_page_by_time && step == "USE TEMP B-TREE FOR ORDER BY"),
                    "sorted whole for one page: {}",
                    statement.text
                );
                // `sessions` is `s` or `t`, `session_students` is `e`.
                let scanned = step.strip_prefix("SCAN ").and_then(|rest| rest.split(' ').next());
                assert!(
                    !scanned.is_some_and(|table| ["s", "t", "e"].contains(&table)),
                    "{step}: {}",
                    statement.text
                );
            }
        }
    }
    assert!(seen > 100, "the plans are about the sessions, or this test proves nothing");
}
