//! Connections to SQLite (embedded, the default) or PostgreSQL (several replicas).

use crate::Error;
use sqlx::{
    PgPool, SqlitePool,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{str::FromStr, time::Duration};

static SQLITE_MIGRATIONS: Migrator = sqlx::migrate!("../migrations/sqlite");
static POSTGRES_MIGRATIONS: Migrator = sqlx::migrate!("../migrations/postgres");

/// How long a statement waits for a connection or a lock before it fails.
const PATIENCE: Duration = Duration::from_secs(10);

/// A database of either kind. Cheap to clone.
#[derive(Clone, Debug)]
pub enum Database {
    /// One writer, so that writers queue in the pool instead of failing on the file's lock, and
    /// several readers, which in WAL mode never wait for it.
    Sqlite {
        /// The one connection that writes.
        writer: SqlitePool,
        /// Read-only connections.
        reader: SqlitePool,
    },
    /// A pool for everything.
    Postgres(PgPool),
}

impl Database {
    /// Opens `sqlite:PATH` (created when missing) or `postgres://…`. Changes no schema.
    ///
    /// # Errors
    /// When the URL is of neither kind or the database can't be opened.
    pub async fn connect(url: &str) -> Result<Self, Error> {
        if url.starts_with("sqlite:") {
            Self::open_sqlite(url).await
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Self::open_postgres(url).await
        } else {
            Err(Error::UnknownDatabase)
        }
    }

    async fn open_sqlite(url: &str) -> Result<Self, Error> {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            // "Ready" events of a whole quarter hour fit before a checkpoint is due.
            .pragma("journal_size_limit", "67108864");
        let pool = |connections| {
            // No lifetimes, here and below: they start a task in sqlx 0.9.0 that may read its count of idle
            // connections just below nought, as the largest number there is, and then spins for ever (seen as
            // a command that did not end). Lost connections are noticed when they are taken out.
            SqlitePoolOptions::new()
                .max_connections(connections)
                .acquire_timeout(PATIENCE)
                .idle_timeout(None)
                .max_lifetime(None)
        };
        let writer = pool(1).connect_with(options.clone()).await?;
        let reader = pool(4).connect_with(options.pragma("query_only", "ON")).await?;
        Ok(Self::Sqlite { writer, reader })
    }

    async fn open_postgres(url: &str) -> Result<Self, Error> {
        // A replica that vanishes in the middle of a transaction must not hold its rows for ever.
        let options = PgConnectOptions::from_str(url)?
            .options([("lock_timeout", "10s"), ("idle_in_transaction_session_timeout", "30s")]);
        let pool = PgPoolOptions::new()
            .max_connections(20)
            .acquire_timeout(PATIENCE)
            .idle_timeout(None)
            .max_lifetime(None);
        Ok(Self::Postgres(pool.connect_with(options).await?))
    }

    /// Opens every PostgreSQL connection there will be, before there is anything else to do.
    ///
    /// sqlx 0.9 gives way to other tasks 800 times while it computes a SCRAM proof, and on a busy runtime each time
    /// lasts until everybody else has had a few turns: a connection that the first full classroom needs would open
    /// too late for those who wait for it.
    ///
    /// # Errors
    /// When the server gives out fewer. What was opened stays open.
    pub async fn open_all_connections(&self) -> Result<(), Error> {
        let Self::Postgres(pool) = self else { return Ok(()) };
        let all = (0..pool.options().get_max_connections()).map(|_| pool.acquire());
        futures::future::try_join_all(all).await?;
        Ok(())
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// When a migration fails, or the database was made by a newer version.
    pub async fn migrate(&self) -> Result<(), Error> {
        match self {
            Self::Sqlite { writer, .. } => SQLITE_MIGRATIONS.run(writer).await?,
            Self::Postgres(pool) => POSTGRES_MIGRATIONS.run(pool).await?,
        }
        Ok(())
    }

    /// Whether the schema is the one this program was built for.
    ///
    /// # Errors
    /// When the database can't be asked.
    pub async fn is_migrated(&self) -> Result<bool, Error> {
        const LATEST: &str = "SELECT MAX(version) FROM _sqlx_migrations WHERE success";
        let latest: Option<i64> =
            super::reading!(self, pool => sqlx::query_scalar(LATEST).fetch_one(pool).await?);
        let wanted = match self {
            Self::Sqlite { .. } => &SQLITE_MIGRATIONS,
            Self::Postgres(_) => &POSTGRES_MIGRATIONS,
        };
        Ok(latest == wanted.iter().map(|migration| migration.version).max())
    }

    /// Milliseconds by which the database's clock is ahead of this machine's, halfway through the
    /// question. Zero on SQLite, which has no clock of its own.
    ///
    /// # Errors
    /// When the database can't be asked.
    pub async fn clock_offset(&self) -> Result<i64, Error> {
        const NOW: &str = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint";
        let Self::Postgres(pool) = self else { return Ok(0) };
        // First the connection: waiting for one must not count as a difference of clocks.
        let mut connection = pool.acquire().await?;
        let before = crate::time::system_millis();
        let theirs: i64 = sqlx::query_scalar(NOW).fetch_one(&mut *connection).await?;
        Ok(theirs - (before + crate::time::system_millis()) / 2)
    }

    /// Closes every connection; what is committed stays.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { writer, reader } => {
                reader.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}
