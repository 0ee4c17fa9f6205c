//! Log lines to standard error: for people on a terminal, JSON elsewhere or with `MAJLIS_LOG=json`.
//!
//! `RUST_LOG` chooses what is written. Passwords, cookies and tokens never reach a log line: see each type's `Debug`.

use std::io::{IsTerminal, stderr};
use tracing_subscriber::EnvFilter;

/// Starts logging with this filter unless `RUST_LOG` names another. Called once.
pub fn start(default_filter: &str) {
    let filter = match std::env::var("RUST_LOG") {
        Ok(filter) if !filter.is_empty() => EnvFilter::new(filter),
        _ => EnvFilter::new(default_filter),
    };
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr);
    if wants_json() {
        lines.json().flatten_event(true).init();
    } else {
        lines.with_ansi(stderr().is_terminal()).init();
    }
}

fn wants_json() -> bool {
    match std::env::var("MAJLIS_LOG").as_deref() {
        Ok("json") => true,
        Ok("text") => false,
        _ => !stderr().is_terminal(),
    }
}
