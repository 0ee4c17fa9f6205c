//! Whether the parts answer.

use crate::Backend;
use serde::Serialize;
use std::time::Duration;

/// How long LiveKit may take to answer: whoever asks for our health waits a second at most.
const PROBE_LIMIT: Duration = Duration::from_millis(500);

/// The answer of `GET /readyz`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Health {
    /// The database answers.
    pub database: bool,
    /// Its schema is the one this program was built for.
    pub migrations: bool,
    /// LiveKit answers. Without it sessions still become ready; only joining has to wait.
    pub livekit: bool,
}

impl Health {
    /// Whether pages can be served. LiveKit is reported, not required.
    pub fn is_ready(&self) -> bool {
        self.database && self.migrations
    }
}

/// Asks each part.
pub async fn health(backend: &Backend) -> Health {
    let probe = tokio::time::timeout(PROBE_LIMIT, backend.rooms.probe());
    let (schema, livekit) = tokio::join!(backend.db.is_migrated(), probe);
    Health {
        // An answer, even that there is no such table, is a sign of life.
        database: schema.as_ref().map_or_else(|error| !error.is_outage(), |_| true),
        migrations: schema.unwrap_or(false),
        livekit: matches!(livekit, Ok(Ok(()))),
    }
}
