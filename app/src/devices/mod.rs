//! Microphone, camera and speaker before joining: the state, and the border to `frontend/meeting/devices.ts`.
//!
//! TypeScript owns tracks and browser; here is what the page shows of them, and what of it goes into
//! the class.

mod facade;
mod preview;
mod state;

pub(crate) use preview::{Preview, Wishes};
pub(crate) use state::{
    Browser, Capturer, DeviceFailure, DeviceOption, DeviceState, Phase, Platform, PreviewState,
};
