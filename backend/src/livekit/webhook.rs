//! LiveKit's webhooks: the signature, and a tolerant reading of the events.

use super::Cluster;
use base64::{Engine, engine::general_purpose::STANDARD};
use livekit_api::access_token::TokenVerifier;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Whether `authorization` (a bare JWT, or one after `Bearer`) is signed by the cluster's key and
/// was made for exactly this body: its claim `sha256` is the base64 of the body's SHA-256.
/// <https://docs.livekit.io/home/server/webhooks/>
pub(crate) fn verify_signature(cluster: &Cluster, authorization: &str, body: &[u8]) -> bool {
    let token = authorization.trim().strip_prefix("Bearer ").unwrap_or(authorization).trim();
    let verifier = TokenVerifier::with_api_key(&cluster.api_key, cluster.api_secret.expose());
    verifier
        .verify(token)
        .is_ok_and(|claims| claims.sha256 == STANDARD.encode(Sha256::digest(body)))
}

/// An event, as far as we read it. Unknown words and fields never make it unreadable: LiveKit's
/// next version may bring them.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct WebhookEvent {
    /// Unique per event, equal across retries.
    pub(crate) id: String,
    /// Such as `participant_joined`.
    pub(crate) event: String,
    #[serde(default)]
    room: Value,
    #[serde(default)]
    participant: Value,
}

impl WebhookEvent {
    /// Reads a body.
    ///
    /// # Errors
    /// When it is no JSON object with `id` and `event`.
    pub(crate) fn parse(body: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(body)
    }

    pub(crate) fn room_name(&self) -> Option<&str> {
        self.room["name"].as_str()
    }

    /// The participant the event is about.
    pub(crate) fn participant(&self) -> Option<super::RoomParticipant> {
        let kind = &self.participant["kind"];
        Some(super::RoomParticipant {
            identity: self.participant["identity"].as_str()?.to_owned(),
            // Absent means the first of the enumeration; newer servers may write it as a number.
            is_standard: kind.is_null() || kind == "STANDARD" || kind == 0,
            hidden: self.participant["permission"]["hidden"].as_bool().unwrap_or(false),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn participant(json: &str) -> Option<super::super::RoomParticipant> {
        let body = format!(r#"{{"id":"EV_1","event":"participant_joined","participant":{json}}}"#);
        WebhookEvent::parse(body.as_bytes()).expect("an event").participant()
    }

    #[test]
    fn only_visible_people_of_ours_count() {
        for (json, counts) in [
            (r#"{"identity":"u7"}"#, true),
            (r#"{"identity":"u7","kind":"STANDARD","permission":{"hidden":false}}"#, true),
            (r#"{"identity":"u7","kind":"A_WORD_OF_TOMORROW"}"#, false),
            (r#"{"identity":"o7","permission":{"hidden":true}}"#, false),
            (r#"{"identity":"u7","permission":{"hidden":true}}"#, false),
            (r#"{"identity":"EG_recorder","kind":"EGRESS"}"#, false),
        ] {
            assert_eq!(participant(json).expect("a participant").counts(), counts, "{json}");
        }
        assert!(participant("{}").is_none());
    }

    #[test]
    fn numbers_as_text_and_unknown_fields_are_no_trouble() {
        let event = WebhookEvent::parse(
            br#"{"id":"EV_2","event":"brand_new","createdAt":"1700000000","room":{"name":"a","x":[1]}}"#,
        )
        .expect("an event");
        assert_eq!(event.room_name(), Some("a"));
        assert!(WebhookEvent::parse(br#"{"event":"x"}"#).is_err());
        assert!(WebhookEvent::parse(b"[]").is_err());
    }
}
