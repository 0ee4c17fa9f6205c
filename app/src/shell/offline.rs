//! The page that a browser keeps for when it reaches no server, and what keeps it (`frontend/offline/`, decision 21).
//!
//! One document, the same for everybody: both languages are in it, and its script shows the one that this browser has
//! chosen, in the chosen appearance. So it never holds anything of a person, and no choice makes it out of date.

use super::{Assets, plain_top::PlainTop, theme_colour::ThemeColour};
use crate::{
    boot::{Boot, Theme},
    parts::{Icon, Mark, ResultCard},
    text::{self, error, offline as words},
};
use domain::Locale;
use leptos::prelude::*;

/// The content policy of [`offline_page`].
pub const OFFLINE_POLICY: &str = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-src 'none'; \
     frame-ancestors 'none'; form-action 'self'";

/// Where the worker is.
pub const OFFLINE_WORKER: &str = "/offline-worker.js";

/// Before the addresses of the page's files: only the worker answers there, so it can tell them from those of every
/// other page, which are none of its business.
const KEPT: &str = "/offline";

/// What the page consists of beside the document.
const FILES: [&str; 5] =
    ["style.css", "icons.svg", "vazirmatn-arabic.woff2", "vazirmatn-latin.woff2", "offline/page"];

/// The addresses of the files that the page needs.
pub fn offline_files(assets: &Assets) -> Vec<String> {
    FILES.iter().map(|name| assets.url(name)).collect()
}

/// The whole document.
pub fn offline_page(assets: &Assets) -> String {
    let kept = |name| format!("{KEPT}{}", assets.url(name));
    let first = Locale::default();
    let owner = Owner::new_root(None);
    let html = owner.with(|| {
        view! {
            <!DOCTYPE html>
            <html lang=first.as_str() dir=first.direction() data-theme=Theme::System.as_str()>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                    <meta name="color-scheme" content="light dark"/>
                    <ThemeColour theme=Theme::System/>
                    <title>{words::title(first)}</title>
                    <link rel="stylesheet" href=kept("style.css")/>
                    <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                </head>
                <body>
                    {Locale::ALL
                        .map(|locale| view! { <InOneLanguage locale icons=kept("icons.svg")/> })
                        .collect_view()}
                    <script src=kept("offline/page")></script>
                </body>
            </html>
        }
        .to_html()
    });
    owner.cleanup();
    html
}

/// What the script puts into the page if this is the language.
#[component]
fn InOneLanguage(locale: Locale, icons: String) -> impl IntoView {
    provide_context(Boot { locale, icons, ..Boot::default() });
    let title = text::app::title(locale, words::title(locale), text::app::name(locale));
    view! {
        <template lang=locale.as_str() dir=locale.direction() title=title>
            <PlainTop/>
            <main class="page page--narrow" id="main">
                <ResultCard
                    mark=Mark::Warn
                    icon="wifi-off"
                    title=words::title(locale)
                    lead=words::lead(locale)
                >
                    <p class="result__small">{words::class_goes_on(locale)}</p>
                    <div class="actions">
                        <button type="button" class="button button--primary" data-retry>
                            <Icon name="rotate-cw"/>
                            {error::retry(locale)}
                        </button>
                    </div>
                    <p
                        class="result__small"
                        role="status"
                        data-looking=words::looking(locale)
                        data-still=words::still(locale)
                    ></p>
                </ResultCard>
            </main>
        </template>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> String {
        offline_page(&Assets::default())
    }

    #[test]
    fn both_languages_have_their_words_and_a_next_step() {
        let html = page();
        assert!(html.starts_with("<!DOCTYPE html>"), "{html}");
        for locale in Locale::ALL {
            let start =
                format!("<template lang=\"{}\" dir=\"{}\"", locale.as_str(), locale.direction());
            let (_, part) = html.split_once(&start).expect("has this language");
            let (part, _) = part.split_once("</template>").expect("ends");
            for text in [
                text::app::name(locale),
                words::title(locale),
                words::lead(locale),
                words::class_goes_on(locale),
                words::looking(locale),
                words::still(locale),
                error::retry(locale),
            ] {
                assert!(part.contains(text), "{text}: {part}");
            }
        }
    }

    #[test]
    fn everything_it_loads_is_kept_for_it_and_nothing_is_inline() {
        let html = page();
        assert!(!html.contains("<script>") && !html.contains("style="), "{html}");
        let files = offline_files(&Assets::default());
        for (_, from) in html.match_indices("/pkg/").map(|(at, _)| html.split_at(at)) {
            let end = from.find(['"', '#']).expect("ends");
            assert!(files.iter().any(|file| *file == from[..end]), "{}", &from[..end]);
        }
        assert_eq!(html.matches("/pkg/").count(), html.matches("/offline/pkg/").count());
    }
}
