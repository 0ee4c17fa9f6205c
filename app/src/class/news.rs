//! What is worth telling, and in which words: pure.

use super::{
    events::{Connection, Local, Microphone},
    roster::Difference,
};
use crate::text::announce as text;
use domain::Locale;

/// More people than this are not named one by one.
const MOST_NAMES: usize = 3;

/// Something to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum News {
    /// About oneself. What is newer about the same takes the place of what has not been said yet.
    Own(About, Said),
    /// About others, by name. Names that wait to be said for the same reason are said together.
    Others(Did, Vec<String>),
}

/// What news about oneself are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// Being in class, and the connection.
    Class,
    /// Microphone, and what it is.
    Microphone,
    /// Camera, and what it is.
    Camera,
    /// The own screen.
    Screen,
    /// The speaker.
    Speaker,
    /// The time that is left.
    Time,
}

/// What others did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Did {
    /// They came.
    Come,
    /// They went.
    Go,
    /// They began to show their screen.
    Share,
}

/// Words, and for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// What is said.
    pub(super) words: String,
    /// Whether everybody sees it; else it is for screen readers.
    pub(super) is_toast: bool,
}

impl Said {
    /// For screen readers.
    pub(super) fn aloud(words: impl Into<String>) -> Self {
        Self { words: words.into(), is_toast: false }
    }

    /// For everybody.
    pub(super) fn shown(words: impl Into<String>) -> Self {
        Self { words: words.into(), is_toast: true }
    }
}

impl News {
    /// The words for it.
    pub(super) fn into_said(self, locale: Locale) -> Said {
        let (did, names) = match self {
            Self::Own(_, said) => return said,
            Self::Others(did, names) => (did, listed(locale, &names)),
        };
        Said::shown(match did {
            Did::Come => text::came(locale, &names),
            Did::Go => text::went(locale, &names),
            Did::Share => text::shares(locale, &names),
        })
    }
}

fn listed(locale: Locale, names: &[String]) -> String {
    let shown = &names[..names.len().min(MOST_NAMES)];
    let list = shown.join(text::and(locale));
    if shown.len() < names.len() { text::and_others(locale, &list) } else { list }
}

/// What two pictures of the class differ by, in the order it is to be told.
pub(super) fn news(
    locale: Locale,
    before: (&Local, Connection),
    after: (&Local, Connection),
    others: Difference,
) -> Vec<News> {
    let mut news = own_news(locale, before, after);
    let others = [(Did::Share, others.shares), (Did::Come, others.came), (Did::Go, others.went)];
    let others = others.into_iter().filter(|(_, names)| !names.is_empty());
    news.extend(others.map(|(did, names)| News::Others(did, names)));
    news
}

fn own_news(
    locale: Locale,
    (before, connection_before): (&Local, Connection),
    (after, connection_after): (&Local, Connection),
) -> Vec<News> {
    let is_on = |local: &Local| local.microphone == Microphone::On;
    // A connection that broke or came back says itself what that means for the microphone.
    let is_by_connection =
        connection_before.may_get_through() != connection_after.may_get_through();
    let is_pressed_off = before.microphone_wanted && !after.microphone_wanted;
    let microphone = match (is_on(before), is_on(after)) {
        (false, false) => (is_pressed_off && !connection_after.may_get_through()).then_some(false),
        (was, is) => (was != is && !is_by_connection).then_some(is),
    };
    let changed = |was: bool, is: bool| (was != is).then_some(is);
    let words = |is, on: fn(Locale) -> &'static str, off: fn(Locale) -> &'static str| {
        Said::aloud(if is { on(locale) } else { off(locale) })
    };
    let microphone = microphone.map(|is| {
        News::Own(About::Microphone, words(is, text::microphone_on, text::microphone_off))
    });
    let camera = changed(before.camera, after.camera)
        .map(|is| News::Own(About::Camera, words(is, text::camera_on, text::camera_off)));
    let screen = changed(before.screen_share, after.screen_share)
        .map(|is| News::Own(About::Screen, words(is, text::screen_on, text::screen_off)));
    [microphone, camera, screen].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(about: About, words: &str) -> News {
        News::Own(about, Said::aloud(words))
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn a_crowd_is_not_named_one_by_one() {
        let all = names(&["Huda", "Reem", "Lama", "Nora"]);
        assert_eq!(listed(Locale::En, &all[..1]), "Huda");
        assert_eq!(listed(Locale::En, &all[..3]), "Huda, Reem, Lama");
        assert_eq!(listed(Locale::En, &all), "Huda, Reem, Lama and others");
    }

    #[test]
    fn a_join_in_the_picture_of_a_mute_is_told_with_it() {
        let open = Local { microphone: Microphone::On, ..Local::default() };
        let muted = Local { microphone: Microphone::Muted, ..Local::default() };
        let came = Difference { came: names(&["Huda"]), ..Difference::default() };
        let connected = Connection::Connected;
        let both = news(Locale::En, (&open, connected), (&muted, connected), came);
        let off = text::microphone_off(Locale::En);
        assert_eq!(both, [own(About::Microphone, off), News::Others(Did::Come, names(&["Huda"]))]);
    }

    #[test]
    fn a_microphone_is_told_of_when_pressed_but_not_when_the_connection_did_it() {
        let open =
            Local { microphone: Microphone::On, microphone_wanted: true, ..Local::default() };
        let cut = Local { microphone: Microphone::Off, ..open.clone() };
        let pressed_off = Local { microphone_wanted: false, ..cut.clone() };
        let told = |before, after| news(Locale::En, before, after, Difference::default());
        let (up, down) = (Connection::Connected, Connection::MediaInterrupted);
        let off = [own(About::Microphone, text::microphone_off(Locale::En))];
        assert_eq!(told((&open, up), (&cut, down)), []);
        assert_eq!(told((&cut, down), (&open, up)), []);
        assert_eq!(told((&cut, down), (&pressed_off, down)), off);
        let signal_down = Connection::SignalReconnecting;
        assert_eq!(told((&open, signal_down), (&pressed_off, signal_down)), off);
    }
}
