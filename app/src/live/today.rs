//! Which day it is for the viewer, for as long as the page stays open.

use super::ServerClock;
use crate::boot::Boot;
use domain::calendar::{CalendarDay, day_at};
use leptos::prelude::*;

/// The present day; empty for nobody, and once the page is older than the calendar it came with.
#[derive(Clone, Copy)]
pub(crate) struct Today(Memo<CalendarDay>);

impl Today {
    /// Moves on at the viewer's midnight.
    pub(crate) fn watch(boot: &Boot, clock: ServerClock) -> Self {
        let days = boot.days.clone();
        Self(Memo::new(move |_| day_at(&days, clock.now()).cloned().unwrap_or_default()))
    }
}

/// The present day, followed.
pub(crate) fn use_today() -> Memo<CalendarDay> {
    let Today(today) = expect_context();
    today
}
