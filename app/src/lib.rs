//! The pages of Majlis: components, texts and server functions.
//!
//! One tree of components, compiled twice: with `ssr` it renders pages natively, with `hydrate` it
//! brings the same pages to life in the browser. Where the halves differ (reading a session, telling
//! the time), the difference is one function with two bodies: [`reads`], `browser`. Rules are never
//! decided here but in `domain`, so that a page and the server can't disagree.
//!
//! Start reading at [`App`] (which page is shown when), then [`pages`] and [`class`].

// Deeply nested views are deeply nested types.
#![recursion_limit = "512"]
#![allow(unreachable_pub, reason = "#[component] and #[server] make public items of private ones")]

mod app;
pub mod boot;
mod browser;
pub mod class;
mod code;
mod devices;
pub mod error;
mod facade_words;
mod live;
pub mod pages;
mod parts;
pub mod reads;
#[cfg(feature = "ssr")]
pub mod request;
pub mod server_fns;
#[cfg(feature = "ssr")]
pub mod shell;
mod words;

/// Every text a person reads, in both languages: one function per key of `locales/*.json`, made by
/// `build.rs`.
pub mod text {
    include!(concat!(env!("OUT_DIR"), "/text.rs"));
}

pub use app::App;
pub use error::AppError;
pub use pages::load_code_of;
#[cfg(feature = "ssr")]
pub use pages::read_ahead;
#[cfg(feature = "ssr")]
pub use shell::{
    Assets, FAILURE_POLICY, Failure, MediaOrigins, OFFLINE_POLICY, OFFLINE_WORKER, failure_page,
    offline_files, offline_page, shell,
};

/// The id of the last element of a page. A page without it was cut off on its way, and hydrating it
/// would panic.
pub const PAGE_END_ID: &str = "page-end";
