//! Who looks hears of changes: this process's own, and those of others on the same database.

use backend::{
    Backend, BackendParts, Database,
    live::{Change, News},
    livekit::{Cluster, Secret},
    on_both_databases, run_workers,
    sessions::{SetStatus, set_status_from_cli},
    testing::{FakeRooms, HandClock, World},
};
use domain::{SessionId, Status};
use futures::{Stream, StreamExt};
use std::{sync::Arc, time::Duration};
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

/// Another process, such as the command line's: its own connections, its own bus.
async fn another_process(world: &World) -> Backend {
    Backend::new(BackendParts {
        db: Database::connect(&world.database.url).await.expect("opens"),
        cluster: Cluster {
            name: "main".into(),
            server_url: "wss://livekit.test".into(),
            api_url: "https://livekit.test".into(),
            api_key: "testkey".into(),
            api_secret: Secret::new("irrelevant"),
        },
        rooms: Arc::new(FakeRooms::default()),
        public_url: "https://majlis.test".into(),
        time: Arc::new(HandClock::default()),
    })
}

async fn another_process_on_the_same_database_is_heard(world: World) {
    let mut ids = Vec::new();
    for _ in 0..100 {
        ids.push(world.scheduled_in(600).await);
    }
    let stop = CancellationToken::new();
    let other = another_process(&world).await;
    let workers = run_workers(world.backend.clone(), stop.clone());
    let mut news = world.backend.live.subscribe();
    // From here on only the other process changes anything. Its first changes may come before the ear
    // is open, so it goes on until one is heard.
    let changes = async {
        for id in &ids {
            set_status_from_cli(&other, make_ready(*id), world.now()).await.expect("ready");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        std::future::pending::<()>().await;
    };
    let any =
        async { while !matches!(news.next().await.expect("the bus is open"), News::Changed(_)) {} };
    tokio::time::timeout(PATIENCE, async {
        tokio::select! { () = any => {}, () = changes => {} }
    })
    .await
    .expect("heard in time");
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
