//! Why somebody could not get in, and what they read about it.

use super::events::ConnectCode;
use crate::{AppError, text::failed as text};
use domain::Locale;

/// Why joining did not work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum JoinFailure {
    /// Our server gave no ticket.
    Refused(AppError),
    /// The media server could not be joined.
    Connect(ConnectCode),
    /// The meeting code could not be loaded.
    Code,
    /// The class is open in another tab of this browser.
    OtherTab,
}

/// What helps beside trying again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Remedy {
    /// Nothing more.
    TryAgain,
    /// Logging in.
    LogIn,
    /// Taking the place of the other tab.
    UseHere,
    /// Going back to one's own sessions: this one is closed to them.
    GoHome,
}

/// What a person reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FailureWords {
    /// What is the case.
    pub(crate) title: &'static str,
    /// What to do.
    pub(crate) text: &'static str,
    /// What helps.
    pub(crate) remedy: Remedy,
}

impl JoinFailure {
    /// The session is not as the page shows it.
    pub(crate) fn is_outdated(&self) -> bool {
        matches!(
            self,
            Self::Connect(ConnectCode::TokenRefused)
                | Self::Refused(
                    AppError::NotJoinable { .. }
                        | AppError::Refused { .. }
                        | AppError::ChangedMeanwhile { .. }
                )
        )
    }

    /// The words for this failure.
    pub(crate) fn words(&self, locale: Locale) -> FailureWords {
        let (title, text) = match self {
            Self::OtherTab => (text::other_tab_title(locale), text::other_tab_text(locale)),
            Self::Code => (text::code_title(locale), text::code_text(locale)),
            _ if self.is_outdated() => (text::changed_title(locale), text::changed_text(locale)),
            Self::Connect(code) => connect_words(locale, *code),
            Self::Refused(error) => refusal_words(locale, error),
        };
        let remedy = match self {
            Self::Refused(AppError::NotLoggedIn) => Remedy::LogIn,
            Self::Refused(
                AppError::RoleMayNotJoin | AppError::NotAllowed { .. } | AppError::NotFound,
            ) => Remedy::GoHome,
            Self::OtherTab => Remedy::UseHere,
            _ => Remedy::TryAgain,
        };
        FailureWords { title, text, remedy }
    }
}

fn connect_words(locale: Locale, code: ConnectCode) -> (&'static str, &'static str) {
    match code {
        ConnectCode::Signalling => (text::signalling_title(locale), text::signalling_text(locale)),
        ConnectCode::Media => (text::media_title(locale), text::media_text(locale)),
        ConnectCode::TokenRefused | ConnectCode::Cancelled | ConnectCode::Unknown => {
            (text::unknown_title(locale), text::unknown_text(locale))
        }
    }
}

fn refusal_words(locale: Locale, error: &AppError) -> (&'static str, &'static str) {
    match error {
        AppError::NotLoggedIn => (text::login_title(locale), text::login_text(locale)),
        AppError::RoleMayNotJoin | AppError::NotAllowed { .. } => {
            (text::role_title(locale), text::role_text(locale))
        }
        AppError::NotFound => (text::gone_title(locale), text::gone_text(locale)),
        AppError::TooManyRequests { .. } => (text::busy_title(locale), text::busy_text(locale)),
        AppError::Unreachable => (text::offline_title(locale), text::offline_text(locale)),
        AppError::NotJoinable { .. }
        | AppError::Refused { .. }
        | AppError::ChangedMeanwhile { .. }
        | AppError::Invalid { .. }
        | AppError::Malformed { .. }
        | AppError::Internal { .. } => (text::unknown_title(locale), text::unknown_text(locale)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_media_server_that_is_down_is_told_apart_from_our_own() {
        let title = |failure: JoinFailure| failure.words(Locale::En).title;
        assert_eq!(
            title(JoinFailure::Connect(ConnectCode::Signalling)),
            "The room could not be reached"
        );
        assert_eq!(
            title(JoinFailure::Refused(AppError::Unreachable)),
            "The server could not be reached"
        );
    }

    #[test]
    fn what_helps_depends_on_why_one_was_refused() {
        let remedy = |error| JoinFailure::Refused(error).words(Locale::Ar).remedy;
        assert_eq!(remedy(AppError::NotLoggedIn), Remedy::LogIn);
        assert_eq!(remedy(AppError::RoleMayNotJoin), Remedy::GoHome);
        assert_eq!(remedy(AppError::NotFound), Remedy::GoHome);
        assert_eq!(remedy(AppError::Unreachable), Remedy::TryAgain);
    }
}
