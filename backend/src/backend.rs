//! The handle that every use case gets.

use crate::{
    Error,
    db::{Database, Tx},
    live::Live,
    livekit::{Cluster, Rooms},
    people::{Hashing, LoginLimits},
    time::TimeSource,
};
use domain::Timestamp;
use std::sync::Arc;
use tokio::sync::Notify;

/// Everything the use cases work on. Cheap to clone; starts nothing by itself.
#[derive(Clone, Debug)]
pub struct Backend {
    /// Who listens to changes.
    pub live: Live,
    pub(crate) db: Database,
    pub(crate) cluster: Arc<Cluster>,
    pub(crate) rooms: Arc<dyn Rooms>,
    pub(crate) public_url: Arc<str>,
    pub(crate) time: Arc<dyn TimeSource>,
    pub(crate) hashing: Hashing,
    pub(crate) login_limits: Arc<LoginLimits>,
    /// Rung when the webhook inbox got something.
    pub(crate) inbox: Arc<Notify>,
}

/// What a [`Backend`] is made of.
#[derive(Debug)]
pub struct BackendParts {
    /// An open, migrated database.
    pub db: Database,
    /// The media cluster that new meetings are put on.
    pub cluster: Cluster,
    /// How to ask that cluster about rooms.
    pub rooms: Arc<dyn Rooms>,
    /// The address people type, without a slash at the end; meeting links begin with it.
    pub public_url: String,
    /// Where "now" comes from.
    pub time: Arc<dyn TimeSource>,
}

impl Backend {
    /// Puts the parts together.
    pub fn new(parts: BackendParts) -> Self {
        Self {
            live: Live::default(),
            db: parts.db,
            cluster: Arc::new(parts.cluster),
            rooms: parts.rooms,
            public_url: parts.public_url.trim_end_matches('/').into(),
            time: parts.time,
            hashing: Hashing::default(),
            login_limits: Arc::default(),
            inbox: Arc::default(),
        }
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.time.now()
    }

    /// The media cluster that new meetings are put on.
    pub fn cluster(&self) -> &Cluster {
        &self.cluster
    }

    /// The database.
    pub fn database(&self) -> &Database {
        &self.db
    }

    pub(crate) async fn begin(&self) -> Result<Tx, Error> {
        Tx::begin(&self.db, &self.live).await
    }
}
