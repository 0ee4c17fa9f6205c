//! What happened, said once: to everybody as a toast, or to screen readers only.

use super::controller::use_class;
use crate::parts::Icon;
use leptos::prelude::*;
use std::time::Duration;

/// How long something said stays.
const STAYS: Duration = Duration::from_secs(5);

/// The last thing said.
#[derive(Clone, Copy)]
pub(super) struct Announcer {
    said: RwSignal<Option<Said>>,
    /// Counts what was said, so that an older timer does not take a newer word away.
    turn: StoredValue<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Said {
    words: String,
    is_toast: bool,
}

impl Announcer {
    /// Silent.
    pub(super) fn silent() -> Self {
        Self { said: RwSignal::new(None), turn: StoredValue::new(0) }
    }

    /// Says something to screen readers.
    pub(super) fn say(self, words: impl Into<String>) {
        self.put(Said { words: words.into(), is_toast: false });
    }

    /// Says something to everybody.
    pub(super) fn show(self, words: impl Into<String>) {
        self.put(Said { words: words.into(), is_toast: true });
    }

    fn put(self, said: Said) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        let turn = self.turn.get_value();
        self.said.set(Some(said));
        set_timeout(
            move || {
                if self.turn.try_get_value() == Some(turn) {
                    self.said.try_set(None);
                }
            },
            STAYS,
        );
    }
}

/// Where it is said: one region that stays, so that screen readers notice its changes.
#[component]
pub(crate) fn Announcements() -> impl IntoView {
    let said = use_class().announcer().said;
    let is_toast = move || said.with(|said| said.as_ref().is_some_and(|said| said.is_toast));
    view! {
        <p class=move || if is_toast() { "toast room" } else { "sr-only" } role="status">
            {move || is_toast().then(|| view! { <Icon name="circle-check"/> })}
            {move || said.with(|said| said.as_ref().map(|said| said.words.clone()))}
        </p>
    }
}
