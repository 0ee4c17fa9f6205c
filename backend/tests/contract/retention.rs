//! What is old is forgotten, and nothing else.

use crate::support::count;
use backend::{
    effects, on_both_databases,
    people::LOGIN_LIFE_DAYS,
    retention::{self, KEPT_DAYS},
    sessions::{SetStatus, set_status_from_cli},
    testing::World,
};
use domain::Status;

on_both_databases![only_what_is_over_and_old_is_forgotten, more_than_a_batch_is_forgotten_at_once];

const DAY: i64 = 86_400;
const LOGINS: &str = "SELECT COUNT(*) FROM login_sessions";
const EVENTS: &str = "SELECT COUNT(*) FROM webhook_events";
const EFFECTS: &str = "SELECT COUNT(*) FROM effects";

/// One that was processed at once, when the worlds begin, and one that still waits.
const TWO_EVENTS: &str = "INSERT INTO webhook_events \
    (cluster, event, body, received_at, event_id, processed_at) VALUES \
    ('main', 'room_started', '{}', 1795348800000, 'done', 1795348800000), \
    ('main', 'room_started', '{}', 1795348800000, 'waits', NULL)";

async fn kept(world: &World) -> [i64; 3] {
    let db = &world.database.db;
    [count(db, LOGINS).await, count(db, EVENTS).await, count(db, EFFECTS).await]
}

async fn forget(world: &World) -> u64 {
    retention::forget(&world.backend, world.now()).await.expect("forgets")
}

async fn cancel_an_open_one(world: &World) {
    let session_id = world.ready().await;
    let reason = Some("a reason".into());
    let wanted = SetStatus { session_id, status: Status::Cancelled, reason, version: None };
    set_status_from_cli(&world.backend, wanted, world.now()).await.expect("cancelled");
}

async fn only_what_is_over_and_old_is_forgotten(world: World) {
    world.login("student@itqan.test").await;
    cancel_an_open_one(&world).await;
    assert_eq!(effects::work(&world.backend, world.now()).await.expect("works"), 1);
    world.rooms.set_down(true);
    cancel_an_open_one(&world).await;
    world.database.execute(TWO_EVENTS).await;
    assert_eq!((forget(&world).await, kept(&world).await), (0, [1, 2, 2]));

    world.clock.advance_secs(LOGIN_LIFE_DAYS * DAY - 1);
    assert_eq!(forget(&world).await, 0);
    world.clock.advance_secs(1);
    assert_eq!((forget(&world).await, kept(&world).await), (1, [0, 2, 2]), "the login is over");
    world.clock.advance_secs((KEPT_DAYS - LOGIN_LIFE_DAYS) * DAY + 1);
    assert_eq!((forget(&world).await, kept(&world).await), (2, [0, 1, 1]));
    world.clock.advance_secs(1_000 * DAY);
    assert_eq!((forget(&world).await, kept(&world).await), (0, [0, 1, 1]), "what waits stays");
    assert_eq!(count(&world.database.db, "SELECT COUNT(*) FROM sessions").await, 2);
}

async fn more_than_a_batch_is_forgotten_at_once(world: World) {
    const MANY: &str = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 1200) \
        INSERT INTO webhook_events (cluster, event_id, event, body, received_at, processed_at) \
        SELECT 'main', CAST(n AS TEXT), 'room_started', '{}', 0, 0 FROM n";
    world.database.execute(MANY).await;
    assert_eq!((forget(&world).await, kept(&world).await), (1_200, [0, 0, 0]));
}
