//! Taking an event in.

use crate::{
    Backend, Error,
    db::webhook_events::{self, NewWebhookEvent},
    livekit::{WebhookEvent, verify_signature},
};
use domain::Timestamp;

/// What became of a genuine event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Received {
    /// Stored, to be processed.
    New,
    /// Known already; nothing changed.
    Known,
}

/// Why an event was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum Rejected {
    /// Not signed by the cluster's key, or for another body.
    #[error("the signature does not fit")]
    Unauthorized,
    /// Signed, but no event.
    #[error("the body is no event")]
    Malformed,
    /// Not the caller's fault.
    #[error(transparent)]
    Internal(#[from] Error),
}

/// Stores one event. The signature is checked over the raw bytes before anything is parsed.
///
/// # Errors
/// [`Rejected`]; nothing was stored then.
pub async fn receive(
    backend: &Backend,
    authorization: Option<&str>,
    body: &[u8],
    now: Timestamp,
) -> Result<Received, Rejected> {
    let signature = authorization.ok_or(Rejected::Unauthorized)?;
    if !verify_signature(&backend.cluster, signature, body) {
        return Err(Rejected::Unauthorized);
    }
    let event = WebhookEvent::parse(body).map_err(|_| Rejected::Malformed)?;
    let text = std::str::from_utf8(body).map_err(|_| Rejected::Malformed)?;
    let new = NewWebhookEvent {
        cluster: &backend.cluster.name,
        event_id: &event.id,
        event: &event.event,
        room_name: event.room_name(),
        body: text,
    };
    let mut tx = backend.begin().await?;
    let is_new = webhook_events::insert(&mut tx, &new, now).await?;
    tx.commit().await?;
    if is_new {
        backend.inbox.notify_one();
        return Ok(Received::New);
    }
    Ok(Received::Known)
}
