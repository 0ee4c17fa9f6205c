//! What this build gives a browser to keep for when it reaches no server.

use app::{Assets, offline_files, offline_page};
use serde_json::json;
use sha2::{Digest, Sha256};

/// The page, and the worker that keeps it. Made once, at the start.
#[derive(Debug)]
pub struct Offline {
    /// The document.
    pub page: String,
    /// Tells this document from any other, and so do the addresses of its files within it.
    pub version: String,
    /// The worker: which build it is of, then its code. A browser that asks for it on opening a page sees by these few
    /// bytes whether there is a new one.
    pub worker: String,
}

impl Offline {
    pub(super) fn of(assets: &Assets) -> Self {
        let page = offline_page(assets);
        let version = Sha256::digest(&page)[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        let build = json!({
            "version": version,
            "page": format!("/offline/{version}"),
            "files": offline_files(assets),
        });
        let code = json!(assets.url("offline/worker"));
        Self { page, version, worker: format!("self.majlis={build};importScripts({code});\n") }
    }
}
