//! What happens outside the database is repeated until it succeeded.

use backend::{
    effects, on_both_databases,
    sessions::{NewSession, SetStatus, set_status_from_cli},
    testing::World,
};
use domain::{SessionId, Status};

on_both_databases![
    a_room_is_closed_as_soon_as_livekit_is_back,
    only_open_rooms_are_closed,
    a_session_that_is_put_back_closes_its_room,
    a_room_that_is_open_again_is_left_alone,
];

async fn cancel(world: &World, id: SessionId) {
    move_to(world, id, Status::Cancelled).await;
}

async fn move_to(world: &World, session_id: SessionId, status: Status) {
    let reason = (status == Status::Cancelled).then(|| "a reason".into());
    let wanted = SetStatus { session_id, status, reason, version: None };
    set_status_from_cli(&world.backend, wanted, world.now()).await.expect("moved");
}

/// A lesson whose room was opened hours before its time, so that it can be put back; and the room,
/// with an observer in it.
async fn opened_early(world: &World) -> (SessionId, String) {
    let lesson = world.lesson(world.now().plus_millis(3 * 60 * 60_000));
    let id = world.create(NewSession { status: Status::Ready, ..lesson }).await.id;
    let room = world.session(id).await.meeting.expect("a meeting").room_name;
    world.rooms.enter(&room, "o1", true);
    (id, room)
}

async fn works(world: &World) -> usize {
    effects::work(&world.backend, world.now()).await.expect("works")
}

async fn a_room_is_closed_as_soon_as_livekit_is_back(world: World) {
    let id = world.ready().await;
    let room = world.session(id).await.meeting.expect("a meeting").room_name;
    world.rooms.set_down(true);
    cancel(&world, id).await;
    assert_eq!(works(&world).await, 0);
    assert_eq!(world.session(id).await.status, Status::Cancelled, "the status did not wait");
    world.rooms.set_down(false);
    assert_eq!(works(&world).await, 0, "not yet");
    world.clock.advance_secs(1);
    assert_eq!(works(&world).await, 1);
    assert!(world.rooms.was_deleted(&room));
    world.clock.advance_secs(600);
    assert_eq!(works(&world).await, 0, "once");
}

async fn only_open_rooms_are_closed(world: World) {
    let id = world.scheduled_in(600).await;
    cancel(&world, id).await;
    assert_eq!(works(&world).await, 0);
    assert_eq!(world.rooms.calls(), 0);
}

async fn a_session_that_is_put_back_closes_its_room(world: World) {
    let (id, room) = opened_early(&world).await;
    move_to(&world, id, Status::Scheduled).await;
    assert_eq!(works(&world).await, 1);
    assert!(world.rooms.was_deleted(&room));
    // Its second time is like its first: the same room, closed again at the end.
    move_to(&world, id, Status::Ready).await;
    assert_eq!(world.session(id).await.meeting.expect("a meeting").room_name, room);
    assert_eq!(works(&world).await, 0);
    cancel(&world, id).await;
    assert_eq!(works(&world).await, 1);
}

async fn a_room_that_is_open_again_is_left_alone(world: World) {
    let (id, room) = opened_early(&world).await;
    world.rooms.set_down(true);
    move_to(&world, id, Status::Scheduled).await;
    assert_eq!(works(&world).await, 0, "LiveKit can't be reached");
    world.rooms.set_down(false);
    move_to(&world, id, Status::Ready).await;
    let (other, other_room) = opened_early(&world).await;
    cancel(&world, other).await;
    world.clock.advance_secs(60);
    assert_eq!(works(&world).await, 1, "the other's");
    assert!(world.rooms.was_deleted(&other_room) && !world.rooms.was_deleted(&room));
    // The old wish is forgotten, not kept for the time when the session is over.
    let calls = world.rooms.calls();
    move_to(&world, id, Status::Scheduled).await;
    world.clock.advance_secs(60);
    assert_eq!(works(&world).await, 1);
    assert_eq!(world.rooms.calls(), calls + 1);
}
