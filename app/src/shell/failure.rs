//! The page for a request that reached no page: refused at the edge, timed out, or broken on its way.
//!
//! It needs nothing that may be broken itself: no database, no viewer, no WebAssembly.

use super::{Assets, FontPreloads, plain_top::PlainTop, theme_colour::ThemeColour};
use crate::{
    boot::{Boot, Theme},
    parts::{Icon, Mark, ResultCard},
    text::{self, edge, error},
};
use domain::Locale;
use http::StatusCode;
use leptos::prelude::*;

/// The content policy of [`failure_page`].
pub const FAILURE_POLICY: &str = "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; \
     frame-src 'none'; frame-ancestors 'none'; form-action 'self'";

/// What happened, and to whom it is told.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The answer's status.
    pub status: StatusCode,
    /// The number under which the log tells more.
    pub request_id: String,
    /// Whether opening the same address once more can help: it was only read.
    pub may_retry: bool,
    /// The language to tell it in.
    pub locale: Locale,
    /// The appearance.
    pub theme: Theme,
}

/// The whole document.
pub fn failure_page(failure: Failure, assets: &Assets) -> String {
    let Failure { locale, theme, .. } = failure;
    let owner = Owner::new_root(None);
    let html = owner.with(|| {
        provide_context(Boot { locale, theme, icons: assets.url("icons.svg"), ..Boot::default() });
        let words = Words::of(&failure);
        view! {
            <!DOCTYPE html>
            <html lang=locale.as_str() dir=locale.direction() data-theme=theme.as_str()>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                    <meta name="color-scheme" content="light dark"/>
                    <ThemeColour theme/>
                    <title>{text::app::title(locale, words.title, text::app::name(locale))}</title>
                    <FontPreloads locale assets=assets.clone()/>
                    <link rel="stylesheet" href=assets.url("style.css")/>
                    <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                </head>
                <body>
                    <PlainTop/>
                    <main class="page page--narrow" id="main">
                        <ResultCard mark=words.mark icon=words.icon title=words.title lead=words.lead>
                            <Ways failure/>
                        </ResultCard>
                    </main>
                </body>
            </html>
        }
        .to_html()
    });
    owner.cleanup();
    html
}

/// The next steps. A link without an address opens the present one again.
#[component]
fn Ways(failure: Failure) -> impl IntoView {
    let Failure { status, request_id, may_retry, locale, .. } = failure;
    let number = status.is_server_error().then(|| {
        view! {
            <p class="result__small">{error::request(locale)}" "<bdi dir="ltr">{request_id}</bdi></p>
        }
    });
    let retry = may_retry && (status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS);
    let retry = retry.then(|| {
        view! {
            <a class="button button--primary" href="">
                <Icon name="rotate-cw"/>
                {error::retry(locale)}
            </a>
        }
    });
    let home = if retry.is_some() { "button button--second" } else { "button button--primary" };
    view! {
        {number}
        <div class="actions">
            {retry}
            <a class=home href="/">{error::home(locale)}</a>
        </div>
    }
}

struct Words {
    mark: Mark,
    icon: &'static str,
    title: &'static str,
    lead: &'static str,
}

impl Words {
    fn of(failure: &Failure) -> Self {
        let locale = failure.locale;
        let (mark, icon, title, lead) = match failure.status {
            StatusCode::NOT_FOUND => (
                Mark::Quiet,
                "file-question-mark",
                error::not_found_title(locale),
                error::not_found_text(locale),
            ),
            // What is refused to a form was sent by another site, or by a page that is long out of date.
            StatusCode::FORBIDDEN if failure.may_retry => (
                Mark::Quiet,
                "shield-alert",
                edge::forbidden_title(locale),
                edge::forbidden_text(locale),
            ),
            StatusCode::TOO_MANY_REQUESTS => {
                (Mark::Warn, "hourglass", edge::busy_title(locale), edge::busy_text(locale))
            }
            status if status.is_server_error() => {
                (Mark::Bad, "server-crash", error::failed_title(locale), error::failed_text(locale))
            }
            _ => (
                Mark::Warn,
                "circle-alert",
                edge::unusable_title(locale),
                edge::unusable_text(locale),
            ),
        };
        Self { mark, icon, title, lead }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(status: u16, may_retry: bool, locale: Locale) -> String {
        let status = StatusCode::from_u16(status).expect("is a status");
        let request_id = "the-number".to_owned();
        let failure = Failure { status, request_id, may_retry, locale, theme: Theme::Dark };
        failure_page(failure, &Assets::default())
    }

    #[test]
    fn every_failure_has_words_and_a_next_step_in_both_languages() {
        for locale in [Locale::Ar, Locale::En] {
            for status in [400, 401, 403, 404, 405, 413, 415, 429, 500, 503] {
                let html = page(status, true, locale);
                assert!(html.starts_with("<!DOCTYPE html>"), "{html}");
                assert!(html.contains(error::home(locale)), "{status}: {html}");
                assert_eq!(html.contains("the-number"), status >= 500, "{status}");
                assert!(!html.contains("<script") && !html.contains("style="), "{html}");
                assert!(html.contains(&format!("lang=\"{}\"", locale.as_str())), "{html}");
            }
        }
    }

    #[test]
    fn what_was_sent_is_not_offered_to_be_sent_again() {
        assert!(page(500, true, Locale::En).contains("#rotate-cw"));
        assert!(!page(500, false, Locale::En).contains("#rotate-cw"));
    }
}
