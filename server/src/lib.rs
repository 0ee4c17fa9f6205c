//! The program `majlis`: configuration, start-up, HTTP, command line, the managed media server and the demo.
//!
//! It is a library with a thin `main`, so that tests use the real router in their own process. Handlers extract,
//! authorise, call one use case of `backend` and answer; no rule lives here. Start reading at [`serve::serve`] (what is
//! started in which order) and [`http::router`] (what is answered, behind which layers).

// Deeply nested views are deeply nested types.
#![recursion_limit = "512"]

pub mod cli;
pub mod config;
pub mod data_folder;
pub mod demo;
pub mod error_chain;
pub mod http;
pub mod logging;
pub mod managed_livekit;
pub mod routes;
pub mod serve;
pub mod shutdown;
pub mod site;
