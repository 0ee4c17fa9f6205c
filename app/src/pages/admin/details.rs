//! The chosen session: its state, its meeting, what happened to it, who is in it, and what may be done.

use super::{
    address::url,
    history::history,
    moves::Moves,
    notice::{Notice, Tone, note},
    panel::{DETAILS_TITLE, Panel},
    words as panel_words,
};
use crate::{
    boot::{use_hydrated, use_locale},
    parts::{Avatar, Icon, StatusBadge, key_of_name, session_title},
    text::{admin as text, role as role_text},
    words::{self, DOT},
};
use domain::{
    Locale, SessionId, Status,
    wire::{Meeting, Session, admin::AdminDetails},
};
use leptos::{ev, prelude::*, task::spawn_local};

/// The id of the link that closes the details.
const CLOSE: &str = "details-close";

/// The details, while the address names a session.
#[component]
pub(super) fn Details(panel: Panel) -> impl IntoView {
    close_on_escape(panel);
    let is_open = Memo::new(move |_| panel.address.with(|address| address.open.is_some()));
    view! { {move || is_open.get().then(|| view! { <Opened panel/> })} }
}

#[component]
fn Opened(panel: Panel) -> impl IntoView {
    let locale = use_locale();
    let today = Memo::new(move |_| panel.list.with(|list| list.today.clone()));
    let shown = panel.details;
    let code = move || {
        shown.with(|shown| shown.as_ref().map(|shown| shown.row.session.session.code.clone()))
    };
    let title = move || match (shown.with(Option::is_some), panel.is_gone.get()) {
        (false, true) => text::gone_title(locale).into_any(),
        // While it is being read.
        (false, false) => text::column_session(locale).into_any(),
        (true, _) => {
            shown.with(|shown| shown.as_ref().map(|shown| title(locale, shown))).into_any()
        }
    };
    let lines = move || match (shown.with(Option::is_some), panel.is_gone.get()) {
        (false, true) => {
            view! { <p class="details__line">{text::gone_text(locale)}</p> }.into_any()
        }
        _ => shown
            .with(|shown| {
                today.with(|today| shown.as_ref().map(|shown| lines(locale, today, shown)))
            })
            .into_any(),
    };
    let attention = move || {
        let attention = shown.with(|shown| shown.as_ref().and_then(|shown| shown.row.attention));
        attention.map(|attention| {
            let (title, more) = panel_words::attention_in_full(locale, attention);
            note(Notice { tone: Tone::Attention, title: title.to_owned(), more })
        })
    };
    // Drawn anew only when it changes: whoever stands on the link or its button must not lose the focus.
    let meeting = Memo::new(move |_| {
        shown.with(|shown| {
            let shown = shown.as_ref()?;
            let session = &shown.row.session.session;
            Some(Place {
                id: session.id,
                status: session.status,
                preparation_minutes: session.preparation_minutes,
                meeting: session.meeting.clone(),
                made: shown.meeting_made.clone(),
            })
        })
    });
    view! {
        <aside class="details" aria-labelledby=DETAILS_TITLE>
            <header class="details__head">
                <p class="details__code"><bdi dir="ltr">{code}</bdi></p>
                // It keeps the focus while everything in it changes.
                <h2 class="details__title" id=DETAILS_TITLE tabindex="-1">{title}</h2>
                {lines}
                <a class="icon-button" id=CLOSE aria-label=text::close(locale) data-noscroll=""
                    href=move || panel.address.with(|address| url(address.filter.clone()))>
                    <Icon name="x"/>
                </a>
            </header>
            <div class="details__body" tabindex="0" role="group" aria-labelledby=DETAILS_TITLE>
                {move || panel.notice.get().map(note)}
                {attention}
                {move || meeting.get().map(|meeting| meeting_part(locale, meeting))}
                {move || shown.with(|shown| shown.as_ref().map(|shown| view! {
                    <section class="details__part" aria-labelledby="history-title">
                        <h3 id="history-title">{text::history(locale)}</h3>
                        {history(locale, &shown.events)}
                    </section>
                    {people(locale, &shown.row.session.session)}
                }))}
            </div>
            <Moves panel/>
        </aside>
    }
}

/// Escape closes the details, unless a dialog or a sheet is there to be closed first.
fn close_on_escape(panel: Panel) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let is_theirs = panel.address.with_untracked(|address| address.open.is_some())
            && panel.asking.get_untracked().is_none();
        // In a field the browser takes Escape for itself.
        let is_typing = event
            .target()
            .and_then(|target| {
                use wasm_bindgen::JsCast;
                target.dyn_into::<web_sys::Element>().ok()
            })
            .is_some_and(|element| element.matches("input, select, textarea") == Ok(true));
        if event.key() == "Escape" && is_theirs && !is_typing && !event.default_prevented() {
            click(CLOSE);
        }
    });
    on_cleanup(move || handle.remove());
}

fn click(id: &str) {
    use wasm_bindgen::JsCast;
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|one| one.dyn_into::<web_sys::HtmlElement>().ok()) {
        element.click();
    }
}

fn title(locale: Locale, shown: &AdminDetails) -> impl IntoView + use<> {
    let session = &shown.row.session.session;
    view! {
        <bdi>{session_title(locale, session)}</bdi>
        <StatusBadge status=session.status/>
    }
}

fn lines(locale: Locale, today: &str, shown: &AdminDetails) -> impl IntoView + use<> {
    let session = &shown.row.session.session;
    let when = &shown.row.session.when;
    let length = words::minutes(locale, session.duration_minutes.into());
    let time = if when.date.is_empty() {
        format!("{}{DOT}{length}", text::no_time(locale))
    } else {
        format!("{}{DOT}{}{DOT}{length}", words::day_heading(locale, today, when), when.range)
    };
    view! {
        <p class="details__line">{time}</p>
        <p class="details__line">
            {words::kind(locale, session.kind)}{DOT}<bdi>{session.teacher.clone()}</bdi>
        </p>
    }
}

/// What the part about the meeting shows.
#[derive(Clone, PartialEq, Eq)]
struct Place {
    id: SessionId,
    status: Status,
    preparation_minutes: u16,
    meeting: Option<Meeting>,
    made: String,
}

fn meeting_part(locale: Locale, place: Place) -> impl IntoView {
    let inside = match (place.meeting, place.status) {
        (Some(meeting), _) => view! { <MeetingFacts meeting made=place.made/> }.into_any(),
        (None, Status::Scheduled) => {
            let minutes = words::minutes(locale, place.preparation_minutes.into());
            let words = text::meeting_later(locale, &minutes);
            view! { <p class="details__line">{words}</p> }.into_any()
        }
        (None, _) => view! { <p class="details__line">{text::meeting_none(locale)}</p> }.into_any(),
    };
    view! {
        <section class="details__part" aria-labelledby="meeting-title">
            <h3 id="meeting-title">{text::meeting(locale)}</h3>
            {inside}
            <div class="details__ways">
                <a class="button button--second" href=format!("/sessions/{}", place.id)>
                    <Icon name="door-open"/>
                    {text::participate(locale)}
                </a>
            </div>
        </section>
    }
}

/// Link, room and cluster.
#[component]
fn MeetingFacts(meeting: Meeting, made: String) -> impl IntoView {
    let locale = use_locale();
    let made = (!made.is_empty()).then(|| {
        view! { <dt>{text::made(locale)}</dt><dd>{text::made_when(locale, &made)}</dd> }
    });
    view! {
        <CopyLink link=meeting.link/>
        <dl class="pairs">
            <dt>{text::room(locale)}</dt><dd><bdi dir="ltr">{meeting.room_name}</bdi></dd>
            <dt>{text::cluster(locale)}</dt><dd><bdi dir="ltr">{meeting.cluster}</bdi></dd>
            {made}
        </dl>
    }
}

/// The link, to be read by everybody and copied where the page is alive.
#[component]
fn CopyLink(link: String) -> impl IntoView {
    let locale = use_locale();
    let hydrated = use_hydrated();
    let copied = RwSignal::new(None::<bool>);
    let to_copy = link.clone();
    let copy = move |_| {
        let link = to_copy.clone();
        spawn_local(async move {
            copied.try_set(None);
            let done = crate::browser::copy(&link).await;
            copied.try_set(Some(done));
        });
    };
    let label = move || match copied.get() {
        Some(true) => text::copied(locale),
        _ => text::copy(locale),
    };
    let icon = Signal::derive(move || if copied.get() == Some(true) { "check" } else { "copy" });
    let said = move || match copied.get() {
        Some(true) => text::copied(locale),
        Some(false) => text::copy_failed(locale),
        None => "",
    };
    // Seen by everybody only where it failed: then there is something to do.
    let class = move || if copied.get() == Some(false) { "details__line" } else { "sr-only" };
    view! {
        <p class="link-box">
            <bdi class="link-box__text" dir="ltr">{link}</bdi>
            <button type="button" class="button button--primary" disabled=move || !hydrated.get() on:click=copy>
                <Icon name=icon/>
                {label}
            </button>
        </p>
        <p class=class role="status">{said}</p>
    }
}

fn people(locale: Locale, session: &Session) -> impl IntoView + use<> {
    let teacher = person(&session.teacher, Some(role_text::teacher(locale)));
    let students = session.students.iter().map(|name| person(name, None));
    let nobody = session
        .students
        .is_empty()
        .then(|| view! { <p class="details__line">{text::no_students(locale)}</p> });
    view! {
        <section class="details__part" aria-labelledby="people-title">
            <h3 id="people-title">{text::people(locale)}</h3>
            <ul>{teacher}{students.collect_view()}</ul>
            {nobody}
        </section>
    }
}

fn person(name: &str, role: Option<&'static str>) -> impl IntoView + use<> {
    let name = name.to_owned();
    view! {
        <li class="person">
            <Avatar name=name.clone() key=key_of_name(&name)/>
            <span class="person__text">
                <bdi class="person__name">{name}</bdi>
                {role.map(|role| view! { <span class="person__sub">{role}</span> })}
            </span>
        </li>
    }
}
