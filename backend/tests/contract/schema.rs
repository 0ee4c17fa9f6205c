//! What the databases themselves hold and refuse.

use backend::{
    Database, on_both_databases,
    testing::{Kind, TestDatabase, World},
};
use std::collections::{BTreeMap, BTreeSet};

on_both_databases![
    a_ready_session_without_a_meeting_cannot_be_stored,
    no_row_points_across_academies,
    migrating_again_changes_nothing,
];

async fn execute(db: &Database, sql: &'static str, id: i64) -> Result<u64, sqlx::Error> {
    match db {
        Database::Sqlite { writer, .. } => {
            sqlx::query(sql).bind(id).execute(writer).await.map(|done| done.rows_affected())
        }
        Database::Postgres(pool) => {
            sqlx::query(sql).bind(id).execute(pool).await.map(|done| done.rows_affected())
        }
    }
}

async fn a_ready_session_without_a_meeting_cannot_be_stored(world: World) {
    let scheduled = world.scheduled_in(600).await.0;
    let ready = world.ready().await.0;
    let db = &world.database.db;
    for (sql, id) in [
        ("UPDATE sessions SET status = 'ready' WHERE id = $1", scheduled),
        ("UPDATE sessions SET status = 'ongoing' WHERE id = $1", scheduled),
        (
            "UPDATE sessions SET status = 'ready', room_name = 'a', meeting_link = 'b' WHERE id = $1",
            scheduled,
        ),
        ("UPDATE sessions SET room_name = NULL WHERE id = $1", ready),
        ("UPDATE sessions SET meeting_link = NULL WHERE id = $1", ready),
        ("UPDATE sessions SET meeting_platform = NULL WHERE id = $1", ready),
        ("UPDATE sessions SET meeting_platform = 'zoom' WHERE id = $1", ready),
        ("UPDATE sessions SET meeting_cluster = NULL WHERE id = $1", ready),
        ("UPDATE sessions SET meeting_created_at = NULL WHERE id = $1", ready),
        ("UPDATE sessions SET starts_at = NULL WHERE id = $1", ready),
        ("UPDATE sessions SET status = 'running' WHERE id = $1", ready),
    ] {
        let refused = execute(db, sql, id).await.expect_err(sql);
        let broken = refused.as_database_error().is_some_and(|error| error.is_check_violation());
        assert!(broken, "{sql}: {refused}");
    }
    let title = "UPDATE sessions SET title = 'fine' WHERE id = $1";
    assert_eq!(execute(db, title, ready).await.expect("allowed"), 1);
}

async fn no_row_points_across_academies(world: World) {
    let id = world.ready().await.0;
    let db = &world.database.db;
    for sql in [
        "UPDATE sessions SET teacher_id = (SELECT MIN(id) FROM users WHERE academy_id <> sessions.academy_id \
         AND role = 'teacher') WHERE id = $1",
        "INSERT INTO session_students (academy_id, session_id, student_id) \
         SELECT s.academy_id, s.id, u.id FROM sessions s JOIN users u ON u.academy_id <> s.academy_id \
         AND u.role = 'student' WHERE s.id = $1",
        "UPDATE session_students SET academy_id = academy_id + 1 WHERE session_id = $1",
    ] {
        let refused = execute(db, sql, id).await.expect_err(sql);
        let foreign =
            refused.as_database_error().is_some_and(|error| error.is_foreign_key_violation());
        assert!(foreign, "{sql}: {refused}");
    }
}

async fn migrating_again_changes_nothing(world: World) {
    world.database.db.migrate().await.expect("nothing to do");
    assert!(world.database.db.is_migrated().await.expect("an answer"));
}

/// Whatever columns do not show: checks, keys, defaults, partial indexes.
#[test]
fn the_two_migrations_say_the_same() {
    let lite = include_str!("../../../migrations/sqlite/0001_first_lesson.sql");
    let post = include_str!("../../../migrations/postgres/0001_first_lesson.sql");
    let (lite, _) = lite.split_once("\n-- SQLite only").expect("the bus comes last");
    let post = post.replace(
        "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
        "INTEGER PRIMARY KEY AUTOINCREMENT",
    );
    assert_eq!(lite, post);
}

#[test]
fn the_migrations_of_the_admin_list_say_the_same() {
    let lite = include_str!("../../../migrations/sqlite/0002_admin_list.sql");
    let post = include_str!("../../../migrations/postgres/0002_admin_list.sql");
    // SQLite has nulls first of itself and takes no word of it in an index.
    assert_eq!(lite, post.replace(" NULLS FIRST", ""));
}

/// Column name to (kind, required), per table; without `sessions_text`, the index of letters, which each has in its own
/// way.
type Schema = BTreeMap<String, BTreeMap<String, (String, bool)>>;

#[tokio::test(flavor = "multi_thread")]
async fn both_databases_have_the_same_tables_and_columns() {
    let (lite, post) =
        tokio::join!(TestDatabase::new(Kind::Sqlite), TestDatabase::new(Kind::Postgres));
    let (mut lite, post) = (sqlite_schema(&lite.db).await, postgres_schema(&post.db).await);
    assert!(lite.remove("bus").is_some(), "SQLite's own way of telling other processes");
    assert_eq!(lite.keys().collect::<Vec<_>>(), post.keys().collect::<Vec<_>>());
    for (table, columns) in &lite {
        assert_eq!(columns, &post[table], "{table}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn both_databases_have_the_same_indexes() {
    let (lite, post) =
        tokio::join!(TestDatabase::new(Kind::Sqlite), TestDatabase::new(Kind::Postgres));
    const LITE: &str = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";
    const POST: &str = "SELECT indexname FROM pg_indexes WHERE schemaname = 'public' \
        AND indexname NOT LIKE '%\\_key' AND indexname NOT LIKE '%\\_pkey' AND tablename <> 'sessions_text'";
    let Database::Sqlite { reader, .. } = &lite.db else { unreachable!("asked for SQLite") };
    let Database::Postgres(pool) = &post.db else { unreachable!("asked for PostgreSQL") };
    let lite: Vec<String> = sqlx::query_scalar(LITE).fetch_all(reader).await.expect("names");
    let post: Vec<String> = sqlx::query_scalar(POST).fetch_all(pool).await.expect("names");
    assert_eq!(lite.into_iter().collect::<BTreeSet<_>>(), post.into_iter().collect());
}

async fn sqlite_schema(db: &Database) -> Schema {
    const SQL: &str = "SELECT t.name, c.name, c.type, c.\"notnull\" OR c.pk > 0 FROM sqlite_schema t \
        JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' \
        AND t.name <> '_sqlx_migrations' AND t.name NOT LIKE 'sessions\\_text%' ESCAPE '\\'";
    let Database::Sqlite { reader, .. } = db else { unreachable!("asked for SQLite") };
    let rows: Vec<(String, String, String, bool)> =
        sqlx::query_as(SQL).fetch_all(reader).await.expect("a schema");
    collect(rows)
}

async fn postgres_schema(db: &Database) -> Schema {
    const SQL: &str = "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'NO' \
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT IN ('_sqlx_migrations', 'sessions_text')";
    let Database::Postgres(pool) = db else { unreachable!("asked for PostgreSQL") };
    collect(sqlx::query_as(SQL).fetch_all(pool).await.expect("a schema"))
}

fn collect(rows: Vec<(String, String, String, bool)>) -> Schema {
    let mut schema = Schema::new();
    for (table, column, kind, required) in rows {
        // SQLite's INTEGER is the BIGINT of its generated keys.
        let kind = if kind == "INTEGER" { "BIGINT".into() } else { kind.to_uppercase() };
        schema.entry(table).or_default().insert(column, (kind, required));
    }
    schema
}
