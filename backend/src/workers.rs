//! The background tasks of a running server.

use crate::{Backend, Database, Error, clock, db::bus, effects, webhooks};
use futures::{FutureExt, future::BoxFuture};
use sqlx::postgres::PgListener;
use std::{panic::AssertUnwindSafe, time::Duration};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// How often SQLite's `data_version` is looked at: how late the command line's changes show.
const LOOK_EVERY: Duration = Duration::from_millis(200);

/// After so much silence PostgreSQL is asked whether it is still there: a connection that died
/// without a word would be deaf for ever.
const SILENCE: Duration = Duration::from_secs(60);
/// How long that answer may take.
const CHECK_LIMIT: Duration = Duration::from_secs(5);

/// How long a worker that broke down rests before it begins anew.
const AFTER_PANIC: Duration = Duration::from_secs(1);

/// Starts the clock, the effects worker, the webhook inbox and the ear for other processes'
/// changes. The task ends, with all of them, soon after `stop` is cancelled; no transaction is cut
/// off in the middle.
pub fn run_workers(backend: Backend, stop: CancellationToken) -> JoinHandle<()> {
    tokio::spawn(async move {
        let keep = |worker, run| keep_up(worker, run, &backend, &stop);
        tokio::join!(
            keep("clock", |backend, stop| clock::run(backend, stop).boxed()),
            keep("effects", |backend, stop| effects::run(backend, stop).boxed()),
            keep("webhooks", |backend, stop| webhooks::run(backend, stop).boxed()),
            keep("bus", |backend, stop| listen(backend, stop).boxed()),
        );
    })
}

/// Runs a worker, and anew when it broke down: neither it nor the others may stand still for one fault
/// in a program, ours or a library's. Its transaction is taken back. What it was at comes again only
/// when its lease has run out: an effect, or the question whether a room is empty. A fault over one
/// event of the inbox, or one row that is due, is caught nearer by and leaves that one aside.
async fn keep_up(
    worker: &'static str,
    run: fn(Backend, CancellationToken) -> BoxFuture<'static, ()>,
    backend: &Backend,
    stop: &CancellationToken,
) {
    // Workers keep nothing in memory from one turn to the next that a fault could leave half-changed.
    while AssertUnwindSafe(run(backend.clone(), stop.clone())).catch_unwind().await.is_err() {
        tracing::error!(worker, "a worker broke down and begins anew");
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(AFTER_PANIC) => {}
        }
    }
}

/// Passes on what other processes changed, and keeps trying.
async fn listen(backend: Backend, stop: CancellationToken) {
    while !stop.is_cancelled() {
        let ended = match &backend.db {
            Database::Sqlite { .. } => watch_file(&backend, &stop).await,
            Database::Postgres(pool) => match PgListener::connect_with(pool).await {
                Ok(listener) => hear_notifications(&backend, listener, &stop).await,
                Err(error) => Err(error.into()),
            },
        };
        if let Err(error) = ended {
            tracing::warn!(error = &error as &dyn std::error::Error, "live bus interrupted");
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(Duration::from_secs(1)) => {}
            }
        }
    }
}

/// SQLite: one connection watches `PRAGMA data_version`, which changes when another connection has
/// committed, and then reads what other processes announced.
async fn watch_file(backend: &Backend, stop: &CancellationToken) -> Result<(), Error> {
    let Database::Sqlite { reader, .. } = &backend.db else { return Ok(()) };
    let mut connection = reader.acquire().await?;
    let mut last = bus::last_id(&backend.db).await?;
    // Whatever was announced before this ear was open.
    backend.live.publish_everything();
    let mut seen: Option<i64> = None;
    let mut beat = tokio::time::interval(LOOK_EVERY);
    beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = stop.cancelled() => return Ok(()),
            _ = beat.tick() => {}
        }
        let version: i64 =
            sqlx::query_scalar("PRAGMA data_version").fetch_one(&mut *connection).await?;
        if seen.replace(version) != Some(version) {
            let (newest, changes) = bus::since(&backend.db, last, backend.live.origin()).await?;
            // More than the table keeps: some were trimmed away unseen.
            if newest - last > bus::KEPT {
                backend.live.publish_everything();
            } else {
                backend.live.publish(&changes);
            }
            last = newest;
        }
    }
}

/// PostgreSQL: NOTIFY carries the ids. A lost connection is reported once as "look at everything".
async fn hear_notifications(
    backend: &Backend,
    mut listener: PgListener,
    stop: &CancellationToken,
) -> Result<(), Error> {
    listener.listen(bus::CHANNEL).await?;
    // Whatever was announced before this ear was open.
    backend.live.publish_everything();
    loop {
        let heard = tokio::select! {
            () = stop.cancelled() => return Ok(()),
            heard = listener.try_recv() => heard?,
            () = tokio::time::sleep(SILENCE) => {
                check(&mut listener).await?;
                continue;
            }
        };
        match heard.as_ref().and_then(|notification| bus::decode(notification.payload())) {
            Some((origin, _)) if origin == backend.live.origin() => {}
            Some((_, changes)) => backend.live.publish(&changes),
            None => backend.live.publish_everything(),
        }
    }
}

async fn check(listener: &mut PgListener) -> Result<(), Error> {
    let question = sqlx::query("SELECT 1").execute(listener);
    tokio::time::timeout(CHECK_LIMIT, question).await.map_err(|_| sqlx::Error::PoolTimedOut)??;
    Ok(())
}
