//! An academy's settings. Every value has a default here, so an academy without a stored row
//! behaves like one with an untouched row.

use crate::time::Minutes;

/// The settings the clock, the pages, the API and the command line all read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AcademySettings {
    /// Minutes before the start at which a session becomes ready; also how early people may join. 0 to 60.
    pub preparation: Minutes,
    /// Minutes after the end during which the room stays open. 0 to 60.
    pub buffer: Minutes,
    /// What an enrolled student may publish, unless the room says otherwise.
    pub students: StudentMedia,
}

/// What enrolled students may publish in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StudentMedia {
    /// May open the microphone.
    pub microphone: bool,
    /// May open the camera.
    pub camera: bool,
    /// May share the screen.
    pub screen_share: bool,
}

/// Minutes past the buffer during which an occupied room stays open: fixed, so that no lesson
/// can run for ever.
pub const OVERTIME_CAP: Minutes = Minutes(60);

/// How long before the start a teacher may open the room by hand.
pub const TEACHER_MAY_START_EARLY: Minutes = Minutes(24 * 60);

impl Default for StudentMedia {
    fn default() -> Self {
        Self { microphone: true, camera: true, screen_share: false }
    }
}

impl Default for AcademySettings {
    fn default() -> Self {
        Self { preparation: Minutes(15), buffer: Minutes(5), students: StudentMedia::default() }
    }
}
