//! A livekit-server of our own, for a machine that has none configured: started with the server on the loopback
//! address, restarted when it dies, gone with its parent even after `kill -9`.
//!
//! Its ports and keys are chosen once and kept in the data folder, so that open pages reconnect after a restart. It is
//! stopped by a kill on purpose: an orderly end would tell every browser that the lesson is over.

mod identity;
mod ports;
mod programs;
mod supervisor;
mod yaml;

use crate::data_folder::{DataFolder, DataFolderError};
use backend::livekit::{Cluster, LiveKitRooms, Rooms, Secret};
use identity::Identity;
use programs::Programs;
use std::{
    net::Ipv4Addr,
    path::{Path, PathBuf},
    time::Duration,
};
use supervisor::{Launch, Supervisor};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// How often other ports are tried when somebody else took the chosen ones in the same moment.
const START_ATTEMPTS: usize = 5;

/// How long a start may take; it takes well under a second.
const START_LIMIT: Duration = Duration::from_secs(20);

/// A livekit-server that runs as long as this value lives.
#[derive(Debug)]
pub struct ManagedLiveKit {
    cluster: Cluster,
    signal_port: u16,
    supervisor: Supervisor,
}

/// The managed livekit-server can't be started.
#[derive(Debug, thiserror::Error)]
pub enum ManagedLiveKitError {
    /// A program is absent.
    #[error(
        "{program} is missing. {advice}, or set LIVEKIT_SERVER_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET"
    )]
    Missing {
        /// The program's name.
        program: String,
        /// How to install it.
        advice: &'static str,
    },
    /// Keys or configuration can't be kept.
    #[error(transparent)]
    Data(#[from] DataFolderError),
    /// What was kept is damaged.
    #[error("{0} in the data folder is damaged: delete it, and new keys and ports are chosen")]
    Damaged(&'static str),
    /// No free ports, no random numbers, no thread.
    #[error("livekit-server can't be started: {0}")]
    System(#[from] std::io::Error),
    /// It ends each time.
    #[error("livekit-server ended at once, {0} times; its last words: {1}")]
    EndsAtOnce(usize, String),
    /// It does not answer.
    #[error("livekit-server does not answer after {} seconds", START_LIMIT.as_secs())]
    NotReady,
}

impl ManagedLiveKit {
    /// Starts the media server. `program` overrides where it is looked for; `webhook_url` is where it reports to.
    ///
    /// With ports known from an earlier run this returns at once and the program becomes ready meanwhile (see
    /// [`ManagedLiveKit::ready`]). New ports are proved first, because another process may take them in between.
    ///
    /// # Errors
    /// [`ManagedLiveKitError`].
    pub async fn start(
        data: &DataFolder,
        program: Option<&Path>,
        webhook_url: &str,
    ) -> Result<Self, ManagedLiveKitError> {
        let programs = Programs::find(program)?;
        let kept = Identity::read(data)?;
        if let Some(identity) = &kept
            && identity.ports.become_free().await
        {
            return Self::launch(data, &programs, identity, webhook_url);
        }
        let mut identity = kept.map_or_else(Identity::generate, Identity::with_other_ports)?;
        let mut last_words = String::new();
        for _ in 0..START_ATTEMPTS {
            let mut started = Self::launch(data, &programs, &identity, webhook_url)?;
            let Some(words) = started.proved().await? else {
                identity.keep(data)?;
                return Ok(started);
            };
            last_words = words;
            identity = identity.with_other_ports()?;
        }
        Err(ManagedLiveKitError::EndsAtOnce(START_ATTEMPTS, last_words))
    }

    fn launch(
        data: &DataFolder,
        programs: &Programs,
        identity: &Identity,
        webhook_url: &str,
    ) -> Result<Self, ManagedLiveKitError> {
        let config =
            data.write_private("livekit.yaml", &yaml::configuration(identity, webhook_url))?;
        let launch = Launch {
            setpriv: programs.setpriv.clone(),
            livekit_server: programs.livekit_server.clone(),
            config,
        };
        Ok(Self {
            cluster: identity.cluster(),
            signal_port: identity.ports.signal,
            supervisor: Supervisor::start(launch)?,
        })
    }

    /// How the media server is reached.
    pub fn cluster(&self) -> &Cluster {
        &self.cluster
    }

    /// Waits until the media server answers with its own keys.
    ///
    /// # Errors
    /// [`ManagedLiveKitError::NotReady`] after 20 s.
    pub async fn ready(&self) -> Result<(), ManagedLiveKitError> {
        tokio::time::timeout(START_LIMIT, self.answers())
            .await
            .map_err(|_| ManagedLiveKitError::NotReady)
    }

    async fn answers(&self) {
        // Another process can only be watched from outside; asking costs less than a millisecond.
        loop {
            if says_ok(self.signal_port).await
                && LiveKitRooms::new(&self.cluster).probe().await.is_ok()
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until the program answers (`None`) or has ended (its last words).
    async fn proved(&mut self) -> Result<Option<String>, ManagedLiveKitError> {
        let mut ends = self.supervisor.ends();
        tokio::select! {
            ready = self.ready() => ready.map(|()| None),
            words = ends.next() => Ok(Some(words)),
        }
    }

    /// Stops the media server and waits until it is gone.
    pub async fn stop(self) {
        // Joining the supervising thread blocks, for as long as the system takes to end a process.
        let stopped = tokio::task::spawn_blocking(move || drop(self.supervisor)).await;
        if let Err(error) = stopped {
            tracing::warn!(%error, "Stopping livekit-server failed");
        }
    }
}

/// The cluster that the managed livekit-server of this folder is, for commands beside the server. Before its first start
/// there are no keys yet; nothing can be joined then, and nothing is asked of it.
///
/// # Errors
/// When what was kept can't be read.
pub fn kept_cluster(data: &DataFolder) -> Result<Cluster, ManagedLiveKitError> {
    let kept = Identity::read(data)?;
    Ok(match kept {
        Some(identity) => identity.cluster(),
        None => Identity::generate()?.cluster(),
    })
}

/// Whether an HTTP server on this machine answers 200 to `GET /`, as livekit-server does when it is ready. Asked before
/// the API is, because a refused API call is logged as a failure.
async fn says_ok(port: u16) -> bool {
    let ask = async {
        let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await?;
        connection.write_all(b"GET / HTTP/1.0\r\n\r\n").await?;
        let mut status = [0; "HTTP/1.0 200".len()];
        connection.read_exact(&mut status).await?;
        std::io::Result::Ok(status.ends_with(b" 200"))
    };
    ask.await.unwrap_or(false)
}

/// Where the program that runs now lies, for looking beside it.
fn own_folder() -> Option<PathBuf> {
    std::env::current_exe().ok()?.parent().map(Path::to_owned)
}

impl Identity {
    fn cluster(&self) -> Cluster {
        Cluster {
            name: "main".to_owned(),
            server_url: format!("ws://127.0.0.1:{}", self.ports.signal),
            api_url: format!("http://127.0.0.1:{}", self.ports.signal),
            api_key: self.api_key.clone(),
            api_secret: Secret::new(self.api_secret.clone()),
        }
    }
}
