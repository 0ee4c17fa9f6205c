//! Throw-away databases, a fake LiveKit and a hand-moved clock, for tests. Behind the feature
//! `testing`; no part of the product.

mod database;
mod fake_rooms;
mod hand_clock;
mod world;

pub use database::{Kind, TestDatabase};
pub use fake_rooms::{Broken, FakeRooms};
pub use hand_clock::HandClock;
pub use world::{PASSWORD, World, student_email};

/// Makes two tests, `sqlite` and `postgres`, of an `async fn name(world: World)`: the same contract
/// on both databases. Without a PostgreSQL to test on, the second fails and says what to do.
#[macro_export]
macro_rules! on_both_databases {
    ($($name:ident),* $(,)?) => {
        $(
            mod $name {
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn sqlite() {
                    super::$name($crate::testing::World::new($crate::testing::Kind::Sqlite).await).await;
                }

                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn postgres() {
                    super::$name($crate::testing::World::new($crate::testing::Kind::Postgres).await).await;
                }
            }
        )*
    };
}
