//! A database of its own for each test.

use crate::Database;
use sqlx::{Connection, PgConnection};
use std::sync::atomic::{AtomicU32, Ordering};

/// Which database to test on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file in a temporary folder.
    Sqlite,
    /// A database on the server that `MAJLIS_TEST_POSTGRES_URL` names.
    Postgres,
}

/// An empty, migrated database that goes away with this value.
#[derive(Debug)]
pub struct TestDatabase {
    /// What `DATABASE_URL` would be.
    pub url: String,
    /// The open database.
    pub db: Database,
    cleanup: Cleanup,
}

#[derive(Debug)]
enum Cleanup {
    Folder(#[allow(dead_code, reason = "deletes the folder when dropped")] tempfile::TempDir),
    Database { server: String, name: String },
}

impl TestDatabase {
    /// Makes one.
    ///
    /// # Panics
    /// When it can't, PostgreSQL being absent included: a skipped test would look like a passed one.
    pub async fn new(kind: Kind) -> Self {
        let (url, cleanup) = match kind {
            Kind::Sqlite => sqlite(),
            Kind::Postgres => postgres().await,
        };
        let db = Database::connect(&url).await.expect("the test database opens");
        db.migrate().await.expect("the test database migrates");
        Self { url, db, cleanup }
    }

    /// Runs a statement by hand, past the program; returns how many rows it touched.
    ///
    /// # Panics
    /// When it fails.
    pub async fn execute(&self, sql: &'static str) -> u64 {
        match &self.db {
            Database::Sqlite { writer, .. } => {
                sqlx::query(sql).execute(writer).await.map(|done| done.rows_affected())
            }
            Database::Postgres(pool) => {
                sqlx::query(sql).execute(pool).await.map(|done| done.rows_affected())
            }
        }
        .expect("runs by hand")
    }
}

fn sqlite() -> (String, Cleanup) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("majlis.sqlite").display());
    (url, Cleanup::Folder(folder))
}

async fn postgres() -> (String, Cleanup) {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let server = std::env::var("MAJLIS_TEST_POSTGRES_URL").expect(
        "MAJLIS_TEST_POSTGRES_URL names a PostgreSQL to test on; `make test-rust` starts one",
    );
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("majlis_test_{}_{number}", std::process::id());
    run(&server, format!("CREATE DATABASE {name}")).await.expect("the database is made");
    let (base, _) = server.rsplit_once('/').expect("the URL ends with a database's name");
    (format!("{base}/{name}"), Cleanup::Database { server, name })
}

async fn run(server: &str, statement: String) -> Result<(), sqlx::Error> {
    let mut connection = PgConnection::connect(server).await?;
    sqlx::query(sqlx::AssertSqlSafe(statement)).execute(&mut connection).await?;
    connection.close().await
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let Cleanup::Database { server, name } = &self.cleanup else { return };
        let (server, statement) = (server.clone(), format!("DROP DATABASE {name} WITH (FORCE)"));
        // A thread of its own: this one may be inside a runtime.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.map(|runtime| runtime.block_on(run(&server, statement)))
        });
        // A database left behind on a throw-away server hurts nobody.
        let _ = dropped.join();
    }
}
