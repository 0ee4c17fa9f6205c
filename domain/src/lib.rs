//! The rules of Majlis, as pure functions and plain types.
//!
//! Nothing here reads a clock, a database or the network: `now` is always a parameter, so the same
//! code decides on the server, in the browser (WebAssembly) and in tests, and can't disagree with
//! itself. Start reading at [`transition`] (what may happen to a session), [`clock`] (when it
//! happens by itself) and [`join`] (who may be in the room, with which grants).

pub mod admin_filter;
pub mod attention;
pub mod calendar;
pub mod clock;
pub mod code;
pub mod company;
pub mod credentials;
pub mod ids;
pub mod join;
pub mod kind;
pub mod lesson;
pub mod locale;
pub mod meeting_area;
pub mod plural;
pub mod role;
pub mod room_name;
pub mod settings;
pub mod slug;
pub mod status;
pub mod time;
pub mod timer;
pub mod transition;
pub mod wire;
mod word;

pub use ids::{AcademyId, AccountId, SessionId, UserId};
pub use kind::Kind;
pub use lesson::Lesson;
pub use locale::Locale;
pub use role::{Relation, Role};
pub use room_name::RoomName;
pub use settings::AcademySettings;
pub use slug::AcademySlug;
pub use status::Status;
pub use time::{Minutes, Timestamp};
