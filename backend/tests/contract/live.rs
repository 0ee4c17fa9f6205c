//! Who looks hears of changes: this process's own, and those of others on the same database.

use crate::support::{another_process, count};
use backend::{
    live::{Change, News},
    on_both_databases, run_workers,
    sessions::{SetStatus, set_status_from_cli},
    testing::{Kind, World},
};
use domain::{SessionId, Status};
use futures::{Stream, StreamExt};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

on_both_databases![
    a_change_is_heard_after_its_commit,
    another_process_on_the_same_database_is_heard,
    running_workers_make_sessions_ready_and_stop_when_told,
];

const PATIENCE: Duration = Duration::from_secs(20);

async fn heard(news: &mut (impl Stream<Item = News> + Unpin), id: SessionId) {
    let wait = async {
        while let Some(news) = news.next().await {
            match news {
                News::Changed(Change { session_id, .. }) if session_id == id => return,
                News::Everything => return,
                News::Changed(_) => {}
            }
        }
        panic!("the stream ended");
    };
    tokio::time::timeout(PATIENCE, wait).await.expect("heard in time");
}

fn make_ready(session_id: SessionId) -> SetStatus {
    SetStatus { session_id, status: Status::Ready, reason: None, version: None }
}

async fn a_change_is_heard_after_its_commit(world: World) {
    let id = world.scheduled_in(600).await;
    let mut news = world.backend.live.subscribe();
    set_status_from_cli(&world.backend, make_ready(id), world.now()).await.expect("ready");
    heard(&mut news, id).await;
}

/// Waits until somebody who looks at the session whenever there is news sees it ready. How often and
/// in which words they are told does not matter.
async fn seen_ready(world: &World, news: &mut (impl Stream<Item = News> + Unpin), id: SessionId) {
    let look = async {
        while news.next().await.is_some() {
            if world.session(id).await.status == Status::Ready {
                return;
            }
        }
        panic!("the stream ended");
    };
    tokio::time::timeout(PATIENCE, look).await.expect("seen in time");
}

async fn another_process_on_the_same_database_is_heard(world: World) {
    let other = another_process(&world).await;
    let stop = CancellationToken::new();
    let mut ids = Vec::new();
    for _ in 0..5 {
        ids.push(world.scheduled_in(600).await);
    }
    let mut news = world.backend.live.subscribe();
    let workers = run_workers(world.backend.clone(), stop.clone());
    // The first change comes before the ear is open or while it opens, the others after that.
    for id in ids {
        set_status_from_cli(&other, make_ready(id), world.now()).await.expect("ready");
        seen_ready(&world, &mut news, id).await;
    }
    stop.cancel();
    workers.await.expect("ends cleanly");
    other.database().close().await;
}

/// PostgreSQL forgets whom to notify when the connection is lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_made_while_the_bus_is_cut_is_not_lost() {
    const CUT: &str = "SELECT COUNT(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
        WHERE datname = current_database() AND query LIKE 'LISTEN%') cut";
    let world = World::new(Kind::Postgres).await;
    let other = another_process(&world).await;
    let stop = CancellationToken::new();
    let (first, second) = (world.scheduled_in(600).await, world.scheduled_in(600).await);
    let mut news = world.backend.live.subscribe();
    let workers = run_workers(world.backend.clone(), stop.clone());
    while news.next().await.expect("the bus is open") != News::Everything {}
    set_status_from_cli(&other, make_ready(first), world.now()).await.expect("ready");
    seen_ready(&world, &mut news, first).await;

    assert_eq!(count(other.database(), CUT).await, 1, "one ear");
    set_status_from_cli(&other, make_ready(second), world.now()).await.expect("ready");
    seen_ready(&world, &mut news, second).await;
    stop.cancel();
    workers.await.expect("ends cleanly");
    other.database().close().await;
}

async fn running_workers_make_sessions_ready_and_stop_when_told(world: World) {
    let stop = CancellationToken::new();
    let workers = run_workers(world.backend.clone(), stop.clone());
    let mut news = world.backend.live.subscribe();
    // Due at once: its creation wakes the clock.
    let id = world.scheduled_in(15).await;
    tokio::time::timeout(PATIENCE, async {
        while world.session(id).await.status != Status::Ready {
            news.next().await.expect("the bus is open");
        }
    })
    .await
    .expect("ready in time");
    stop.cancel();
    tokio::time::timeout(PATIENCE, workers).await.expect("in time").expect("ends cleanly");
}
