//! What the server knows of the request that is being answered, and how it answers beside the body.

use crate::{
    AppError, Assets, MediaOrigins,
    boot::{AcademyChoice, Boot, Person, Theme},
};
use backend::{
    Backend,
    people::{OpenAcademy, Viewer},
};
use domain::{Locale, Timestamp, calendar::CalendarDay};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_router::location::Url;

/// The language of an answer: what this browser chose (cookie `locale`), else the account's, else
/// Arabic. Never the browser's own preference.
pub fn locale(headers: &HeaderMap, viewer: Option<&Viewer>) -> Locale {
    cookie(headers, "locale")
        .and_then(|word| word.parse().ok())
        .or(viewer.map(|viewer| viewer.locale))
        .unwrap_or_default()
}

/// The appearance this browser chose (cookie `theme`), else the device's.
pub fn theme(headers: &HeaderMap) -> Theme {
    cookie(headers, "theme").and_then(|word| word.parse().ok()).unwrap_or_default()
}

/// The cookie in which the e-mail of a refused login comes back to the form: an address in a URL ends
/// up in logs.
pub const TYPED_EMAIL: &str = "login_email";

/// What was typed as e-mail; empty if nothing was.
pub(crate) fn typed_email() -> String {
    let parts = use_context::<Parts>();
    let typed = parts.as_ref().and_then(|parts| cookie(&parts.headers, TYPED_EMAIL));
    typed.map(Url::unescape).unwrap_or_default()
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .into_iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// The person the server's middleware found behind the cookie.
pub(crate) fn viewer() -> Option<Viewer> {
    use_context::<Parts>()?.extensions.get::<Option<Viewer>>().cloned().flatten()
}

/// The person, and the use cases to call for them.
///
/// # Errors
/// [`AppError::NotLoggedIn`]; [`AppError::Internal`] when the server gave no backend.
pub(crate) fn logged_in() -> Result<(Backend, Viewer), AppError> {
    let viewer = viewer().ok_or(AppError::NotLoggedIn)?;
    let backend = use_context::<Backend>().ok_or_else(|| AppError::internal(&"no backend"))?;
    Ok((backend, viewer))
}

/// The language of this answer.
pub(crate) fn locale_of(viewer: &Viewer) -> Locale {
    use_context::<Parts>().map_or(viewer.locale, |parts| locale(&parts.headers, Some(viewer)))
}

/// The number under which the log tells what went wrong; set by the server's middleware.
pub(crate) fn request_id() -> String {
    use_context::<Parts>()
        .and_then(|parts| Some(parts.headers.get("x-request-id")?.to_str().ok()?.to_owned()))
        .unwrap_or_default()
}

/// The path and query that were asked for, to come back to after logging in.
pub(crate) fn path_and_query() -> String {
    use_context::<Parts>()
        .and_then(|parts| Some(parts.uri.path_and_query()?.as_str().to_owned()))
        .unwrap_or_else(|| "/".to_owned())
}

/// What the page must know before anything else. Outside a request (the server lists its routes by
/// running the application once) everything is at its default.
pub(crate) fn boot() -> Boot {
    let Some(parts) = use_context::<Parts>() else { return Boot::default() };
    let viewer = viewer();
    let assets = use_context::<Assets>().unwrap_or_default();
    let locale = locale(&parts.headers, viewer.as_ref());
    let made_at = use_context::<Backend>().map(|backend| backend.now()).unwrap_or_default();
    Boot {
        locale,
        theme: theme(&parts.headers),
        made_at,
        days: viewer.as_ref().map(|viewer| days(viewer, made_at, locale)).unwrap_or_default(),
        viewer: viewer.map(|viewer| Person {
            id: viewer.user_id,
            academies: academies(&parts, &viewer),
            name: viewer.name,
            role: viewer.role,
            academy: viewer.academy_name,
        }),
        icons: assets.url("icons.svg"),
        media_url: use_context::<MediaOrigins>()
            .and_then(|origins| origins.0.first().cloned())
            .unwrap_or_default(),
    }
}

/// The academies to choose from, as the server's middleware found them for a page.
fn academies(parts: &Parts, viewer: &Viewer) -> Vec<AcademyChoice> {
    let open = parts.extensions.get::<Vec<OpenAcademy>>().map_or(&[][..], Vec::as_slice);
    if open.len() < 2 {
        return Vec::new();
    }
    let choice = |academy: &OpenAcademy| AcademyChoice {
        slug: academy.slug.to_string(),
        name: academy.name.clone(),
        role: academy.role,
        current: academy.slug == viewer.academy_slug,
    };
    open.iter().map(choice).collect()
}

/// How many days a page knows ahead, today included. One that stays open longer names no day
/// "today" any more.
const DAYS: usize = 8;

/// The viewer's calendar from the present instant on.
fn days(viewer: &Viewer, now: Timestamp, locale: Locale) -> Vec<CalendarDay> {
    backend::sessions::when::days(now, &viewer.time_zone, locale, DAYS)
}

/// Sets the answer's status.
pub(crate) fn set_status(status: StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
}

/// Sets a header of the answer; a value that can't be one is a bug and is left out.
pub(crate) fn set_header(name: HeaderName, value: &str) {
    if let (Some(response), Ok(value)) =
        (use_context::<ResponseOptions>(), HeaderValue::from_str(value))
    {
        response.insert_header(name, value);
    }
}

/// Sends the browser elsewhere (303).
pub(crate) fn redirect(to: &str) {
    set_status(StatusCode::SEE_OTHER);
    set_header(header::LOCATION, to);
}
