//! A transaction that knows what it has changed, so that nobody is told before it is committed.

use super::Database;
use crate::{
    Error,
    live::{Change, Live},
    sessions::transition::Moved,
};
use domain::{AcademyId, SessionId};
use sqlx::{Postgres, Sqlite, Transaction};
use tracing::Instrument;

/// A write transaction. Dropped without [`Tx::commit`], it changes nothing.
pub(crate) struct Tx {
    inner: Inner,
    live: Live,
    changes: Vec<Change>,
    moves: Vec<Moved>,
}

/// The two kinds, for the macros of this module's parent.
pub(crate) enum Inner {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Tx {
    /// Begins. On SQLite the write lock is taken at once: a transaction that reads first and writes
    /// later could otherwise fail in the middle.
    pub(crate) async fn begin(database: &Database, live: &Live) -> Result<Self, Error> {
        let inner = match database {
            Database::Sqlite { writer, .. } => {
                Inner::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?)
            }
            Database::Postgres(pool) => Inner::Postgres(pool.begin().await?),
        };
        Ok(Self { inner, live: live.clone(), changes: Vec::new(), moves: Vec::new() })
    }

    pub(crate) fn inner(&mut self) -> &mut Inner {
        &mut self.inner
    }

    pub(crate) fn origin(&self) -> i64 {
        self.live.origin()
    }

    /// Notes that people who look at this session must be told after the commit.
    pub(crate) fn changed(&mut self, academy_id: AcademyId, session_id: SessionId) {
        self.changes.push(Change { academy_id, session_id });
    }

    /// Notes a change of status, to be logged after the commit.
    pub(crate) fn moved(&mut self, moved: Moved) {
        self.changed(moved.academy_id, moved.session_id);
        self.moves.push(moved);
    }

    /// Takes everything back, and has done so when it returns. Dropping does the same a little later,
    /// on the way of the connection to its pool: until then others find the rows locked.
    pub(crate) async fn rollback(self) {
        let undone = match self.inner {
            Inner::Sqlite(transaction) => transaction.rollback().await,
            Inner::Postgres(transaction) => transaction.rollback().await,
        };
        if let Err(error) = undone {
            // The connection is broken, which ends its transaction, too.
            tracing::debug!(error = &error as &dyn std::error::Error, "rollback failed");
        }
    }

    /// Commits, then logs the moves and tells this process's listeners; other processes hear it
    /// through the bus, which is part of the transaction. Once begun it runs to its end even if the
    /// caller goes away (a browser that closed its connection): nothing is committed untold.
    pub(crate) async fn commit(self) -> Result<(), Error> {
        tokio::spawn(self.commit_to_the_end().in_current_span()).await?
    }

    async fn commit_to_the_end(mut self) -> Result<(), Error> {
        if !self.changes.is_empty() {
            let changes = std::mem::take(&mut self.changes);
            super::bus::announce(&mut self, &changes).await?;
            self.changes = changes;
        }
        let committed = match self.inner {
            Inner::Sqlite(transaction) => transaction.commit().await,
            Inner::Postgres(transaction) => transaction.commit().await,
        };
        // A connection that broke while committing may have committed: looking again harms nobody.
        self.live.publish(&self.changes);
        committed?;
        self.moves.iter().for_each(Moved::log);
        Ok(())
    }
}
