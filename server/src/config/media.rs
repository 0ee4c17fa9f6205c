//! Which media server is used: one that runs elsewhere, or a managed one.

use super::{ConfigError, given, given_path};
use backend::livekit::Secret;
use std::{ffi::OsString, path::PathBuf};

/// Flags that name a media server.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "The media server")]
pub struct MediaArgs {
    /// LiveKit's address for browsers, ws:// or wss://. With no LIVEKIT_* at all, majlis runs a livekit-server itself
    #[arg(long, env = "LIVEKIT_SERVER_URL", value_name = "URL", global = true)]
    livekit_server_url: Option<String>,

    /// LiveKit's address for this program, http:// or https:// [default: made from LIVEKIT_SERVER_URL]
    #[arg(long, env = "LIVEKIT_API_URL", value_name = "URL", global = true)]
    livekit_api_url: Option<String>,

    /// LiveKit's API key
    #[arg(long, env = "LIVEKIT_API_KEY", value_name = "KEY", global = true)]
    livekit_api_key: Option<String>,

    /// LiveKit's API secret. Everyone on the machine can read a flag, so prefer the variable
    #[arg(
        long,
        env = "LIVEKIT_API_SECRET",
        hide_env_values = true,
        value_name = "SECRET",
        global = true
    )]
    livekit_api_secret: Option<String>,

    /// The livekit-server program to run [default: beside majlis, else on PATH]
    #[arg(long, env = "MAJLIS_LIVEKIT_SERVER", value_name = "PROGRAM", global = true)]
    livekit_server: Option<OsString>,
}

/// The media server.
#[derive(Clone, Debug)]
pub enum Media {
    /// Runs elsewhere.
    External(ExternalMedia),
    /// Is started and watched over by this program.
    Managed {
        /// Where it lies; `None`: look beside this program and on PATH.
        program: Option<PathBuf>,
    },
}

/// A media server that runs elsewhere.
#[derive(Clone, Debug)]
pub struct ExternalMedia {
    /// For browsers, `ws(s)://`.
    pub server_url: String,
    /// For this program, `http(s)://`.
    pub api_url: String,
    /// The API key.
    pub api_key: String,
    /// The API secret.
    pub api_secret: Secret,
}

impl Media {
    /// Reads the flags.
    ///
    /// # Errors
    /// [`ConfigError::HalfSetMedia`], or a malformed address.
    pub fn read(args: &MediaArgs) -> Result<Self, ConfigError> {
        let server_url = given(args.livekit_server_url.clone());
        let api_url = given(args.livekit_api_url.clone());
        let api_key = given(args.livekit_api_key.clone());
        let api_secret = given(args.livekit_api_secret.clone());
        match (server_url, api_key, api_secret) {
            (None, None, None) if api_url.is_none() => {
                Ok(Self::Managed { program: given_path(args.livekit_server.as_ref()) })
            }
            (Some(server_url), Some(api_key), Some(api_secret)) => {
                let server_url = checked("LIVEKIT_SERVER_URL", server_url, &["ws://", "wss://"])?;
                let api_url = api_url.unwrap_or_else(|| server_url.replacen("ws", "http", 1));
                let api_url = checked("LIVEKIT_API_URL", api_url, &["http://", "https://"])?;
                let api_secret = Secret::new(api_secret);
                Ok(Self::External(ExternalMedia { server_url, api_url, api_key, api_secret }))
            }
            (server_url, api_key, api_secret) => Err(half_set(&[
                ("LIVEKIT_SERVER_URL", server_url.is_some()),
                ("LIVEKIT_API_KEY", api_key.is_some()),
                ("LIVEKIT_API_SECRET", api_secret.is_some()),
            ])),
        }
    }
}

fn checked(name: &'static str, value: String, schemes: &[&str]) -> Result<String, ConfigError> {
    if schemes.iter().any(|scheme| value.starts_with(scheme) && value.len() > scheme.len()) {
        return Ok(value.trim_end_matches('/').to_owned());
    }
    let expected = match name {
        "LIVEKIT_API_URL" => "it has to start with http:// or https://",
        _ => "it has to start with ws:// or wss://",
    };
    Err(ConfigError::Malformed { name, value, expected })
}

fn half_set(variables: &[(&str, bool)]) -> ConfigError {
    let missing: Vec<_> =
        variables.iter().filter(|(_, is_set)| !is_set).map(|(name, _)| *name).collect();
    let verb = if missing.len() == 1 { "is" } else { "are" };
    ConfigError::HalfSetMedia { missing: missing.join(" and "), verb }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(server: &str, api: &str, key: &str, secret: &str) -> MediaArgs {
        MediaArgs {
            livekit_server_url: Some(server.to_owned()),
            livekit_api_url: Some(api.to_owned()),
            livekit_api_key: Some(key.to_owned()),
            livekit_api_secret: Some(secret.to_owned()),
            livekit_server: None,
        }
    }

    #[test]
    fn nothing_set_means_managed_and_empty_counts_as_unset() {
        assert!(matches!(
            Media::read(&args("", "", " ", "")),
            Ok(Media::Managed { program: None })
        ));
    }

    #[test]
    fn the_api_address_follows_from_the_browsers() {
        let Ok(Media::External(media)) = Media::read(&args("wss://live.example/", "", "k", "s"))
        else {
            panic!("is complete");
        };
        assert_eq!(
            (media.server_url.as_str(), media.api_url.as_str()),
            ("wss://live.example", "https://live.example")
        );
        assert!(!format!("{media:?}").contains("\"s\""), "the secret is masked");
    }

    #[test]
    fn each_half_set_combination_names_what_is_missing() {
        for bits in 1..15u8 {
            let value = |bit: u8, text| if bits & bit != 0 { text } else { "" };
            let read = Media::read(&args(
                value(1, "ws://a"),
                value(8, "http://a"),
                value(2, "k"),
                value(4, "s"),
            ));
            let complete = bits & 7 == 7;
            let Err(error) = read else {
                assert!(complete, "{bits:04b} is half set");
                continue;
            };
            assert!(!complete, "{bits:04b} is complete");
            for (bit, name) in
                [(1, "LIVEKIT_SERVER_URL"), (2, "LIVEKIT_API_KEY"), (4, "LIVEKIT_API_SECRET")]
            {
                let named = error
                    .to_string()
                    .split(" missing")
                    .next()
                    .is_some_and(|start| start.contains(name));
                assert_eq!(named, bits & bit == 0, "{bits:04b}: {error}");
            }
        }
    }

    #[test]
    fn wrong_schemes_are_named() {
        assert!(Media::read(&args("https://a", "", "k", "s")).is_err());
        assert!(Media::read(&args("ws://a", "ws://a", "k", "s")).is_err());
    }
}
