//! Passwords: Argon2id, off the async threads, a few at a time.

use crate::Error;
use argon2::{Argon2, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use std::sync::{Arc, OnceLock};
use tokio::sync::Semaphore;

/// The shortest password, in characters (NIST SP 800-63B).
pub const MIN_PASSWORD_CHARS: usize = 8;
/// The longest password, in bytes: hashing a megabyte for a stranger is work we need not do.
pub const MAX_PASSWORD_BYTES: usize = 1024;

/// Hashes and checks passwords. Each hash takes 19 MiB and a core for tens of milliseconds (the
/// crate's defaults are OWASP's), so only so many run at once; others wait.
#[derive(Clone, Debug)]
pub(crate) struct Hashing {
    permits: Arc<Semaphore>,
}

impl Default for Hashing {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self { permits: Arc::new(Semaphore::new(cores.clamp(1, 8))) }
    }
}

impl Hashing {
    /// A new salted hash in PHC form.
    pub(crate) async fn hash(&self, password: String) -> Result<String, Error> {
        self.off_thread(move || hash(&password)).await?
    }

    /// Whether the password fits the hash. Without a hash (no such account, or none that logs in by
    /// password) the same work is done for nothing, so that time tells no stranger who exists.
    pub(crate) async fn verify(
        &self,
        password: String,
        hash: Option<String>,
    ) -> Result<bool, Error> {
        self.off_thread(move || match hash {
            Some(hash) => verify(&password, &hash),
            None => verify(&password, nobodys_hash()?).map(|_| false),
        })
        .await?
    }

    async fn off_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        // The semaphore is never closed; were it, unlimited work would still be right.
        let permit = self.permits.clone().acquire_owned().await.ok();
        Ok(tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work()
        })
        .await?)
    }
}

fn hash(password: &str) -> Result<String, Error> {
    let hash = Argon2::default().hash_password(password.as_bytes()).map_err(failed)?;
    Ok(hash.to_string())
}

fn verify(password: &str, hash: &str) -> Result<bool, Error> {
    use argon2::password_hash::Error as E;
    let parsed = PasswordHash::new(hash).map_err(|error| Error::PasswordHash(error.to_string()))?;
    match Argon2::default().verify_password(password.as_bytes(), &parsed) {
        Ok(()) => Ok(true),
        Err(E::PasswordInvalid) => Ok(false),
        Err(error) => Err(failed(error)),
    }
}

fn nobodys_hash() -> Result<&'static str, Error> {
    static HASH: OnceLock<String> = OnceLock::new();
    if let Some(hash) = HASH.get() {
        return Ok(hash);
    }
    let made = hash("nobody's")?;
    Ok(HASH.get_or_init(|| made))
}

fn failed(error: argon2::password_hash::Error) -> Error {
    Error::PasswordHash(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_fits_and_hashes_are_salted() {
        let hashing = Hashing::default();
        let first = hashing.hash("correct horse".into()).await.expect("hashes");
        let second = hashing.hash("correct horse".into()).await.expect("hashes");
        assert!(first.starts_with("$argon2id$"), "{first}");
        assert_ne!(first, second);
        let fits = |password: &str, hash: Option<&String>| {
            hashing.verify(password.to_owned(), hash.cloned())
        };
        assert!(fits("correct horse", Some(&first)).await.expect("verifies"));
        assert!(!fits("correct horsE", Some(&first)).await.expect("verifies"));
        assert!(!fits("nobody's", None).await.expect("verifies"));
    }
}
