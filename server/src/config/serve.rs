//! What the server needs beyond what every command needs.

use super::{CommonArgs, Config, ConfigError, Media, TrustedProxies, given, given_path};
use std::{ffi::OsString, net::SocketAddr, path::PathBuf};

const LISTEN: &str = "127.0.0.1:3000";
const SITE: &str = "target/site";

/// Flags of `serve` and `demo`.
#[derive(Debug, clap::Args)]
pub struct ServeArgs {
    /// Address and port to listen on
    #[arg(
        long,
        env = "MAJLIS_LISTEN",
        value_name = "ADDRESS:PORT",
        default_value = LISTEN
    )]
    pub listen: String,

    /// Addresses and networks of reverse proxies, separated by commas, such as `10.0.0.0/8,192.0.2.7`: their
    /// X-Forwarded-For is believed, nobody else's [default: 127.0.0.0/8,::1]
    #[arg(long, env = "MAJLIS_TRUSTED_PROXIES", value_name = "NETWORKS")]
    pub trusted_proxies: Option<String>,

    /// The built site's folder; a release carries the site inside
    #[arg(long, env = "MAJLIS_SITE", value_name = "FOLDER", default_value = SITE)]
    pub site: OsString,
}

/// Everything the server is told.
#[derive(Clone, Debug)]
pub struct ServeConfig {
    /// What every command needs.
    pub common: Config,
    /// Where to listen; port 0 lets the system choose.
    pub listen: SocketAddr,
    /// Whose `X-Forwarded-For` is believed.
    pub trusted_proxies: TrustedProxies,
    /// The folder with the built site; unused by a program that carries it inside.
    pub site: PathBuf,
    /// The media server.
    pub media: Media,
}

impl ServeConfig {
    /// Reads the flags of `serve`.
    ///
    /// # Errors
    /// [`ConfigError`].
    pub fn read(common: &CommonArgs, args: &ServeArgs) -> Result<Self, ConfigError> {
        Self::read_for(common, args, "majlis")
    }

    /// Reads the flags of `demo`, which keeps its data apart and is never reachable from elsewhere.
    ///
    /// # Errors
    /// [`ConfigError`]; [`ConfigError::DemoNotOnLoopback`] for an address others can reach.
    pub fn read_demo(common: &CommonArgs, args: &ServeArgs) -> Result<Self, ConfigError> {
        let config = Self::read_for(common, args, "majlis-demo")?;
        if !config.listen.ip().is_loopback() {
            return Err(ConfigError::DemoNotOnLoopback(config.listen));
        }
        Ok(config)
    }

    fn read_for(common: &CommonArgs, args: &ServeArgs, folder: &str) -> Result<Self, ConfigError> {
        let text = given(Some(args.listen.clone())).unwrap_or_else(|| LISTEN.to_owned());
        let listen = text.parse().map_err(|_| ConfigError::Malformed {
            name: "MAJLIS_LISTEN",
            value: text,
            expected: "it has to be an IP address and a port, such as 127.0.0.1:3000 or 0.0.0.0:80",
        })?;
        let trusted_proxies = match given(args.trusted_proxies.clone()) {
            None => TrustedProxies::default(),
            Some(text) => text.parse().map_err(|_| ConfigError::Malformed {
                name: "MAJLIS_TRUSTED_PROXIES",
                value: text,
                expected: "it has to be addresses and networks, separated by commas, such as 10.0.0.0/8,192.0.2.7",
            })?,
        };
        Ok(Self {
            common: Config::read(common, folder)?,
            listen,
            trusted_proxies,
            site: given_path(Some(&args.site)).unwrap_or_else(|| SITE.into()),
            media: Media::read(common.media())?,
        })
    }
}
