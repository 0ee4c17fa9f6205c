//! From configuration to a running server, and its end.

use crate::{
    config::{Config, ExternalMedia, Media, PublicUrl, ServeConfig},
    data_folder::{DataFolder, DataFolderError},
    demo,
    error_chain::error_chain,
    http::{ServerParts, router},
    managed_livekit::{ManagedLiveKit, ManagedLiveKitError},
    routes::WEBHOOKS_PATH,
    site::{Site, SiteError},
};
use axum::serve::ListenerExt;
use backend::{
    Backend, BackendParts, Database, clock,
    livekit::{Cluster, LiveKitRooms},
    time::CorrectedClock,
};
use rustix::process::{Resource, Rlimit};
use std::{
    future::{Future, IntoFuture},
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// How long answers that have begun may take to end after the signal.
const END_LIMIT: Duration = Duration::from_secs(10);

/// The server can't start. Each text says what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data folder.
    #[error(transparent)]
    Data(#[from] DataFolderError),
    /// The site.
    #[error(transparent)]
    Site(#[from] SiteError),
    /// The media server.
    #[error(transparent)]
    LiveKit(#[from] ManagedLiveKitError),
    /// The port.
    #[error(
        "another program listens on {0}: stop it, or choose another port with MAJLIS_LISTEN or --listen"
    )]
    PortTaken(SocketAddr),
    /// The address.
    #[error(
        "can't listen on {address} ({reason}): choose another address with MAJLIS_LISTEN or --listen"
    )]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        reason: io::Error,
    },
    /// The database.
    #[error("the database {url} can't be used ({reason}): check DATABASE_URL")]
    Database {
        /// Without its password.
        url: String,
        /// The whole chain of causes.
        reason: String,
    },
    /// The demo's data.
    #[error("the demo's data can't be made: {0}")]
    Demo(#[from] demo::DemoError),
    /// Serving or listening for signals.
    #[error("the server can't run: {0}")]
    System(#[from] io::Error),
}

/// Whether the demo's academy is kept filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Plain service.
    Serve,
    /// With the demo's people and sessions.
    Demo,
}

/// Runs the server until `shutdown` is cancelled.
///
/// # Errors
/// [`StartError`].
pub async fn serve(
    config: ServeConfig,
    mode: Mode,
    shutdown: CancellationToken,
) -> Result<(), StartError> {
    let data = &config.common.data;
    allow_many_connections();
    data.create()?;
    let _lock = data.lock()?;
    let site = Site::load(&config.site)?;
    let (listener, address) = listen(config.listen).await?;
    let public_url =
        config.common.public_url.clone().unwrap_or_else(|| PublicUrl::of_listener(address));
    let (media, db) = tokio::try_join!(
        MediaServer::start(&config.media, data, address),
        open_database(&config.common)
    )?;
    if let Err(error) = db.open_all_connections().await {
        tracing::warn!(error = error_chain(&error), "Fewer database connections than wished for");
    }
    let backend = backend(db, media.cluster().clone(), &public_url);
    clock::correct_clock(&backend).await;
    if mode == Mode::Demo {
        demo::prepare(&backend, data).await?;
    }
    data.write_public_url(&public_url)?;
    warn_about(&public_url);

    let workers = backend::run_workers(backend.clone(), shutdown.clone());
    let parts = ServerParts {
        backend: backend.clone(),
        site,
        public_url: public_url.clone(),
        trusted_proxies: config.trusted_proxies.clone(),
        shutdown: shutdown.clone(),
    };
    let service = router(parts).into_make_service_with_connect_info::<SocketAddr>();
    // Live events and small JSON answers are worth more at once than in full packets.
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    let server =
        axum::serve(listener, service).with_graceful_shutdown(shutdown.clone().cancelled_owned());
    let server = tokio::spawn(server.into_future());
    tracing::info!(%address, %public_url, data = %data.path().display(), database = %config.common.database_url, "Majlis is running");
    let announced = announce(mode, &media, &public_url, data, &shutdown).await;
    shutdown.cancelled().await;

    if tokio::time::timeout(END_LIMIT, async { (server.await, workers.await) }).await.is_err() {
        tracing::warn!(
            limit_secs = END_LIMIT.as_secs(),
            "Some answers had not ended when the server did"
        );
    }
    media.stop().await;
    backend.database().close().await;
    announced
}

/// Prints the demo's logins once people can join; a media server that does not come up ends the demo.
async fn announce(
    mode: Mode,
    media: &MediaServer,
    public_url: &PublicUrl,
    data: &DataFolder,
    shutdown: &CancellationToken,
) -> Result<(), StartError> {
    if mode == Mode::Serve {
        return Ok(());
    }
    let ready = unless(shutdown, media.ready()).await;
    match ready {
        Some(Ok(())) => demo::print_welcome(public_url, data).map_err(StartError::from),
        Some(Err(error)) => {
            shutdown.cancel();
            Err(error.into())
        }
        None => Ok(()),
    }
}

async fn unless<T>(shutdown: &CancellationToken, work: impl Future<Output = T>) -> Option<T> {
    shutdown.run_until_cancelled(work).await
}

async fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr), StartError> {
    let refused = |reason: io::Error| match reason.kind() {
        io::ErrorKind::AddrInUse => StartError::PortTaken(address),
        _ => StartError::Listen { address, reason },
    };
    let listener = TcpListener::bind(address).await.map_err(refused)?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Opens the database and brings its schema up to date.
///
/// # Errors
/// [`StartError::Database`].
pub async fn open_database(config: &Config) -> Result<Database, StartError> {
    let failed = |error: backend::Error| StartError::Database {
        url: config.database_url.to_string(),
        reason: error_chain(&error),
    };
    let db = Database::connect(config.database_url.expose()).await.map_err(failed)?;
    db.migrate().await.map_err(failed)?;
    Ok(db)
}

/// The use cases over a database and a media cluster.
pub fn backend(db: Database, cluster: Cluster, public_url: &PublicUrl) -> Backend {
    let rooms = Arc::new(LiveKitRooms::new(&cluster));
    let time = Arc::new(CorrectedClock::default());
    Backend::new(BackendParts { db, cluster, rooms, public_url: public_url.to_string(), time })
}

/// Every waiting page holds a connection, and the usual limit of 1024 open files is a small school's.
fn allow_many_connections() {
    let limit = rustix::process::getrlimit(Resource::Nofile);
    let highest = Rlimit { current: limit.maximum, ..limit };
    if let Err(error) = rustix::process::setrlimit(Resource::Nofile, highest) {
        tracing::warn!(%error, limit = limit.current, "The limit of open files can't be raised");
    }
}

fn warn_about(public_url: &PublicUrl) {
    if !public_url.is_secure_context() {
        tracing::warn!(%public_url, "Browsers allow camera and microphone under https only (and on this machine)");
    }
}

/// The media server in use.
#[derive(Debug)]
enum MediaServer {
    Managed(ManagedLiveKit),
    External(Cluster),
}

impl MediaServer {
    async fn start(
        media: &Media,
        data: &DataFolder,
        address: SocketAddr,
    ) -> Result<Self, StartError> {
        match media {
            Media::External(media) => Ok(Self::External(cluster_of(media))),
            Media::Managed { program } => {
                let webhook_url = format!("http://{}{WEBHOOKS_PATH}", reachable_here(address));
                Ok(Self::Managed(
                    ManagedLiveKit::start(data, program.as_deref(), &webhook_url).await?,
                ))
            }
        }
    }

    fn cluster(&self) -> &Cluster {
        match self {
            Self::Managed(managed) => managed.cluster(),
            Self::External(cluster) => cluster,
        }
    }

    async fn ready(&self) -> Result<(), ManagedLiveKitError> {
        match self {
            Self::Managed(managed) => managed.ready().await,
            Self::External(_) => Ok(()),
        }
    }

    async fn stop(self) {
        if let Self::Managed(managed) = self {
            managed.stop().await;
        }
    }
}

/// A media server that runs elsewhere, as the one cluster of a simple set-up.
pub fn cluster_of(media: &ExternalMedia) -> Cluster {
    Cluster {
        name: "main".to_owned(),
        server_url: media.server_url.clone(),
        api_url: media.api_url.clone(),
        api_key: media.api_key.clone(),
        api_secret: media.api_secret.clone(),
    }
}

/// The address under which a program on this machine reaches the listener.
fn reachable_here(address: SocketAddr) -> SocketAddr {
    match address.ip() {
        ip if ip.is_unspecified() => {
            SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), address.port())
        }
        _ => address,
    }
}
