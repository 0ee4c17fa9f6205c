//! What the program was told: flags beat the environment, the environment beats the defaults beside each field.
//!
//! An empty environment variable counts as unset, because scripts export variables they have no value for.

mod common;
mod database_url;
mod media;
mod public_url;
mod serve;
mod trusted_proxies;

pub use common::{CommonArgs, Config};
pub use database_url::DatabaseUrl;
pub use media::{ExternalMedia, Media, MediaArgs};
pub use public_url::PublicUrl;
pub use serve::{ServeArgs, ServeConfig};
pub use trusted_proxies::TrustedProxies;

use std::{ffi::OsString, path::PathBuf};

/// A value that can't be used. The text names the flag or variable and what to do; it is all a person gets to see.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// `LIVEKIT_*` is given in part.
    #[error(
        "LIVEKIT_* is set only in part: {missing} {verb} missing. Set all of LIVEKIT_SERVER_URL, LIVEKIT_API_KEY and \
         LIVEKIT_API_SECRET to use that media server, or none of them to let majlis start its own"
    )]
    HalfSetMedia {
        /// The missing variables, in words.
        missing: String,
        /// "is" or "are".
        verb: &'static str,
    },
    /// A value has the wrong form.
    #[error("{name} is `{value}`, but {expected}")]
    Malformed {
        /// The flag's or variable's name.
        name: &'static str,
        /// What was given; never a secret.
        value: String,
        /// What it has to be.
        expected: &'static str,
    },
    /// The data folder has no default here.
    #[error("there is no home folder to keep data in: set MAJLIS_DATA to a folder")]
    NoDataFolder,
    /// The demo would be seen from other machines.
    #[error(
        "the demo has passwords that everybody knows, so it listens on this machine only, not on {0}"
    )]
    DemoNotOnLoopback(std::net::SocketAddr),
}

/// The path, unless it is absent or empty.
fn given_path(path: Option<&OsString>) -> Option<PathBuf> {
    path.filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// The text, unless it is absent or empty.
fn given(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}
