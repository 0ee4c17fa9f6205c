//! Sessions become ready by themselves and end by themselves.

use backend::{
    Database, clock, effects, on_both_databases,
    sessions::{NewSession, SetStatus, set_status_from_cli},
    testing::World,
};
use domain::{SessionId, Status};
use futures::StreamExt;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

on_both_databases![
    a_session_becomes_ready_fifteen_minutes_before_its_start_and_not_a_second_earlier,
    livekit_being_down_keeps_nothing_from_becoming_ready,
    a_lesson_that_the_clock_slept_through_stays_scheduled,
    a_thousand_lessons_at_the_same_instant_are_one_turns_work,
    one_poisoned_row_holds_up_nobody_else,
    an_empty_room_ends_its_session_five_minutes_after_the_lesson,
    an_occupied_room_stays_open_until_the_overtime_cap,
    a_room_that_cannot_be_asked_counts_as_occupied,
    a_change_while_livekit_is_asked_wins,
    a_hanging_livekit_keeps_nothing_from_becoming_ready,
    a_lesson_opened_after_its_end_waits_for_people,
    two_clocks_do_the_work_once,
];

async fn tick(world: &World) -> clock::Tick {
    clock::tick(&world.backend, world.now()).await.expect("a turn")
}

async fn status(world: &World, id: SessionId) -> Status {
    world.session(id).await.status
}

/// Moves the clock to so many minutes after the lesson of [`World::ready`] has ended.
fn after_the_lesson(world: &World, minutes: i64) {
    world.clock.advance_secs((10 + 45 + minutes) * 60);
}

async fn a_session_becomes_ready_fifteen_minutes_before_its_start_and_not_a_second_earlier(
    world: World,
) {
    let id = world.scheduled_in(30).await;
    world.clock.advance_secs(15 * 60 - 1);
    assert_eq!(tick(&world).await, clock::Tick::default());
    world.clock.advance_secs(1);
    assert_eq!(tick(&world).await.moved, 1);
    let session = world.session(id).await;
    assert_eq!(session.status, Status::Ready);
    assert_eq!(session.meeting.expect("a meeting").created_at, world.now());
}

async fn livekit_being_down_keeps_nothing_from_becoming_ready(world: World) {
    world.rooms.set_down(true);
    let id = world.scheduled_in(15).await;
    tick(&world).await;
    assert!(world.session(id).await.meeting.is_some());
    assert_eq!(world.rooms.calls(), 0, "nobody asked LiveKit");
}

async fn a_lesson_that_the_clock_slept_through_stays_scheduled(world: World) {
    let id = world.scheduled_in(15).await;
    world.clock.advance_secs((15 + 45 + 5) * 60);
    assert_eq!(tick(&world).await.moved, 0);
    assert_eq!(status(&world, id).await, Status::Scheduled);
    assert_eq!(tick(&world).await, clock::Tick::default(), "and is not looked at again");
}

async fn a_thousand_lessons_at_the_same_instant_are_one_turns_work(world: World) {
    let id = world.scheduled_in(15).await;
    // More than fit into one transaction.
    copy(&world.database.db, id, 999).await;
    assert_eq!(tick(&world).await.moved, 1_000);
    let all = backend::sessions::list(&world.backend, None).await.expect("a list");
    assert!(all.iter().all(|session| session.status == Status::Ready && session.meeting.is_some()));
    assert_eq!(backend::meetings::count_missing(&world.backend).await.expect("a count"), 0);
}

async fn one_poisoned_row_holds_up_nobody_else(world: World) {
    let lesson = world.lesson(world.now().plus_millis(15 * 60_000));
    let mut ids = Vec::new();
    for _ in 0..9 {
        ids.push(world.create(lesson.clone()).await.id);
    }
    // Somebody has taken the fifth one's room name, by hand and against the rules.
    let thief = world.scheduled_in(6_000).await;
    let stolen = format!("itqan-academy-quran-session-{}", ids[4]);
    steal_room_name(&world.database.db, thief, &stolen).await;
    let done = tick(&world).await;
    assert_eq!((done.moved, done.poisoned), (8, 1));
    for id in &ids {
        let expected = if *id == ids[4] { Status::Scheduled } else { Status::Ready };
        assert_eq!(status(&world, *id).await, expected, "session {id}");
    }
    assert_eq!(tick(&world).await, clock::Tick::default(), "it is no longer due");
}

/// Stores so many more sessions like this one, which is not yet open.
async fn copy(db: &Database, id: SessionId, count: i64) {
    const SQL: &str = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $2) \
        INSERT INTO sessions (academy_id, code, kind, teacher_id, status, starts_at, duration_minutes, \
                              next_transition_at, created_at, updated_at) \
        SELECT academy_id, code || '-' || i, kind, teacher_id, status, starts_at, duration_minutes, \
               next_transition_at, created_at, updated_at FROM sessions, n WHERE id = $1";
    match db {
        Database::Sqlite { writer, .. } => {
            sqlx::query(SQL).bind(id.0).bind(count).execute(writer).await.map(drop)
        }
        Database::Postgres(pool) => {
            sqlx::query(SQL).bind(id.0).bind(count).execute(pool).await.map(drop)
        }
    }
    .expect("copied");
}

async fn steal_room_name(db: &Database, id: SessionId, room: &str) {
    const SQL: &str = "UPDATE sessions SET room_name = $2 WHERE id = $1";
    match db {
        Database::Sqlite { writer, .. } => {
            sqlx::query(SQL).bind(id.0).bind(room).execute(writer).await.map(drop)
        }
        Database::Postgres(pool) => {
            sqlx::query(SQL).bind(id.0).bind(room).execute(pool).await.map(drop)
        }
    }
    .expect("written by hand");
}

async fn an_empty_room_ends_its_session_five_minutes_after_the_lesson(world: World) {
    let id = world.ready().await;
    let room = world.session(id).await.meeting.expect("a meeting").room_name;
    after_the_lesson(&world, 5);
    world.clock.advance_secs(-1);
    tick(&world).await;
    assert_eq!(status(&world, id).await, Status::Ready);
    world.clock.advance_secs(1);
    assert_eq!(tick(&world).await.moved, 1);
    let session = world.session(id).await;
    assert_eq!((session.status, session.ended_by_clock), (Status::Completed, true));
    assert!(!world.rooms.was_deleted(&room), "that is the effects worker's");
    assert_eq!(effects::work(&world.backend, world.now()).await.expect("works"), 1);
    assert!(world.rooms.was_deleted(&room));
}

async fn an_occupied_room_stays_open_until_the_overtime_cap(world: World) {
    let id = world.ready().await;
    let room = world.session(id).await.meeting.expect("a meeting").room_name;
    world.rooms.enter(&room, "u1", false);
    after_the_lesson(&world, 5);
    assert_eq!(tick(&world).await, clock::Tick { asked: 1, ..clock::Tick::default() });
    world.clock.advance_secs(14);
    assert_eq!(tick(&world).await, clock::Tick::default(), "asked again after 15 s only");
    world.clock.advance_secs(60 * 60 - 15);
    assert_eq!(tick(&world).await.asked, 1);
    assert_eq!(status(&world, id).await, Status::Ready);
    world.clock.advance_secs(1);
    assert_eq!(tick(&world).await.moved, 1);
    assert_eq!(status(&world, id).await, Status::Completed);
    // A hidden observer alone keeps no lesson going.
    let watched = world.ready().await;
    let room = world.session(watched).await.meeting.expect("a meeting").room_name;
    world.rooms.enter(&room, "o2", true);
    after_the_lesson(&world, 5);
    tick(&world).await;
    assert_eq!(status(&world, watched).await, Status::Completed);
}

async fn a_room_that_cannot_be_asked_counts_as_occupied(world: World) {
    let id = world.ready().await;
    world.rooms.set_down(true);
    after_the_lesson(&world, 5);
    assert_eq!(tick(&world).await, clock::Tick { asked: 1, ..clock::Tick::default() });
    assert_eq!(status(&world, id).await, Status::Ready);
    world.rooms.set_down(false);
    world.clock.advance_secs(15);
    assert_eq!(tick(&world).await.moved, 1);
}

/// Waits until LiveKit has been asked, then says when it answers.
async fn asked(world: &World) {
    while world.rooms.calls() == 0 {
        tokio::task::yield_now().await;
    }
}

async fn a_change_while_livekit_is_asked_wins(world: World) {
    let id = world.ready().await;
    after_the_lesson(&world, 5);
    world.rooms.hang();
    // Between the question and the answer that the room is empty, somebody makes it ongoing.
    let meanwhile = async {
        asked(&world).await;
        let ongoing =
            SetStatus { session_id: id, status: Status::Ongoing, reason: None, version: None };
        set_status_from_cli(&world.backend, ongoing, world.now()).await.expect("ongoing");
        world.rooms.release();
    };
    let (done, ()) = tokio::join!(tick(&world), meanwhile);
    assert_eq!((done.asked, done.moved), (1, 0));
    assert_eq!(status(&world, id).await, Status::Ongoing);
}

async fn a_hanging_livekit_keeps_nothing_from_becoming_ready(world: World) {
    let over = world.ready().await;
    after_the_lesson(&world, 5);
    world.rooms.hang();
    let stop = CancellationToken::new();
    let mut news = world.backend.live.subscribe();
    let running = tokio::spawn(clock::run(world.backend.clone(), stop.clone()));
    asked(&world).await;
    // The clock waits for an answer about one room; another lesson's time has come, and a change
    // wakes it.
    let soon = world.scheduled_in(15).await;
    tokio::time::timeout(Duration::from_secs(20), async {
        while status(&world, soon).await != Status::Ready {
            news.next().await.expect("the bus is open");
        }
    })
    .await
    .expect("ready although LiveKit hangs");
    assert_eq!(status(&world, over).await, Status::Ready);
    stop.cancel();
    running.await.expect("ends cleanly");
}

async fn a_lesson_opened_after_its_end_waits_for_people(world: World) {
    let id = world.scheduled_in(15).await;
    world.clock.advance_secs((15 + 45 + 6) * 60);
    let ready = SetStatus { session_id: id, status: Status::Ready, reason: None, version: None };
    set_status_from_cli(&world.backend, ready, world.now()).await.expect("opened by hand");
    world.clock.advance_secs(15 * 60 - 1);
    assert_eq!(tick(&world).await, clock::Tick::default());
    world.clock.advance_secs(1);
    assert_eq!(tick(&world).await.moved, 1);
    assert_eq!(status(&world, id).await, Status::Completed);
}

async fn two_clocks_do_the_work_once(world: World) {
    let lesson = world.lesson(world.now().plus_millis(15 * 60_000));
    for _ in 0..40 {
        world.create(NewSession { ..lesson.clone() }).await;
    }
    let (one, other) = tokio::join!(tick(&world), tick(&world));
    assert_eq!(one.moved + other.moved, 40);
    let all = backend::sessions::list(&world.backend, None).await.expect("a list");
    assert!(all.iter().all(|session| session.version == 2), "each moved once");
}
