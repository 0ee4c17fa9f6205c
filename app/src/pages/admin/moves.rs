//! Moving the chosen session by hand. The rules say which moves there are; the server has the last word.

use super::{
    notice::{Notice, Tone},
    panel::{DETAILS_TITLE, Panel},
    reason_dialog::ReasonDialog,
    words as panel_words,
};
use crate::{
    AppError,
    boot::{use_hydrated, use_locale},
    browser::{focus, go_to_login},
    server_fns::set_status,
    text::admin as text,
    words,
};
use domain::{
    Locale, SessionId, Status,
    transition::{Authority, Why, allowed_moves},
};
use leptos::{prelude::*, task::spawn_local};

/// Cancelling comes last, the way on first.
const ORDER: [Status; 6] = [
    Status::Ready,
    Status::Ongoing,
    Status::Completed,
    Status::Scheduled,
    Status::Suspended,
    Status::Cancelled,
];

/// One button for each move that the rules allow now.
#[component]
pub(super) fn Moves(panel: Panel) -> impl IntoView {
    let locale = use_locale();
    let hydrated = use_hydrated();
    let offered = Memo::new(move |_| {
        let now = panel.clock.now();
        panel.details.with(|shown| {
            let lesson = shown.as_ref()?.row.session.session.lesson();
            let allowed = allowed_moves(&lesson, Authority::Admin, now);
            let moves: Vec<_> = ORDER.into_iter().filter(|to| allowed.contains(to)).collect();
            (!moves.is_empty()).then_some((lesson.status, moves))
        })
    });
    let button = move |from: Status, to: Status| {
        let class = match to {
            Status::Ready => "button button--primary",
            Status::Cancelled => "button button--danger-line",
            _ => "button button--second",
        };
        let is_busy = move || panel.busy.get() == Some(to);
        let label = move || match is_busy() {
            true => text::working(locale),
            false => panel_words::action(locale, from, to),
        };
        view! {
            <div>
                <button
                    type="button"
                    class=class
                    disabled=move || !hydrated.get()
                    aria-busy=move || is_busy().then_some("true")
                    on:click=move |_| press(panel, locale, to)
                >
                    {label}
                </button>
            </div>
        }
    };
    view! {
        {move || offered.get().map(|(from, moves)| view! {
            <footer class="details__foot" role="group" aria-label=text::moves(locale)>
                {moves.into_iter().map(|to| button(from, to)).collect_view()}
            </footer>
        })}
        <ReasonDialog panel/>
    }
}

/// What closes a room is asked about first.
fn press(panel: Panel, locale: Locale, to: Status) {
    match to {
        Status::Cancelled | Status::Completed => panel.asking.set(Some(to)),
        _ => carry_out(panel, locale, to, None),
    }
}

/// Moves the session and tells what came of it.
pub(super) fn carry_out(panel: Panel, locale: Locale, to: Status, reason: Option<String>) {
    let seen = panel.details.with_untracked(|shown| {
        shown.as_ref().map(|shown| {
            let session = &shown.row.session.session;
            (session.id, session.version)
        })
    });
    let (Some((id, version)), None) = (seen, panel.busy.get_untracked()) else { return };
    panel.busy.set(Some(to));
    panel.notice.set(None);
    spawn_local(async move {
        let notice = match set_status(id, to, reason, Some(version)).await {
            Ok(moved) => {
                panel.take_in_move(&moved);
                // The button that was pressed is another one now: a second press must not start it.
                focus(DETAILS_TITLE.to_owned());
                done(locale, moved.status)
            }
            Err(AppError::NotLoggedIn) => return go_to_login(),
            Err(AppError::ChangedMeanwhile { .. }) => changed(panel, locale, id).await,
            Err(error) => refused(locale, &error),
        };
        panel.busy.try_set(None);
        // Only where the same session is still looked at.
        if panel.address.try_get_untracked().is_some_and(|address| address.open == Some(id)) {
            panel.notice.set(Some(notice));
        }
    });
}

fn done(locale: Locale, status: Status) -> Notice {
    let (title, more) = if status.has_open_room() {
        (text::done_open(locale).to_owned(), text::done_open_more(locale))
    } else {
        (text::done(locale, words::status(locale, status)), "")
    };
    Notice { tone: Tone::Done, title, more }
}

/// Somebody was quicker: shows what is now, and says who.
async fn changed(panel: Panel, locale: Locale, id: SessionId) -> Notice {
    let mut title = text::changed(locale).to_owned();
    if let Some(fresh) = panel.fresh(id).await {
        if let Some(last) = fresh.events.first() {
            let status = words::status(locale, last.to);
            title = match &last.who {
                Some(who) => text::changed_by(locale, status, who),
                None => text::changed_itself(locale, status),
            };
        }
        panel.details.try_set(Some(fresh));
    }
    Notice { tone: Tone::Changed, title, more: text::changed_more(locale) }
}

fn refused(locale: Locale, error: &AppError) -> Notice {
    let more = match error {
        AppError::Refused { why, .. } => panel_words::why(locale, *why),
        AppError::NotAllowed { .. } => panel_words::why(locale, Why::NotAllowed),
        AppError::Invalid { message, .. } if message == Why::ReasonTooLong.as_str() => {
            panel_words::why(locale, Why::ReasonTooLong)
        }
        AppError::Invalid { .. } => panel_words::why(locale, Why::ReasonMissing),
        AppError::NotFound => text::gone_title(locale),
        _ => text::why_failed(locale),
    };
    Notice { tone: Tone::Refused, title: text::not_changed(locale).to_owned(), more }
}
