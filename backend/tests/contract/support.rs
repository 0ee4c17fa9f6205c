//! What several of these tests need.

use backend::{
    Backend, BackendParts, Database,
    livekit::{Cluster, Secret},
    testing::{FakeRooms, World},
};
use std::sync::Arc;

/// Another process on the same database, such as a second replica or the command line: its own
/// connections, its own bus, the same hour.
pub(crate) async fn another_process(world: &World) -> Backend {
    let (api_key, api_secret) = world.key();
    Backend::new(BackendParts {
        db: Database::connect(&world.database.url).await.expect("opens"),
        cluster: Cluster {
            name: "main".into(),
            server_url: "wss://livekit.test".into(),
            api_url: "https://livekit.test".into(),
            api_key,
            api_secret: Secret::new(api_secret),
        },
        rooms: Arc::new(FakeRooms::default()),
        public_url: "https://majlis.test".into(),
        time: world.clock.clone(),
    })
}

/// What a statement counts, asked by hand, past the program.
pub(crate) async fn count(db: &Database, sql: &'static str) -> i64 {
    match db {
        Database::Sqlite { reader, .. } => sqlx::query_scalar(sql).fetch_one(reader).await,
        Database::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await,
    }
    .expect("counts by hand")
}
