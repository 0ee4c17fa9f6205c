//! One broken row, room or library call stops nobody else: other sessions become ready, end, and their
//! rooms are closed. (Rows that only fail to become ready: `clock`; events of a broken row: `webhooks`.)

use backend::{
    Database, clock, effects, on_both_databases, run_workers,
    sessions::{SetStatus, set_status_from_cli},
    testing::{Broken, World},
};
use domain::{SessionId, Status};
use futures::StreamExt;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

on_both_databases![
    whatever_a_row_holds_the_others_become_ready_and_end,
    a_room_that_cannot_be_closed_holds_up_no_other,
    an_effect_that_cannot_be_taken_holds_up_no_other,
    a_worker_that_breaks_down_begins_anew,
];

const PATIENCE: Duration = Duration::from_secs(20);

/// What a hand can make of a session so that it can't be read, reckoned with or written.
fn harms(db: &Database) -> &'static [&'static str] {
    match db {
        Database::Sqlite { .. } => &[
            "UPDATE sessions SET version = 'spoiled' WHERE id = $1",
            "UPDATE sessions SET version = 9223372036854775807 WHERE id = $1",
            "UPDATE sessions SET code = CAST(code AS BLOB) WHERE id = $1",
            "UPDATE sessions SET recheck_at = 'never' WHERE id = $1",
            "UPDATE sessions SET starts_at = 9223372036854775807 WHERE id = $1",
            "UPDATE sessions SET starts_at = -9223372036854775808 WHERE id = $1",
            "UPDATE sessions SET meeting_cluster = 'gone' WHERE id = $1",
        ],
        Database::Postgres(_) => &[
            "UPDATE sessions SET version = 9223372036854775807 WHERE id = $1",
            "UPDATE sessions SET recheck_at = 9223372036854775807 WHERE id = $1",
            "UPDATE sessions SET starts_at = 9223372036854775807 WHERE id = $1",
            "UPDATE sessions SET starts_at = -9223372036854775808 WHERE id = $1",
            "UPDATE sessions SET meeting_cluster = 'gone' WHERE id = $1",
        ],
    }
}

/// Does by hand, past the program, what a statement says of one session.
async fn by_hand(world: &World, sql: &'static str, id: SessionId) {
    match &world.database.db {
        Database::Sqlite { writer, .. } => {
            sqlx::query(sql).bind(id.0).execute(writer).await.map(drop)
        }
        Database::Postgres(pool) => sqlx::query(sql).bind(id.0).execute(pool).await.map(drop),
    }
    .expect(sql);
}

/// The stored status: a list with a broken row can't be read.
async fn status(world: &World, id: SessionId) -> String {
    const SQL: &str = "SELECT status FROM sessions WHERE id = $1";
    match &world.database.db {
        Database::Sqlite { reader, .. } => {
            sqlx::query_scalar(SQL).bind(id.0).fetch_one(reader).await
        }
        Database::Postgres(pool) => sqlx::query_scalar(SQL).bind(id.0).fetch_one(pool).await,
    }
    .expect("is stored")
}

fn room(id: SessionId) -> String {
    format!("itqan-academy-quran-session-{id}")
}

async fn cancel(world: &World, session_id: SessionId) {
    let (status, reason) = (Status::Cancelled, Some("a reason".into()));
    let wanted = SetStatus { session_id, status, reason, version: None };
    set_status_from_cli(&world.backend, wanted, world.now()).await.expect("cancelled");
}

async fn turn(world: &World, harm: &str) {
    clock::tick(&world.backend, world.now()).await.expect(harm);
    let again = clock::tick(&world.backend, world.now()).await.expect(harm);
    assert_eq!(again, clock::Tick::default(), "still due after: {harm}");
}

async fn close_rooms(world: &World) -> usize {
    effects::work(&world.backend, world.now()).await.expect("works")
}

async fn whatever_a_row_holds_the_others_become_ready_and_end(world: World) {
    for harm in harms(&world.database.db) {
        let (broken, sound) = (world.scheduled_in(15).await, world.scheduled_in(15).await);
        by_hand(&world, harm, broken).await;
        turn(&world, harm).await;
        assert_eq!(status(&world, sound).await, "ready", "beside: {harm}");

        let (broken, empty) = (world.ready().await, world.ready().await);
        by_hand(&world, harm, broken).await;
        world.clock.advance_secs((15 + 45 + 5) * 60);
        turn(&world, harm).await;
        close_rooms(&world).await;
        for id in [sound, empty] {
            assert_eq!(status(&world, id).await, "completed", "beside: {harm}");
            assert!(world.rooms.was_deleted(&room(id)), "beside: {harm}");
        }
    }
}

async fn a_room_that_cannot_be_closed_holds_up_no_other(world: World) {
    let broken = world.ready().await;
    world.rooms.break_room(&room(broken), Broken::Fails);
    cancel(&world, broken).await;
    for _ in 0..3 {
        let sound = world.ready().await;
        cancel(&world, sound).await;
        assert_eq!(close_rooms(&world).await, 1);
        assert!(world.rooms.was_deleted(&room(sound)));
        // The broken one is due again, and first in line.
        world.clock.advance_secs(60);
    }
}

async fn an_effect_that_cannot_be_taken_holds_up_no_other(world: World) {
    let (broken, sound) = (world.ready().await, world.ready().await);
    cancel(&world, broken).await;
    let harm = match world.database.db {
        Database::Sqlite { .. } => "UPDATE effects SET room_name = X'ff' WHERE session_id = $1",
        Database::Postgres(_) => {
            "UPDATE effects SET attempts = 9223372036854775807 WHERE session_id = $1"
        }
    };
    by_hand(&world, harm, broken).await;
    cancel(&world, sound).await;
    assert_eq!(close_rooms(&world).await, 1);
    assert!(world.rooms.was_deleted(&room(sound)));
}

async fn a_worker_that_breaks_down_begins_anew(world: World) {
    let (broken, sound) = (world.ready().await, world.ready().await);
    world.rooms.break_room(&room(broken), Broken::Panics);
    let stop = CancellationToken::new();
    let mut news = world.backend.live.subscribe();
    let workers = run_workers(world.backend.clone(), stop.clone());
    cancel(&world, broken).await;
    tokio::time::timeout(PATIENCE, async {
        while world.rooms.calls() == 0 {
            tokio::task::yield_now().await;
        }
        cancel(&world, sound).await;
        let soon = world.scheduled_in(15).await;
        while status(&world, soon).await != "ready" {
            news.next().await.expect("the bus is open");
        }
        while !world.rooms.was_deleted(&room(sound)) {
            tokio::task::yield_now().await;
        }
    })
    .await
    .expect("the others go on");
    stop.cancel();
    workers.await.expect("ends cleanly");
}
