//! The one place that holds SQL: a file per noun, plain functions over a `Tx` (to write) or a
//! [`Database`] (to read).
//!
//! Every query names its academy, except the ones that can't: logging in and finding out who is
//! logged in (`accounts`, `login_sessions`), the webhook inbox, the bus, effects, the clock's look at
//! what is due, the command line's (`sessions::{find, all}`, `users::of_email`), which academies an
//! account may choose (`academies::{open_to, choose}`), forgetting what is old, those that take ids
//! which a query with an academy has found (`sessions::{lock, lock_free, students_of, children_of}`),
//! and the index of letters, whose hits are only counted (the probe in `sessions/admin/search.rs`) or
//! narrowed to an academy.

pub(crate) mod academies;
pub(crate) mod accounts;
pub(crate) mod bus;
pub(crate) mod effects;
pub(crate) mod events;
pub(crate) mod join_audit;
pub(crate) mod login_sessions;
mod pool;
pub(crate) mod sessions;
mod tx;
pub(crate) mod users;
pub(crate) mod webhook_events;

pub use pool::Database;
pub(crate) use tx::Tx;

use domain::{Minutes, Timestamp};

/// Runs one body on whichever reading pool the database has.
macro_rules! reading {
    ($database:expr, $connection:ident => $body:expr) => {
        match $database {
            $crate::db::Database::Sqlite { reader: $connection, .. } => $body,
            $crate::db::Database::Postgres($connection) => $body,
        }
    };
}

/// Runs one body on whichever connection the transaction holds.
macro_rules! writing {
    ($tx:expr, $connection:ident => $body:expr) => {
        match $tx.inner() {
            $crate::db::tx::Inner::Sqlite(transaction) => {
                let $connection = &mut **transaction;
                $body
            }
            $crate::db::tx::Inner::Postgres(transaction) => {
                let $connection = &mut **transaction;
                $body
            }
        }
    };
}

/// Like [`writing!`], for the few statements that the two dialects spell differently.
macro_rules! writing_sql {
    ($tx:expr, sqlite: $sqlite:expr, postgres: $postgres:expr, ($sql:ident, $connection:ident) => $body:expr) => {
        match $tx.inner() {
            $crate::db::tx::Inner::Sqlite(transaction) => {
                let ($sql, $connection) = ($sqlite, &mut **transaction);
                $body
            }
            $crate::db::tx::Inner::Postgres(transaction) => {
                let ($sql, $connection) = ($postgres, &mut **transaction);
                $body
            }
        }
    };
}

pub(crate) use {reading, writing, writing_sql};

/// A stored value that the rules can't read: the database was changed by hand.
pub(crate) fn corrupt(what: &'static str, value: impl ToString) -> crate::Error {
    crate::Error::Corrupt { what, value: value.to_string() }
}

pub(crate) fn timestamp(millis: Option<i64>) -> Option<Timestamp> {
    millis.map(Timestamp::from_millis)
}

pub(crate) fn minutes(what: &'static str, value: i64) -> Result<Minutes, crate::Error> {
    u16::try_from(value).map(Minutes).map_err(|_| corrupt(what, value))
}

/// Ids as the JSON array that batch statements take as one parameter.
pub(crate) fn json_ids(ids: &[domain::SessionId]) -> String {
    let mut text = String::with_capacity(2 + ids.len() * 8);
    text.push('[');
    for (place, id) in ids.iter().enumerate() {
        if place > 0 {
            text.push(',');
        }
        text.push_str(&id.to_string());
    }
    text.push(']');
    text
}
