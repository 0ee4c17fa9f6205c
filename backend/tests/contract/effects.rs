//! What happens outside the database is repeated until it succeeded.

use backend::{
    effects, on_both_databases,
    sessions::{SetStatus, set_status_from_cli},
    testing::World,
};
use domain::Status;

on_both_databases![a_room_is_closed_as_soon_as_livekit_is_back, only_open_rooms_are_closed];

async fn cancel(world: &World, session_id: domain::SessionId) {
    let reason = Some("a reason".into());
    let wanted = SetStatus { session_id, status: Status::Cancelled, reason, version: None };
    set_status_from_cli(&world.backend, wanted, world.now()).await.expect("cancelled");
}

async fn a_room_is_closed_as_soon_as_livekit_is_back(world: World) {
    let id = world.ready().await;
    let room = world.session(id).await.meeting.expect("a meeting").room_name;
    world.rooms.set_down(true);
    cancel(&world, id).await;
    assert_eq!(effects::work(&world.backend, world.now()).await.expect("works"), 0);
    assert_eq!(world.session(id).await.status, Status::Cancelled, "the status did not wait");
    world.rooms.set_down(false);
    assert_eq!(effects::work(&world.backend, world.now()).await.expect("works"), 0, "not yet");
    world.clock.advance_secs(1);
    assert_eq!(effects::work(&world.backend, world.now()).await.expect("works"), 1);
    assert!(world.rooms.was_deleted(&room));
    world.clock.advance_secs(600);
    assert_eq!(effects::work(&world.backend, world.now()).await.expect("works"), 0, "once");
}

async fn only_open_rooms_are_closed(world: World) {
    let id = world.scheduled_in(600).await;
    cancel(&world, id).await;
    assert_eq!(effects::work(&world.backend, world.now()).await.expect("works"), 0);
    assert_eq!(world.rooms.calls(), 0);
}
