//! The room as it is seen: it fills the window.

mod bar;
mod classroom;
mod clock;
mod device_menu;
mod device_notice;
mod end_card;
mod full_screen;
mod gallery;
mod help;
mod next_session;
mod notices;
mod people;
mod share;
mod shortcuts;
mod signal;
mod stage;
mod tile;
mod video;

pub(crate) use classroom::Classroom;
pub(crate) use end_card::EndCard;
