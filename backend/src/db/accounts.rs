//! Accounts: the people who log in. They span academies.

use super::{Database, Tx, reading, writing};
use crate::Error;
use domain::{AccountId, Locale, Timestamp};

/// What logging in needs.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Credentials {
    pub(crate) id: i64,
    pub(crate) password_hash: Option<String>,
}

/// Finds an account by its lower-cased e-mail.
pub(crate) async fn credentials(db: &Database, email: &str) -> Result<Option<Credentials>, Error> {
    const SQL: &str = "SELECT id, password_hash FROM accounts WHERE email = $1";
    Ok(reading!(db, pool => sqlx::query_as(SQL).bind(email).fetch_optional(pool).await?))
}

/// Makes the account of this e-mail, or finds it. One that has a password keeps it: an academy that
/// adds a person must not get into their other academies.
pub(crate) async fn ensure(
    tx: &mut Tx,
    email: &str,
    password_hash: Option<&str>,
    super_admin: bool,
    now: Timestamp,
) -> Result<AccountId, Error> {
    const SQL: &str = "INSERT INTO accounts (email, password_hash, super_admin, created_at) \
        VALUES ($1, $2, $3, $4) ON CONFLICT (email) DO UPDATE SET \
        password_hash = COALESCE(accounts.password_hash, excluded.password_hash), \
        super_admin = (accounts.super_admin OR excluded.super_admin) RETURNING id";
    let id: i64 = writing!(tx, connection => sqlx::query_scalar(SQL)
        .bind(email).bind(password_hash).bind(super_admin).bind(now.as_millis()).fetch_one(connection).await?);
    Ok(AccountId(id))
}

/// Remembers the language a person chose.
pub(crate) async fn set_locale(tx: &mut Tx, id: AccountId, locale: Locale) -> Result<(), Error> {
    const SQL: &str = "UPDATE accounts SET locale = $2 WHERE id = $1";
    writing!(tx, connection => sqlx::query(SQL)
        .bind(id.0).bind(locale.as_str()).execute(connection).await.map(drop)?);
    Ok(())
}
