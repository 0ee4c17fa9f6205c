//! A stored session as answers show it.

use crate::{
    Backend, Error,
    db::sessions::{SessionRow, StoredMeeting, children_of, students_of},
    people::Viewer,
};
use domain::{
    Relation, SessionId,
    transition::Cause,
    wire::{Meeting, Session},
};
use std::collections::HashMap;

/// Shows sessions, with their students' names.
pub(crate) async fn show(backend: &Backend, rows: &[SessionRow]) -> Result<Vec<Session>, Error> {
    let students = students_of(&backend.db, &ids(rows)).await?;
    Ok(show_with(backend, rows, students))
}

/// Shows sessions to a viewer. Parents are told of their own children only.
pub(super) async fn show_to(
    backend: &Backend,
    viewer: &Viewer,
    rows: &[SessionRow],
) -> Result<Vec<Session>, Error> {
    match viewer.relation() {
        Relation::Parent => {
            let children = children_of(&backend.db, viewer.user_id, &ids(rows)).await?;
            Ok(show_with(backend, rows, children))
        }
        Relation::Teacher | Relation::Student | Relation::Supervisor | Relation::Admin => {
            show(backend, rows).await
        }
    }
}

fn ids(rows: &[SessionRow]) -> Vec<SessionId> {
    rows.iter().map(|row| row.id).collect()
}

fn show_with(
    backend: &Backend,
    rows: &[SessionRow],
    mut students: HashMap<SessionId, Vec<String>>,
) -> Vec<Session> {
    rows.iter()
        .map(|row| session(row, students.remove(&row.id).unwrap_or_default(), &backend.public_url))
        .collect()
}

/// Shows one session.
pub(crate) async fn show_one(backend: &Backend, row: &SessionRow) -> Result<Session, Error> {
    let students = students_of(&backend.db, &[row.id]).await?.remove(&row.id);
    Ok(session(row, students.unwrap_or_default(), &backend.public_url))
}

fn session(row: &SessionRow, students: Vec<String>, public_url: &str) -> Session {
    let open = row.lesson.status.has_open_room();
    Session {
        id: row.id,
        code: row.code.clone(),
        academy: row.academy_slug.to_string(),
        kind: row.kind,
        title: row.title.clone(),
        status: row.lesson.status,
        version: row.version,
        starts_at: row.lesson.starts_at,
        ended_at: row.ended_at,
        ended_by_clock: row.ended_by == Some(Cause::Clock),
        duration_minutes: row.lesson.duration.0,
        preparation_minutes: row.lesson.settings.preparation.0,
        buffer_minutes: row.lesson.settings.buffer.0,
        // The columns stay when a session is put off; people see them only while it is open.
        meeting: row.meeting.as_ref().filter(|_| open).map(|stored| meeting(stored, public_url)),
        teacher: row.teacher_name.clone(),
        students,
    }
}

fn meeting(stored: &StoredMeeting, public_url: &str) -> Meeting {
    Meeting {
        room_name: stored.room_name.clone(),
        // Only the path is stored, so a change of domain kills no link.
        link: format!("{public_url}{}", stored.link),
        platform: stored.platform.clone(),
        auto_generated: stored.auto_generated,
        created_at: stored.created_at,
        cluster: stored.cluster.clone(),
    }
}
