//! Logging in and out: an opaque cookie token, of which only the hash is stored.

use super::Email;
use crate::{Backend, Error, db};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{AcademyId, AccountId, Timestamp, UserId};
use sha2::{Digest, Sha256};
use std::net::IpAddr;

/// How long a login lasts from the last time it was renewed.
pub const LOGIN_LIFE_DAYS: i64 = 30;
/// How long a login lasts at most, however often it is renewed.
pub const LONGEST_LOGIN_DAYS: i64 = 180;

const DAY_MILLIS: i64 = 86_400_000;

/// A new login.
#[derive(Clone, PartialEq, Eq)]
pub struct LoggedIn {
    /// The cookie's value: 256 random bits, in URL-safe base64.
    pub token: String,
    /// When it stops working.
    pub expires_at: Timestamp,
}

/// Why nobody was logged in.
#[derive(Debug, thiserror::Error)]
pub enum LoginError {
    /// No such account, another password, or no academy to go to; which one is nobody's business.
    #[error("wrong e-mail or password")]
    WrongCredentials,
    /// Too many failures of late.
    #[error("too many attempts; wait {retry_after_secs} s")]
    TooManyAttempts {
        /// Seconds until the next try is looked at.
        retry_after_secs: u64,
    },
    /// Not the caller's fault.
    #[error(transparent)]
    Internal(#[from] Error),
}

/// Logs somebody in to the academy they used last.
///
/// # Errors
/// [`LoginError`].
pub async fn log_in(
    backend: &Backend,
    email: &str,
    password: &str,
    client: IpAddr,
    now: Timestamp,
) -> Result<LoggedIn, LoginError> {
    let email: Email = email.parse().map_err(|_| LoginError::WrongCredentials)?;
    if let Some(retry_after_secs) = backend.login_limits.wait_secs(client, email.as_str(), now) {
        return Err(LoginError::TooManyAttempts { retry_after_secs });
    }
    // Counted before the slow part, so that attempts in parallel are counted too.
    backend.login_limits.failed(client, email.as_str(), now);
    let account_id = check(backend, &email, password).await?;
    let logged_in = admit(backend, account_id, now).await?;
    backend.login_limits.succeeded(client, email.as_str());
    Ok(logged_in)
}

/// Logs an account in to the academy it used last.
async fn admit(
    backend: &Backend,
    account_id: AccountId,
    now: Timestamp,
) -> Result<LoggedIn, LoginError> {
    let member = db::users::of_account(&backend.db, account_id)
        .await?
        .into_iter()
        .next()
        .ok_or(LoginError::WrongCredentials)?;
    let logged_in =
        LoggedIn { token: new_token()?, expires_at: now.plus_millis(LOGIN_LIFE_DAYS * DAY_MILLIS) };
    let mut tx = backend.begin().await?;
    let member = (AcademyId(member.academy_id), UserId(member.id));
    let hash = token_hash(&logged_in.token);
    db::users::came(&mut tx, member, now).await?;
    db::login_sessions::insert(&mut tx, &hash, member, now, logged_in.expires_at).await?;
    tx.commit().await?;
    Ok(logged_in)
}

/// Logs somebody in without asking for a password: for tests, where hashing would take most of the
/// time.
///
/// # Errors
/// When there is no such person.
#[cfg(feature = "testing")]
pub async fn log_in_without_password(
    backend: &Backend,
    email: &str,
    now: Timestamp,
) -> Result<LoggedIn, LoginError> {
    let email: Email = email.parse().map_err(|_| LoginError::WrongCredentials)?;
    let found = db::accounts::credentials(&backend.db, email.as_str()).await?;
    let account_id = found.map(|found| AccountId(found.id)).ok_or(LoginError::WrongCredentials)?;
    admit(backend, account_id, now).await
}

async fn check(backend: &Backend, email: &Email, password: &str) -> Result<AccountId, LoginError> {
    if password.len() > super::MAX_PASSWORD_BYTES {
        return Err(LoginError::WrongCredentials);
    }
    let found = db::accounts::credentials(&backend.db, email.as_str()).await?;
    let (id, hash) = found.map_or((None, None), |found| (Some(found.id), found.password_hash));
    let fits = backend.hashing.verify(password.to_owned(), hash).await?;
    id.filter(|_| fits).map(AccountId).ok_or(LoginError::WrongCredentials)
}

/// Whether a login has used up more than a day of its life and can still be made to last longer.
pub(super) fn is_renewable(logged_in_at: Timestamp, expires_at: Timestamp, now: Timestamp) -> bool {
    let longest = logged_in_at.plus_millis(LONGEST_LOGIN_DAYS * DAY_MILLIS);
    expires_at < longest && expires_at.millis_since(now) < (LOGIN_LIFE_DAYS - 1) * DAY_MILLIS
}

/// Gives a login its whole life again, but no more than [`LONGEST_LOGIN_DAYS`] in all; returns its new
/// end, `None` when it is over.
///
/// # Errors
/// When the database fails.
pub async fn renew_login(
    backend: &Backend,
    token: &str,
    now: Timestamp,
) -> Result<Option<Timestamp>, Error> {
    let expires_at = now.plus_millis(LOGIN_LIFE_DAYS * DAY_MILLIS);
    let longest_millis = LONGEST_LOGIN_DAYS * DAY_MILLIS;
    let mut tx = backend.begin().await?;
    let hash = token_hash(token);
    let end = db::login_sessions::renew(&mut tx, &hash, now, expires_at, longest_millis).await?;
    tx.commit().await?;
    Ok(end)
}

/// Ends the login of this token. An unknown one is ended already.
///
/// # Errors
/// When the database fails.
pub async fn log_out(backend: &Backend, token: &str) -> Result<(), Error> {
    let mut tx = backend.begin().await?;
    db::login_sessions::delete(&mut tx, &token_hash(token)).await?;
    tx.commit().await
}

fn new_token() -> Result<String, Error> {
    let mut bytes = [0u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| Error::Random(error.to_string()))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// A stolen database logs nobody in: 256 random bits need no slow hash.
pub(super) fn token_hash(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()))
}
