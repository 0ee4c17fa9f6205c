//! What can go wrong below the rules. Each use case has its own error with an `Internal` for these.

use futures::FutureExt;
use std::panic::AssertUnwindSafe;

/// A failure that no caller can cure: for the log, never for a person.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database said no or could not be reached.
    #[error("database")]
    Database(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("migration")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// `DATABASE_URL` names no database of ours.
    #[error("the database URL must begin with sqlite: or postgres://")]
    UnknownDatabase,
    /// A stored value makes no sense: the database was changed by hand.
    #[error("stored {what} `{value}` is invalid")]
    Corrupt {
        /// Which value.
        what: &'static str,
        /// The value itself.
        value: String,
    },
    /// Another writer got in between although it could not: a fault of ours.
    #[error("{0} rows changed where {1} were expected")]
    LostUpdate(u64, usize),
    /// A token could not be signed.
    #[error("token")]
    Token(#[from] livekit_api::access_token::AccessTokenError),
    /// A password could not be hashed or its hash not be read.
    #[error("password hash: {0}")]
    PasswordHash(String),
    /// The operating system gave no random bytes.
    #[error("no random bytes: {0}")]
    Random(String),
    /// A background thread ended early.
    #[error("background task")]
    Task(#[from] tokio::task::JoinError),
    /// The program, ours or a library's, broke down over one piece of work.
    #[error("broke down")]
    Panicked,
}

impl Error {
    /// Whether the database itself is in trouble (unreachable, out of connections), as opposed to
    /// one row or statement.
    pub(crate) fn is_outage(&self) -> bool {
        use sqlx::Error as E;
        match self {
            Self::Database(
                E::Io(_) | E::Tls(_) | E::PoolTimedOut | E::PoolClosed | E::WorkerCrashed,
            ) => true,
            Self::Database(E::Database(error)) => {
                error.code().is_some_and(|code| is_outage_code(&code))
            }
            _ => false,
        }
    }
}

/// What comes of `work`. A panic is an error like others, so that what causes it can be left aside.
pub(crate) async fn caught<T>(work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    // Who calls this takes the transaction back, which is all that could be half-changed.
    AssertUnwindSafe(work).catch_unwind().await.unwrap_or(Err(Error::Panicked))
}

/// PostgreSQL's classes 08 (connection), 53 (resources), 57 (shutdown), 40 (serialisation, deadlock),
/// 55P03 (a lock was not to be had) and 25P03 (idle for too long); SQLite's BUSY, LOCKED, IOERR and FULL, extended codes included.
fn is_outage_code(code: &str) -> bool {
    match code.parse::<u32>() {
        Ok(number) if code.len() < 5 => matches!(number & 0xff, 5 | 6 | 10 | 13),
        _ => ["08", "53", "57", "40", "55P03", "25P03"].iter().any(|class| code.starts_with(class)),
    }
}

/// Whether the statement broke a uniqueness rule.
pub(crate) fn is_unique_violation(error: &Error) -> bool {
    matches!(error, Error::Database(sqlx::Error::Database(error)) if error.is_unique_violation())
}
