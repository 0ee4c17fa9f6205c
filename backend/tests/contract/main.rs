//! What the back end promises, on both databases: each test runs once on SQLite and once on
//! PostgreSQL, with people of its own, a clock moved by hand and a LiveKit that counts.

mod academies;
mod admin;
mod clock;
mod cut_off;
mod effects;
mod isolation;
mod joining;
mod live;
mod people;
mod poisoned;
mod retention;
mod schema;
mod sessions;
mod support;
mod webhooks;
