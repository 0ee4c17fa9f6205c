//! The site inside the program, for releases.

use axum::body::Bytes;
use std::{borrow::Cow, collections::HashMap};

#[derive(rust_embed::RustEmbed)]
#[folder = "../target/site"]
struct Built;

/// Every file by its path. The bytes stay where they are in the program: nothing is copied.
pub(super) fn files() -> HashMap<String, Bytes> {
    let bytes = |name: &str| {
        Some(match Built::get(name)?.data {
            Cow::Borrowed(bytes) => Bytes::from_static(bytes),
            Cow::Owned(bytes) => bytes.into(),
        })
    };
    Built::iter().filter_map(|name| Some((name.to_string(), bytes(&name)?))).collect()
}
