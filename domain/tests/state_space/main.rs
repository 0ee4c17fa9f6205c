//! Every reachable state of a session, walked: who may move it where (`table`), what must hold in
//! each (`invariants`), and what the clock does in it (`clock`).

#[path = "../common/mod.rs"]
mod common;

mod clock;
mod invariants;
mod space;
mod table;
