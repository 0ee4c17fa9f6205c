//! The preview's code: it shows itself once the page is alive, and the page does not wait for it.

use super::{pane::PreviewPane, pickers::Pickers};
use crate::code::{Part, is_here_once};
use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

#[derive(Clone, Copy)]
struct PreviewPart {
    pane: fn() -> AnyView,
    pickers: fn() -> AnyView,
}

static PART: Part<PreviewPart> = Part::new(|| Box::pin(preview()));

#[wasm_split(preview, fallible)]
fn preview() -> Result<PreviewPart, SplitLoaderError> {
    Ok(PreviewPart { pane: || PreviewPane().into_any(), pickers: || Pickers().into_any() })
}

/// The large part; nothing before the code is here.
pub(in crate::pages::session) fn preview_pane() -> Option<AnyView> {
    PART.get().map(|preview| (preview.pane)())
}

/// The rows of devices; nothing before the code is here.
pub(in crate::pages::session) fn preview_pickers() -> Option<AnyView> {
    PART.get().map(|preview| (preview.pickers)())
}

/// Whether the code is here.
pub(in crate::pages::session) fn is_preview_here(is_wanted: Memo<bool>) -> Signal<bool> {
    is_here_once(&PART, is_wanted)
}
