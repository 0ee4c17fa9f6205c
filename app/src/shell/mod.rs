//! The document around the application: head, language, theme, security policy, and the few lines
//! that start WebAssembly.

mod assets;
mod csp;
mod failure;
mod hydration;
mod offline;
mod plain_top;
mod theme_colour;

pub use assets::{Assets, MediaOrigins};
pub use failure::{FAILURE_POLICY, Failure, failure_page};
pub use offline::{OFFLINE_POLICY, OFFLINE_WORKER, offline_files, offline_page};

use crate::{App, PAGE_END_ID, request, text::boot as words};
use hydration::Hydration;
use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;
use theme_colour::ThemeColour;

/// Renders the whole document. Besides what `leptos_axum` provides it needs, as contexts, [`Assets`],
/// [`MediaOrigins`] and `backend::Backend`, and in the request's extensions
/// `Option<backend::people::Viewer>`.
pub fn shell() -> impl IntoView {
    let boot = request::boot();
    let locale = boot.locale;
    let assets = use_context::<Assets>().unwrap_or_default();
    if let Some(nonce) = use_nonce() {
        let origins = use_context::<MediaOrigins>().unwrap_or_default();
        request::set_header(http::header::CONTENT_SECURITY_POLICY, &csp::policy(&nonce, &origins));
    }
    view! {
        <!DOCTYPE html>
        <html lang=locale.as_str() dir=locale.direction() data-theme=boot.theme.as_str()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <ThemeColour theme=boot.theme/>
                <FontPreloads locale assets=assets.clone()/>
                <link rel="stylesheet" href=assets.url("style.css")/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="apple-touch-icon" href="/apple-touch-icon.png"/>
                <link rel="manifest" href=format!("/manifest.{}.webmanifest", locale.as_str())/>
                <Hydration assets/>
                <MetaTags/>
            </head>
            <body>
                <App/>
                <noscript>
                    <p class="note note--warn">{words::no_script(locale)}</p>
                </noscript>
                <p class="note note--bad" role="alert" id=hydration::FAILURE_ID hidden>
                    {words::failed(locale)}
                </p>
                <template id=PAGE_END_ID></template>
            </body>
        </html>
    }
}

/// Both scripts on Arabic pages; an English page may show Arabic names, which come when needed.
#[component]
fn FontPreloads(locale: domain::Locale, assets: Assets) -> impl IntoView {
    let fonts: &[&str] = match locale {
        domain::Locale::Ar => &["vazirmatn-arabic.woff2", "vazirmatn-latin.woff2"],
        domain::Locale::En => &["vazirmatn-latin.woff2"],
    };
    fonts
        .iter()
        .map(|font| {
            view! {
                <link
                    rel="preload"
                    href=assets.url(font)
                    r#as="font"
                    r#type="font/woff2"
                    crossorigin="anonymous"
                />
            }
        })
        .collect_view()
}
