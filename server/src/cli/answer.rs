//! What a command prints.

use comfy_table::{Table, presets};
use domain::{Timestamp, wire::Session};
use serde::Serialize;
use serde_json::Value;

/// An answer for programs and for people.
#[derive(Debug)]
pub(super) struct Answer {
    /// What the HTTP API would answer.
    pub(super) json: Value,
    /// For people.
    pub(super) text: String,
    /// Whether the answer is bad news: the exit code is 1 then.
    pub(super) is_alarm: bool,
}

impl Answer {
    /// Good news. What is answered are plain objects and lists, which always become JSON.
    pub(super) fn new(json: &impl Serialize, text: impl Into<String>) -> Self {
        Self {
            json: serde_json::to_value(json).unwrap_or_default(),
            text: text.into(),
            is_alarm: false,
        }
    }

    /// One session, or several.
    pub(super) fn session(session: &Session) -> Self {
        let mut text = table(std::slice::from_ref(session));
        if let Some(meeting) = &session.meeting {
            text.push_str(&format!("\nroom {}\nlink {}", meeting.room_name, meeting.link));
        }
        Self::new(session, text)
    }

    /// A list of sessions.
    pub(super) fn sessions(sessions: &[Session]) -> Self {
        let text = if sessions.is_empty() { "no sessions".to_owned() } else { table(sessions) };
        Self::new(&sessions, text)
    }
}

fn table(sessions: &[Session]) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header([
        "id", "code", "status", "starts", "min", "kind", "teacher", "students", "title",
    ]);
    for session in sessions {
        table.add_row([
            session.id.to_string(),
            session.code.clone(),
            session.status.to_string(),
            session.starts_at.map(to_the_minute).unwrap_or_default(),
            session.duration_minutes.to_string(),
            session.kind.to_string(),
            session.teacher.clone(),
            session.students.len().to_string(),
            session.title.clone(),
        ]);
    }
    table.trim_fmt()
}

/// `2026-01-31 17:30Z`
fn to_the_minute(at: Timestamp) -> String {
    let text = at.to_string();
    format!("{} {}Z", &text[..10], &text[11..16])
}
