//! The session page: one tree for every role, from waiting through the class to its end.

mod context;
mod door;
mod door_words;
mod failure_note;
mod head;
mod join_buttons;
mod moves;
mod preview;
mod view;

use context::SessionContext;
pub(crate) use context::use_session;
pub(crate) use head::BriefHead;

use super::{error::ErrorPage, first_read::first_read, logged_in::LoggedIn};
use crate::{AppError, reads};
use domain::{SessionId, wire::SessionState};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use view::SessionView;

/// `/sessions/:id`
#[component]
pub fn SessionPage() -> impl IntoView {
    view! { <LoggedIn><Session/></LoggedIn> }.into_any()
}

#[component]
fn Session() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| {
        params.with(|params| params.get("id").and_then(|id| id.parse::<SessionId>().ok()))
    });
    first_read(
        move || id.get(),
        read,
        |read| match read {
            Ok(state) => view! { <SessionView state/> }.into_any(),
            Err(error) => view! { <ErrorPage error/> }.into_any(),
        },
    )
}

/// An address without a number leads nowhere.
pub(super) async fn read(id: Option<SessionId>) -> Result<SessionState, AppError> {
    match id {
        Some(id) => reads::session_state(id).await,
        None => Err(AppError::NotFound),
    }
}
