//! Join tokens. Every grant is stated: LiveKit takes an absent one for "allowed".

use super::Cluster;
use crate::Error;
use domain::{Minutes, join::JoinPass};
use livekit_api::access_token::{AccessToken, VideoGrants};
use std::time::Duration;

/// How long a token can be used to join. A connected client's is renewed by LiveKit itself.
pub(crate) const TOKEN_LIFE_MINUTES: Minutes = Minutes(5);

/// Whom a token is for.
pub(crate) struct TokenFor<'a> {
    pub(crate) room: &'a str,
    pub(crate) identity: &'a str,
    pub(crate) name: &'a str,
    pub(crate) pass: &'a JoinPass,
}

/// Signs a token for one person and one room (LiveKit access token, HS256).
///
/// # Errors
/// When signing fails.
pub(crate) fn sign(cluster: &Cluster, whom: &TokenFor<'_>) -> Result<String, Error> {
    let grants = &whom.pass.grants;
    let life = Duration::from_secs(u64::from(TOKEN_LIFE_MINUTES.0) * 60);
    let token = AccessToken::with_api_key(&cluster.api_key, cluster.api_secret.expose())
        .with_ttl(life)
        .with_identity(whom.identity)
        .with_name(whom.name)
        .with_attributes([("role", whom.pass.relation.as_str())])
        .with_grants(VideoGrants {
            room_join: true,
            room: whom.room.to_owned(),
            can_publish: Some(grants.can_publish),
            can_subscribe: Some(grants.can_subscribe),
            can_publish_data: Some(grants.can_publish_data),
            can_publish_sources: grants
                .sources
                .iter()
                .map(|source| source.as_str().to_owned())
                .collect(),
            can_update_own_metadata: Some(false),
            hidden: grants.hidden,
            ..VideoGrants::default()
        })
        .to_jwt()?;
    Ok(token)
}
