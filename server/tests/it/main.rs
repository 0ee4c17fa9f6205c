//! The server's tests: the real router in this process on both databases, and the real program as a person runs it.
//!
//! One test program, because linking it takes longer than running it.

mod academies;
mod admin;
mod authorisation_table;
mod commands;
mod edges;
mod events;
mod join;
mod log_in;
mod managed_livekit;
mod offline;
mod router;
mod set_status;
mod signals;
mod start_errors;
mod support;
mod webhooks;
