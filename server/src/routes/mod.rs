//! The plain routes: one small file each. Pages and server functions are in `app`.

mod admin_session;
mod admin_sessions;
mod choose_academy;
mod choose_locale;
mod choose_theme;
mod events;
mod health;
mod log_in;
mod log_out;
mod meeting_link;
mod my_sessions;
mod not_found;
mod offline;
mod session_state;
mod webhooks;

pub use not_found::not_found;

use crate::http::ServerState;
use axum::routing::{MethodRouter, get, post};
use http::Method;

/// Where LiveKit reports to.
pub const WEBHOOKS_PATH: &str = "/webhooks/livekit";

/// One plain route.
#[derive(Debug)]
pub struct PlainRoute {
    /// Its method.
    pub method: Method,
    /// Its path, with axum's placeholders.
    pub path: &'static str,
    /// Makes its handler.
    pub handler: fn() -> MethodRouter<ServerState>,
}

const fn route(
    method: Method,
    path: &'static str,
    handler: fn() -> MethodRouter<ServerState>,
) -> PlainRoute {
    PlainRoute { method, path, handler }
}

/// Every plain route. The router is built from this list and the authorisation tests walk it, so that neither can know
/// a route that the other does not.
pub static PLAIN_ROUTES: &[PlainRoute] = &[
    route(Method::POST, "/api/login", || post(log_in::log_in)),
    route(Method::POST, "/api/logout", || post(log_out::log_out)),
    route(Method::POST, "/api/academy", || post(choose_academy::choose_academy)),
    route(Method::POST, "/api/locale", || post(choose_locale::choose_locale)),
    route(Method::POST, "/api/theme", || post(choose_theme::choose_theme)),
    route(Method::GET, "/api/sessions", || get(my_sessions::my_sessions)),
    route(Method::GET, "/api/sessions/{id}/state", || get(session_state::session_state)),
    route(Method::GET, "/api/admin/sessions", || get(admin_sessions::admin_sessions)),
    route(Method::GET, "/api/admin/sessions/{id}", || get(admin_session::admin_session)),
    route(Method::GET, "/events", || get(events::events)),
    route(Method::GET, "/meeting/{room}", || get(meeting_link::meeting_link)),
    route(Method::GET, app::OFFLINE_WORKER, || get(offline::worker)),
    route(Method::GET, "/offline/{version}", || get(offline::page)),
    route(Method::POST, WEBHOOKS_PATH, || post(webhooks::webhooks)),
    route(Method::GET, "/healthz", || get(health::healthz)),
    route(Method::GET, "/readyz", || get(health::readyz)),
];
