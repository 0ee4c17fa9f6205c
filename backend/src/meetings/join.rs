//! Giving somebody a token for a session's room.

use crate::{
    Backend, Error,
    db::{
        self, corrupt,
        join_audit::Given,
        sessions::{SessionRow, StoredMeeting, by_room, find_visible},
    },
    livekit::{TOKEN_LIFE_MINUTES, TokenFor, sign},
    people::Viewer,
};
use domain::{
    SessionId, Timestamp,
    join::{JoinAs, JoinPass, JoinRefusal, decide_join},
    wire::JoinTicket,
};

/// Why no token was given.
#[derive(Debug, thiserror::Error)]
pub enum JoinError {
    /// No such session for this person.
    #[error("there is no such session")]
    NotFound,
    /// The rules say no.
    #[error("joining is refused: {0:?}")]
    Refused(JoinRefusal),
    /// Not the caller's fault.
    #[error(transparent)]
    Internal(#[from] Error),
}

/// Decides whether, how and with which grants this person may join now, and signs a token for
/// exactly that. Asks LiveKit nothing: its room comes into being when the first person enters.
///
/// # Errors
/// [`JoinError`].
pub async fn join(
    backend: &Backend,
    viewer: &Viewer,
    id: SessionId,
    wish: Option<JoinAs>,
    now: Timestamp,
) -> Result<JoinTicket, JoinError> {
    let row = find_visible(&backend.db, viewer.seer(), id).await?.ok_or(JoinError::NotFound)?;
    let pass =
        decide_join(&row.lesson, viewer.relation(), wish, now).map_err(JoinError::Refused)?;
    // The CHECK constraint promises a meeting for every status in which joining is allowed.
    let meeting = row.meeting.as_ref().ok_or_else(|| corrupt("meeting of session", id))?;
    let ticket = ticket(backend, viewer, meeting, &pass, now)?;
    write_down(backend, viewer, &row, meeting, &ticket, now).await?;
    tracing::info!(
        session.id = id.0,
        user.id = viewer.user_id.0,
        room = ticket.room_name,
        observer = ticket.observer,
        "Join token given"
    );
    Ok(ticket)
}

fn ticket(
    backend: &Backend,
    viewer: &Viewer,
    meeting: &StoredMeeting,
    pass: &JoinPass,
    now: Timestamp,
) -> Result<JoinTicket, Error> {
    let identity = viewer.user_id.livekit_identity(pass.observer);
    let whom = TokenFor { room: &meeting.room_name, identity: &identity, name: &viewer.name, pass };
    Ok(JoinTicket {
        token: sign(&backend.cluster, &whom)?,
        server_url: backend.cluster.server_url.clone(),
        room_name: meeting.room_name.clone(),
        role: pass.relation,
        observer: pass.observer,
        microphone: pass.starts_with_microphone,
        camera: false,
        expires_at: now + TOKEN_LIFE_MINUTES,
        identity,
    })
}

async fn write_down(
    backend: &Backend,
    viewer: &Viewer,
    row: &SessionRow,
    meeting: &StoredMeeting,
    ticket: &JoinTicket,
    now: Timestamp,
) -> Result<(), Error> {
    let mut tx = backend.begin().await?;
    let given = Given {
        academy_id: row.academy_id,
        session_id: row.id,
        user_id: viewer.user_id,
        identity: &ticket.identity,
        relation: ticket.role,
        observer: ticket.observer,
        cluster: &meeting.cluster,
        at: now,
        expires_at: ticket.expires_at,
    };
    db::join_audit::insert(&mut tx, &given).await?;
    tx.commit().await
}

/// The session behind a room name, for `/meeting/{room}`; `None` when there is none for this
/// person.
///
/// # Errors
/// When the database fails.
pub async fn session_of_room(
    backend: &Backend,
    viewer: &Viewer,
    room: &str,
) -> Result<Option<SessionId>, Error> {
    // PostgreSQL refuses such a text; no room has such a name.
    if room.contains('\0') {
        return Ok(None);
    }
    Ok(by_room(&backend.db, viewer.seer(), room).await?.map(|row| row.id))
}
