//! LiveKit's side: what it reads from a token, and how it signs a webhook.

use backend::testing::World;
use base64::{Engine, engine::general_purpose::STANDARD};
use livekit_api::access_token::{AccessToken, Claims, TokenVerifier};
use serde_json::json;
use sha2::{Digest, Sha256};

/// A token's claims, if the world's key signed it and it is valid now.
pub(crate) fn claims(world: &World, token: &str) -> Claims {
    let (key, secret) = world.key();
    TokenVerifier::with_api_key(&key, &secret).verify(token).expect("the token is genuine")
}

/// The `Authorization` of a webhook with this body.
pub(crate) fn signed_for(world: &World, body: &str) -> String {
    let (key, secret) = world.key();
    let hash = STANDARD.encode(Sha256::digest(body.as_bytes()));
    AccessToken::with_api_key(&key, &secret).with_sha256(&hash).to_jwt().expect("signs")
}

/// An event about somebody in a room, as livekit-server writes it.
pub(crate) fn webhook(id: &str, event: &str, room: &str, identity: &str, hidden: bool) -> String {
    json!({
        "id": id, "event": event, "createdAt": "1795348800",
        "room": { "sid": "RM_1", "name": room },
        "participant": {
            "sid": "PA_1", "identity": identity, "kind": "STANDARD", "permission": { "hidden": hidden },
        },
    })
    .to_string()
}
