//! The admin panel: all sessions of the academy, and beside the list the one that was chosen. The
//! address holds everything that is shown, so that links and a plain form do without WebAssembly.

mod address;
mod details;
mod filters;
mod history;
mod list;
mod moves;
mod notice;
mod panel;
mod reason_dialog;
mod words;

use super::{
    error::ErrorPage, first_read::first_read, forbidden::ForbiddenPage, logged_in::LoggedIn,
};
use crate::code::{PageOf, PagePart, Part};
use crate::{
    AppError,
    boot::{use_boot, use_locale},
    parts::{PageTitle, Top},
    reads,
    text::admin as text,
};
pub(super) use address::Address;
use details::Details;
use domain::{
    Role,
    wire::admin::{AdminDetails, AdminSessions},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use list::List;
use panel::Panel;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// `/admin/sessions`
#[component]
pub fn AdminSessionsPage() -> impl IntoView {
    view! { <LoggedIn><PageOf part=&PAGE/></LoggedIn> }
}

/// The page's code.
pub(super) static PAGE: PagePart = Part::new(|| Box::pin(page()));

#[wasm_split(admin, fallible)]
fn page() -> Result<fn() -> AnyView, SplitLoaderError> {
    Ok(|| Loaded().into_any())
}

#[component]
fn Loaded() -> impl IntoView {
    let is_admin = use_boot().viewer.is_some_and(|person| person.role == Role::Admin);
    let query = use_query_map();
    let address = Memo::new(move |_| query.with(Address::read));
    // Later addresses are followed by the panel, which keeps what it shows until the new is there.
    first_read(
        || (),
        move |()| read(address.get_untracked()),
        move |read| match read {
            Ok((list, details)) => view! { <Page list details address/> }.into_any(),
            // The list is there for admins alone, and everybody knows that there is one.
            Err(AppError::NotFound) if !is_admin => view! { <ForbiddenPage/> }.into_any(),
            Err(error) => view! { <ErrorPage error/> }.into_any(),
        },
    )
}

pub(super) async fn read(
    address: Address,
) -> Result<(AdminSessions, Option<AdminDetails>), AppError> {
    let list = reads::admin_sessions(address.filter).await?;
    let Some(id) = address.open else { return Ok((list, None)) };
    match reads::admin_session(id).await {
        Ok(details) => Ok((list, Some(details))),
        Err(AppError::NotFound) => Ok((list, None)),
        Err(error) => Err(error),
    }
}

#[component]
fn Page(
    list: AdminSessions,
    details: Option<AdminDetails>,
    address: Memo<Address>,
) -> impl IntoView {
    let locale = use_locale();
    let panel = Panel::starting_at(list, details, address);
    let class = move || match address.with(|address| address.open) {
        Some(_) => "page page--wide admin admin--open",
        None => "page page--wide admin",
    };
    view! {
        <PageTitle page=text::title(locale).to_owned()/>
        <Top wide=true/>
        <main class=class id="main">
            <List panel/>
            <Details panel/>
        </main>
    }
}
