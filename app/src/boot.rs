//! What a page must know before anything else: language, theme, who is looking.
//!
//! The server computes it from the request and sends it inside the page, so that the browser's first
//! rendering equals the server's.

use domain::{Locale, Role, Timestamp, UserId, calendar::CalendarDay};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The page's frame of reference; the same on both sides and for as long as the document lives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Boot {
    /// The language of every text.
    pub locale: Locale,
    /// The chosen appearance.
    pub theme: Theme,
    /// Who is logged in.
    pub viewer: Option<Person>,
    /// The URL of the icon sprite.
    pub icons: String,
    /// When the page was made, by the server's clock.
    pub made_at: Timestamp,
    /// The day on which it was made, in the viewer's zone, and those that follow: a page may stay open.
    /// None for nobody.
    pub days: Vec<CalendarDay>,
    /// Where the active media cluster is expected (`ws://…`), to warm the connection up; a ticket
    /// always names the address that counts. Empty when unknown.
    pub media_url: String,
}

/// The logged-in person, as far as pages show them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their membership.
    pub id: UserId,
    /// Their name.
    pub name: String,
    /// Their role in the academy.
    pub role: Role,
    /// The academy's name.
    pub academy: String,
    /// Every academy they may choose, this one included, by name; empty when there is only this one.
    pub academies: Vec<AcademyChoice>,
}

/// An academy that a person may choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcademyChoice {
    /// Names it in the form.
    pub slug: String,
    /// What it is called.
    pub name: String,
    /// The person's role in it.
    pub role: Role,
    /// Whether it is the one they are in.
    pub current: bool,
}

/// The appearance a person chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on paper.
    Light,
    /// Light ink on night.
    Dark,
    /// Whatever the device prefers.
    #[default]
    System,
}

domain::serde_by_word!(Theme);

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::System];

    /// The word in the cookie and in `html[data-theme]`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::System => "system",
        }
    }
}

impl fmt::Display for Theme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The text is no theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no theme; one of: light, dark, system")]
pub struct UnknownTheme;

impl FromStr for Theme {
    type Err = UnknownTheme;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|theme| theme.as_str() == text).ok_or(UnknownTheme)
    }
}

impl Boot {
    /// Computed by the server, read back by the browser.
    pub(crate) fn shared() -> Self {
        SharedValue::new(Self::of_request).into_inner()
    }

    #[cfg(feature = "ssr")]
    fn of_request() -> Self {
        crate::request::boot()
    }

    /// Only when the page carries none, which never happens on a page of ours.
    #[cfg(not(feature = "ssr"))]
    fn of_request() -> Self {
        Self::default()
    }
}

/// The page's frame of reference.
pub(crate) fn use_boot() -> Boot {
    use_context().unwrap_or_default()
}

/// The language of every text.
pub(crate) fn use_locale() -> Locale {
    use_boot().locale
}

/// Whether the page is alive. Controls that need WebAssembly stay disabled until then.
#[derive(Clone, Copy)]
pub(crate) struct Hydrated(pub(crate) RwSignal<bool>);

impl Hydrated {
    /// Becomes true in the browser only, after the first rendering.
    pub(crate) fn watch() -> Self {
        let hydrated = RwSignal::new(false);
        Effect::new(move || hydrated.set(true));
        Self(hydrated)
    }
}

/// Whether the page is alive.
pub(crate) fn use_hydrated() -> Signal<bool> {
    match use_context::<Hydrated>() {
        Some(Hydrated(signal)) => signal.into(),
        None => Signal::derive(|| false),
    }
}
