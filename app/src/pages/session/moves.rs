//! Moving the session by hand: Start now, Resume. Shown to whom the rules allow it, when they do. Students never need
//! this code, so it is a part of its own.

use super::context::{SessionContext, use_session};
use crate::{
    AppError,
    boot::use_locale,
    browser::go_to_login,
    code::{Part, is_here_once},
    parts::Icon,
    server_fns::set_status,
    text::{join as text, move_failed as failed_text},
    words,
};
use domain::{
    Locale, Relation, Status,
    transition::{Authority, Why, allowed_moves},
};
use leptos::{prelude::*, task::spawn_local};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

static PART: Part<fn() -> AnyView> = Part::new(|| Box::pin(code()));

#[wasm_split(moves, fallible)]
fn code() -> Result<fn() -> AnyView, SplitLoaderError> {
    Ok(|| Move().into_any())
}

/// The moves there may be, once the page is alive: nothing can be pressed before.
#[component]
pub(super) fn Moves() -> impl IntoView {
    let session = use_session();
    let may_be = Memo::new(move |_| {
        matches!(session.relation.get(), Relation::Teacher | Relation::Admin)
            && matches!(session.status.get(), Status::Scheduled | Status::Suspended)
    });
    let is_here = is_here_once(&PART, may_be);
    move || (is_here.get() && may_be.get()).then(|| PART.get().map(|moves| moves()))
}

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
fn Move() -> impl IntoView {
    let locale = use_locale();
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
        Err(error) => Some(why_not(locale, &error)),
    }
}

/// Why a press did nothing, as the admin panel says it.
fn why_not(locale: Locale, error: &AppError) -> &'static str {
    match error {
        AppError::Refused { why, .. } => words::why(locale, *why),
        AppError::NotAllowed { .. } => words::why(locale, Why::NotAllowed),
        AppError::ChangedMeanwhile { .. } => failed_text::changed(locale),
        _ => failed_text::failed(locale),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_move_says_its_own_reason() {
        let refused = |why| {
            let (from, to) = (Some(Status::Scheduled), Status::Ready);
            why_not(Locale::En, &AppError::Refused { from, to, why })
        };
        assert_eq!(refused(Why::LessonOver), "Its time is over.");
        assert_eq!(refused(Why::TooEarlyForTeacher), "Its start is still too far away.");
        let stranger = AppError::NotAllowed { from: Some(Status::Scheduled), to: Status::Ready };
        assert_eq!(why_not(Locale::Ar, &stranger), "لا يسمح دورك بهذا.");
        assert_eq!(
            why_not(Locale::En, &AppError::NotFound),
            "That did not work just now. Try again in a moment."
        );
    }
}
