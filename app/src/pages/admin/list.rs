//! The list: filters, counts, one line per session, pages.

use super::{
    address::{Address, url},
    filters::{Filters, days, statuses},
    panel::{Panel, row_id},
    words as panel_words,
};
use crate::{
    boot::use_locale,
    parts::{Icon, StatusBadge, session_title},
    text::{admin as text, live as live_text},
    words,
};
use domain::{
    Locale,
    admin_filter::AdminFilter,
    wire::{
        When,
        admin::{AdminRow, AdminSessions, PAGE_SIZE},
    },
};
use leptos::prelude::*;

/// Everything but the details.
#[component]
pub(super) fn List(panel: Panel) -> impl IntoView {
    let locale = use_locale();
    let trouble = move || {
        let words = if panel.interrupted.get() {
            live_text::offline(locale)
        } else if panel.has_failed.get() {
            text::failed(locale)
        } else {
            return ().into_any();
        };
        view! {
            <div class="note note--warn" role="status"><Icon name="wifi-off"/><p>{words}</p></div>
        }
        .into_any()
    };
    view! {
        <section class="admin__list" aria-labelledby="list-title">
            <header class="admin__head">
                <h1 id="list-title">{text::title(locale)}</h1>
                <p class="admin__zone">
                    {move || panel.list.with(|list| text::zone(locale, &list.zone))}
                </p>
            </header>
            <Filters panel/>
            {move || panel.address.with(|address| panel.list.with(|list| days(locale, address, list)))}
            {move || panel.address.with(|address| panel.list.with(|list| statuses(locale, address, list)))}
            {trouble}
            {move || panel.address.with(|address| panel.list.with(|list| table(locale, address, list)))}
        </section>
    }
}

fn table(locale: Locale, address: &Address, list: &AdminSessions) -> AnyView {
    if list.rows.is_empty() {
        return nothing(locale, &address.filter).into_any();
    }
    let columns = [
        text::column_session(locale),
        text::teacher(locale),
        text::column_time(locale),
        text::column_status(locale),
    ];
    let head = columns.map(|name| {
        view! { <th class="sessions__cell" role="columnheader" scope="col">{name}</th> }
    });
    let rows = list.rows.iter().map(|one| row(locale, address, &list.today, one));
    view! {
        <table class="sessions" role="table" aria-labelledby="list-title">
            <thead class="sessions__head" role="rowgroup">
                <tr class="sessions__row" role="row">{head.collect_view()}</tr>
            </thead>
            <tbody class="sessions__body" role="rowgroup">{rows.collect_view()}</tbody>
        </table>
        {pager(locale, &address.filter, list)}
    }
    .into_any()
}

fn row(locale: Locale, address: &Address, today: &str, row: &AdminRow) -> impl IntoView + use<> {
    let session = &row.session.session;
    let href = Address { open: Some(session.id), ..address.clone() }.url();
    let current = (address.open == Some(session.id)).then_some("true");
    let length = words::minutes(locale, session.duration_minutes.into());
    let when = &row.session.when;
    let (start, length) = if when.start.is_empty() {
        (text::no_time(locale).to_owned(), length)
    } else if address.filter.day.is_some() {
        (when.start.clone(), length)
    } else {
        (when.start.clone(), format!("{} · {length}", short_day(locale, today, when)))
    };
    let students = match &session.students[..] {
        [] => text::no_student(locale).to_owned(),
        [only] => only.clone(),
        several => words::students(locale, several.len() as u64),
    };
    let mark = row.attention.map(|attention| {
        view! {
            <span class="sessions__attention">
                <Icon name="triangle-alert"/>
                {panel_words::attention(locale, attention)}
            </span>
            " · "
        }
    });
    view! {
        <tr class="sessions__row" role="row">
            <td class="sessions__cell" role="cell">
                <a class="sessions__link" id=row_id(session.id) href=href aria-current=current data-noscroll="">
                    <bdi>{session_title(locale, session)}</bdi>
                </a>
                <span class="sessions__sub">
                    {mark}
                    <bdi dir="ltr">{session.code.clone()}</bdi>
                    " · "{words::kind(locale, session.kind)}" · "<bdi>{students}</bdi>
                </span>
            </td>
            <td class="sessions__cell" role="cell">
                <bdi class="sessions__teacher">{session.teacher.clone()}</bdi>
            </td>
            <td class="sessions__cell" role="cell">
                <span class="sessions__start">{start}</span>
                <span class="sessions__length">{length}</span>
            </td>
            <td class="sessions__cell" role="cell"><StatusBadge status=session.status/></td>
        </tr>
    }
}

/// A near day by its name, any other by its numbers, which are short and the same everywhere.
fn short_day(locale: Locale, today: &str, when: &When) -> String {
    let name = words::day_name(locale, today, when);
    if name == when.date { when.day.clone() } else { name }
}

fn pager(locale: Locale, filter: &AdminFilter, list: &AdminSessions) -> impl IntoView + use<> {
    let first = u64::from(list.page - 1) * u64::from(PAGE_SIZE) + 1;
    let last = first + list.rows.len() as u64 - 1;
    let words =
        text::page_of(locale, &first.to_string(), &last.to_string(), &list.total.to_string());
    let to = |page| url(AdminFilter { page, ..filter.clone() });
    let previous = (list.page > 1).then(|| to(list.page - 1));
    let next = (u64::from(list.page) < list.pages()).then(|| to(list.page + 1));
    view! {
        <nav class="pager" aria-label=text::pages(locale)>
            <p class="pager__text">{words}</p>
            {page_link(previous, "prev", text::previous(locale), "chevron-left")}
            {page_link(next, "next", text::next(locale), "chevron-right")}
        </nav>
    }
}

fn page_link(
    href: Option<String>,
    rel: &'static str,
    label: &'static str,
    icon: &'static str,
) -> AnyView {
    match href {
        Some(href) => view! {
            <a class="icon-button" href=href rel=rel aria-label=label>
                <Icon name=icon class="icon--mirror"/>
            </a>
        }
        .into_any(),
        None => view! {
            <span class="icon-button" role="link" aria-disabled="true" aria-label=label>
                <Icon name=icon class="icon--mirror"/>
            </span>
        }
        .into_any(),
    }
}

fn nothing(locale: Locale, filter: &AdminFilter) -> impl IntoView + use<> {
    let narrows = *filter != AdminFilter::default();
    let (icon, title, words) = if narrows {
        ("search", text::empty_title(locale), text::empty_text(locale))
    } else {
        ("calendar", text::none_title(locale), text::none_text(locale))
    };
    view! {
        <div class="card empty">
            <Icon name=icon/>
            <h2 class="empty__title">{title}</h2>
            <p>{words}</p>
            {narrows.then(|| view! {
                <a class="button button--second" href=url(AdminFilter::default())>{text::clear(locale)}</a>
            })}
        </div>
    }
}
