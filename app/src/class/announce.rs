//! What happened, said once: to everybody as a toast, or to screen readers only. One thing after the
//! other, so that each is heard.

use super::{
    controller::use_class,
    news::{About, News, Said},
};
use crate::{boot::use_locale, parts::Icon};
use domain::Locale;
use leptos::prelude::*;
use std::{collections::VecDeque, time::Duration};

/// How long something said stays when nothing follows it.
const STAYS: Duration = Duration::from_secs(5);
/// How long it stays at least: shorter, and a screen reader is cut off.
const SPACING: Duration = Duration::from_secs(2);

/// What waits to be said. It stays short: news about oneself replace their like, names are gathered.
#[derive(Debug, Default, PartialEq, Eq)]
struct Queue(VecDeque<News>);

impl Queue {
    fn push(&mut self, news: News) {
        let Self(waiting) = self;
        match news {
            News::Own(about, said) => {
                waiting.retain(|one| !matches!(one, News::Own(other, _) if *other == about));
                // Before anything about others.
                let at = waiting.iter().position(|one| !matches!(one, News::Own(..)));
                waiting.insert(at.unwrap_or(waiting.len()), News::Own(about, said));
            }
            News::Others(did, names) => {
                let like = waiting.iter_mut().find_map(|one| match one {
                    News::Others(other, names) if *other == did => Some(names),
                    _ => None,
                });
                match like {
                    Some(waiting) => waiting.extend(names),
                    None => waiting.push_back(News::Others(did, names)),
                }
            }
        }
    }
}

/// The page's voice.
#[derive(Clone, Copy)]
pub(super) struct Announcer {
    locale: Locale,
    said: RwSignal<Option<Said>>,
    queue: StoredValue<Queue>,
    /// What is said has not stayed for long enough yet.
    is_fresh: StoredValue<bool>,
    /// Counts what was said, so that an older timer does not take a newer word away.
    turn: StoredValue<u32>,
}

impl Announcer {
    /// Silent.
    pub(super) fn silent() -> Self {
        Self {
            locale: use_locale(),
            said: RwSignal::new(None),
            queue: StoredValue::default(),
            is_fresh: StoredValue::new(false),
            turn: StoredValue::new(0),
        }
    }

    /// Tells something about oneself.
    pub(super) fn own(self, about: About, said: Said) {
        self.tell(News::Own(about, said));
    }

    /// Tells it now, or when what is being said has been heard.
    pub(super) fn tell(self, news: News) {
        self.queue.update_value(|queue| queue.push(news));
        if !self.is_fresh.get_value() {
            self.say_next();
        }
    }

    fn say_next(self) {
        let next = self.queue.try_update_value(|Queue(waiting)| waiting.pop_front()).flatten();
        let Some(news) = next else { return };
        self.said.set(Some(news.into_said(self.locale)));
        self.is_fresh.set_value(true);
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        let turn = self.turn.get_value();
        // The page may be gone when a timer ends.
        let is_current = move || self.turn.try_get_value() == Some(turn);
        let spaced = move || {
            if is_current() {
                self.is_fresh.set_value(false);
                self.say_next();
            }
        };
        let stayed = move || {
            if is_current() {
                self.said.set(None);
            }
        };
        set_timeout(spaced, SPACING);
        set_timeout(stayed, STAYS);
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

#[cfg(test)]
mod tests {
    use super::{super::news::Did, *};

    fn own(about: About, words: &str) -> News {
        News::Own(about, Said::aloud(words))
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn nothing_is_lost_and_the_queue_stays_short() {
        let mut queue = Queue::default();
        for news in [
            News::Others(Did::Come, names(&["Huda"])),
            own(About::Microphone, "off"),
            News::Others(Did::Go, names(&["Lama"])),
            own(About::Camera, "on"),
            News::Others(Did::Come, names(&["Reem"])),
            own(About::Microphone, "on"),
        ] {
            queue.push(news);
        }
        let said: Vec<_> = queue.0.into();
        assert_eq!(
            said,
            [
                own(About::Camera, "on"),
                own(About::Microphone, "on"),
                News::Others(Did::Come, names(&["Huda", "Reem"])),
                News::Others(Did::Go, names(&["Lama"])),
            ]
        );
    }
}
