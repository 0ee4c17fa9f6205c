//! What every handler can reach.

use super::{Cookies, Offline, rate_limit::RateLimits};
use crate::{
    config::{PublicUrl, TrustedProxies},
    site::Site,
};
use app::{Assets, MediaOrigins};
use axum::extract::FromRef;
use backend::Backend;
use leptos::config::LeptosOptions;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// What a router is made of.
#[derive(Debug)]
pub struct ServerParts {
    /// The use cases.
    pub backend: Backend,
    /// The built site.
    pub site: Site,
    /// The address people open.
    pub public_url: PublicUrl,
    /// Whose `X-Forwarded-For` is believed.
    pub trusted_proxies: TrustedProxies,
    /// Cancelled when the server shuts down; open streams end then.
    pub shutdown: CancellationToken,
}

/// What every handler can reach. Cheap to clone.
#[derive(Clone, Debug)]
pub struct ServerState {
    /// The use cases.
    pub backend: Backend,
    /// The built site.
    pub site: Arc<Site>,
    /// What browsers keep for when they reach no server.
    pub offline: Arc<Offline>,
    /// How cookies are written.
    pub cookies: Cookies,
    /// Whose `X-Forwarded-For` is believed.
    pub proxies: Arc<TrustedProxies>,
    /// Cancelled when the server shuts down.
    pub shutdown: CancellationToken,
    pub(super) assets: Assets,
    pub(super) media: MediaOrigins,
    pub(super) limits: Arc<RateLimits>,
    leptos: LeptosOptions,
}

impl ServerState {
    pub(super) fn new(parts: ServerParts) -> Self {
        let assets = parts.site.assets();
        Self {
            offline: Arc::new(Offline::of(&assets)),
            assets,
            media: MediaOrigins(vec![parts.backend.cluster().server_url.clone()]),
            backend: parts.backend,
            site: Arc::new(parts.site),
            cookies: Cookies { secure: parts.public_url.is_https() },
            proxies: Arc::new(parts.trusted_proxies),
            shutdown: parts.shutdown,
            limits: Arc::default(),
            // The site is served by this crate and file names come from the site's own list, so none of it is used.
            leptos: LeptosOptions::builder().output_name("majlis").build(),
        }
    }
}

impl FromRef<ServerState> for LeptosOptions {
    fn from_ref(state: &ServerState) -> Self {
        state.leptos.clone()
    }
}
