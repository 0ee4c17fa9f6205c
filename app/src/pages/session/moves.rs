//! Moving the session by hand: Start now, Resume. Shown to whom the rules allow it, when they do.

use super::context::{SessionContext, use_session};
use crate::{
    AppError,
    boot::{use_hydrated, use_locale},
    browser::go_to_login,
    parts::Icon,
    server_fns::set_status,
    text::{join as text, move_failed as failed_text},
};
use domain::{
    Locale, Relation, Status,
    transition::{Authority, allowed_moves},
};
use leptos::{prelude::*, task::spawn_local};

/// The moves this version of the page offers.
fn offered(session: SessionContext) -> Option<Status> {
    let authority = match session.relation.get() {
        Relation::Teacher => Authority::Teacher,
        Relation::Admin => Authority::Admin,
        Relation::Student | Relation::Parent | Relation::Supervisor => return None,
    };
    let lesson = session.lesson.get();
    let target = match lesson.status {
        Status::Scheduled => Status::Ready,
        Status::Suspended => Status::Scheduled,
        _ => return None,
    };
    allowed_moves(&lesson, authority, session.clock.now()).contains(&target).then_some(target)
}

/// The button, and why the last press did nothing.
#[component]
pub(super) fn Moves() -> impl IntoView {
    let locale = use_locale();
    let hydrated = use_hydrated();
    let session = use_session();
    let offered = Memo::new(move |_| offered(session));
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<&'static str>);
    let press = move |_| {
        if let (Some(target), false) = (offered.get_untracked(), busy.get_untracked()) {
            busy.set(true);
            failure.set(None);
            spawn_local(async move {
                failure.try_set(ask(session, locale, target).await);
                busy.try_set(false);
            });
        }
    };
    let label = move || match offered.get() {
        Some(Status::Scheduled) => text::resume(locale),
        _ if busy.get() => text::starting(locale),
        _ => text::start_now(locale),
    };
    view! {
        <Show when=move || offered.get().is_some()>
            <button
                type="button"
                class="button button--second"
                disabled=move || !hydrated.get()
                aria-busy=move || busy.get().then_some("true")
                on:click=press
            >
                {label}
            </button>
            {move || failure.get().map(|words| view! {
                <div class="note note--bad" role="alert"><Icon name="circle-x"/><p>{words}</p></div>
            })}
        </Show>
    }
}

/// Moves the session. Returns what to tell the person when it did not work.
async fn ask(session: SessionContext, locale: Locale, target: Status) -> Option<&'static str> {
    let version = session.state.with_untracked(|state| state.session.version);
    match set_status(session.id(), target, None, Some(version)).await {
        Ok(moved) => {
            session.take_in_move(moved);
            None
        }
        Err(AppError::NotLoggedIn) => {
            go_to_login();
            None
        }
        Err(AppError::NotAllowed { .. }) => Some(failed_text::not_allowed(locale)),
        Err(AppError::Refused { .. }) => Some(failed_text::refused(locale)),
        Err(AppError::ChangedMeanwhile { .. }) => Some(failed_text::changed(locale)),
        Err(_) => Some(failed_text::failed(locale)),
    }
}
