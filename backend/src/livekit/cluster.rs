//! One LiveKit deployment.

use std::fmt;

/// Where a LiveKit deployment is and how to sign for it.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// Its name in our database; `main` in a simple set-up.
    pub name: String,
    /// Where browsers connect to (`ws://` or `wss://`).
    pub server_url: String,
    /// Where this server calls its API (`http://` or `https://`).
    pub api_url: String,
    /// The API key's id.
    pub api_key: String,
    /// The API key's secret.
    pub api_secret: Secret,
}

/// A text that never shows itself in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Hides a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for signing.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}
