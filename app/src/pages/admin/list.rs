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
    words::{self, DOT},
};
use domain::{
    Locale, SessionId,
    admin_filter::AdminFilter,
    wire::{
        When,
        admin::{AdminRow, Count, PAGE_SIZE},
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
    let is_empty = Memo::new(move |_| panel.list.with(|list| list.rows.is_empty()));
    view! {
        <section class="admin__list" aria-labelledby="list-title">
            <header class="admin__head">
                <h1 id="list-title">{text::title(locale)}</h1>
                <p class="admin__zone">
                    {move || panel.list.with(|list| text::zone(locale, &list.zone))}
                </p>
            </header>
            <Filters panel/>
            {days(locale, panel)}
            {statuses(locale, panel)}
            {trouble}
            {move || match is_empty.get() {
                true => panel.address.with(|address| nothing(locale, &address.filter)).into_any(),
                false => view! { <Table panel/> }.into_any(),
            }}
        </section>
    }
}

/// Rows, links and buttons stay the same elements while what they say changes: one that is drawn anew
/// loses the focus.
#[component]
fn Table(panel: Panel) -> impl IntoView {
    let locale = use_locale();
    let columns = [
        text::column_session(locale),
        text::teacher(locale),
        text::column_time(locale),
        text::column_status(locale),
    ];
    let head = columns.map(|name| {
        view! { <th class="sessions__cell" role="columnheader" scope="col">{name}</th> }
    });
    let ids = move || -> Vec<_> {
        panel.list.with(|list| list.rows.iter().map(|row| row.session.session.id).collect())
    };
    view! {
        <table class="sessions" role="table" aria-labelledby="list-title">
            <thead class="sessions__head" role="rowgroup">
                <tr class="sessions__row" role="row">{head.collect_view()}</tr>
            </thead>
            <tbody class="sessions__body" role="rowgroup">
                <For each=ids key=|id| *id children=move |id| row(locale, panel, id)/>
            </tbody>
        </table>
        {pager(locale, panel)}
    }
}

fn row(locale: Locale, panel: Panel, id: SessionId) -> impl IntoView {
    // A row that has just left the list says nothing more.
    let with = move |say: fn(Locale, &str, bool, &AdminRow) -> AnyView| {
        panel.list.with(|list| {
            let row = list.rows.iter().find(|row| row.session.session.id == id)?;
            let is_of_a_day = !list.day.is_empty();
            Some(say(locale, &list.today, is_of_a_day, row))
        })
    };
    let href = move || panel.address.with(|now| Address { open: Some(id), ..now.clone() }.url());
    let current = move || panel.address.with(|now| (now.open == Some(id)).then_some("true"));
    view! {
        <tr class="sessions__row" role="row">
            <td class="sessions__cell" role="cell">
                <a class="sessions__link" id=row_id(id) href=href aria-current=current data-noscroll="">
                    {move || with(title)}
                </a>
                {move || with(second_line)}
            </td>
            <td class="sessions__cell" role="cell">{move || with(teacher)}</td>
            <td class="sessions__cell" role="cell">{move || with(time)}</td>
            <td class="sessions__cell" role="cell">{move || with(status)}</td>
        </tr>
    }
}

fn title(locale: Locale, _: &str, _: bool, row: &AdminRow) -> AnyView {
    view! { <bdi>{session_title(locale, &row.session.session)}</bdi> }.into_any()
}

fn second_line(locale: Locale, _: &str, _: bool, row: &AdminRow) -> AnyView {
    let session = &row.session.session;
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
            {DOT}
        }
    });
    view! {
        <span class="sessions__sub">
            {mark}
            <bdi dir="ltr">{session.code.clone()}</bdi>
            {DOT}{words::kind(locale, session.kind)}{DOT}<bdi>{students}</bdi>
        </span>
    }
    .into_any()
}

fn teacher(_: Locale, _: &str, _: bool, row: &AdminRow) -> AnyView {
    view! { <bdi class="sessions__teacher">{row.session.session.teacher.clone()}</bdi> }.into_any()
}

fn time(locale: Locale, today: &str, is_of_a_day: bool, row: &AdminRow) -> AnyView {
    let when = &row.session.when;
    let length = words::minutes(locale, row.session.session.duration_minutes.into());
    let (start, length) = if when.start.is_empty() {
        (text::no_time(locale).to_owned(), length)
    } else if is_of_a_day {
        (when.start.clone(), length)
    } else {
        (when.start.clone(), format!("{}{DOT}{length}", short_day(locale, today, when)))
    };
    view! {
        <span class="sessions__start">{start}</span>
        <span class="sessions__length">{length}</span>
    }
    .into_any()
}

fn status(_: Locale, _: &str, _: bool, row: &AdminRow) -> AnyView {
    view! { <StatusBadge status=row.session.session.status/> }.into_any()
}

/// A near day by its name, any other by its numbers, which are short and the same everywhere.
fn short_day(locale: Locale, today: &str, when: &When) -> String {
    let name = words::day_name(locale, today, when);
    if name == when.date { when.day.clone() } else { name }
}

fn pager(locale: Locale, panel: Panel) -> impl IntoView {
    let words = move || {
        panel.list.with(|list| {
            let first = u64::from(list.page - 1) * u64::from(PAGE_SIZE) + 1;
            let last = first + list.rows.len() as u64 - 1;
            let total = Count { number: list.total, or_more: list.or_more };
            let [first, last] = [first, last].map(|number| number.to_string());
            text::page_of(locale, &first, &last, &panel_words::count(locale, total))
        })
    };
    let to =
        move |page: u32| panel.address.with(|now| url(AdminFilter { page, ..now.filter.clone() }));
    let previous =
        Memo::new(move |_| panel.list.with(|list| (list.page > 1).then(|| to(list.page - 1))));
    let next =
        Memo::new(move |_| panel.list.with(|list| list.has_next().then(|| to(list.page + 1))));
    view! {
        <nav class="pager" aria-label=text::pages(locale)>
            <p class="pager__text">{words}</p>
            {page_link(previous, "prev", text::previous(locale), "chevron-left")}
            {page_link(next, "next", text::next(locale), "chevron-right")}
        </nav>
    }
}

/// A link without an address is one that can't be followed.
fn page_link(
    href: Memo<Option<String>>,
    rel: &'static str,
    label: &'static str,
    icon: &'static str,
) -> impl IntoView {
    let disabled = move || href.with(Option::is_none).then_some("true");
    view! {
        <a class="icon-button" role="link" href=href rel=rel aria-label=label aria-disabled=disabled>
            <Icon name=icon class="icon--mirror"/>
        </a>
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
