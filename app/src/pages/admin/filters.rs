//! Narrowing the list: a plain form, and links with counts.

use super::{
    address::{Address, url},
    panel::Panel,
};
use crate::{
    boot::use_locale,
    parts::Icon,
    text::{admin as text, day as day_text},
    words,
};
use domain::{
    Kind, Locale, Status,
    admin_filter::{AdminFilter, Day, Shown, TEXT_MAX_CHARS},
    wire::admin::AdminSessions,
};
use leptos::{html, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// The statuses that have a chip even when nothing is in them, in the order an admin needs them.
const CHIPS: [Status; 7] = [
    Status::Ongoing,
    Status::Ready,
    Status::Scheduled,
    Status::Completed,
    Status::Suspended,
    Status::Cancelled,
    Status::Unscheduled,
];

/// The form. It is a GET: without WebAssembly the browser sends it by itself.
#[component]
pub(super) fn Filters(panel: Panel) -> impl IntoView {
    let locale = use_locale();
    let form = NodeRef::<html::Form>::new();
    let navigate = use_navigate();
    let submit = move |event: web_sys::SubmitEvent| {
        if let Some(address) = form.get_untracked().and_then(|form| address_of(&form)) {
            event.prevent_default();
            navigate(&address.url(), NavigateOptions { scroll: false, ..Default::default() });
        }
    };
    // A live change of the list must not touch what somebody is typing.
    let fields = Memo::new(move |_| {
        let filter = panel.address.with(|address| address.filter.clone());
        panel.list.with(|list| (filter, list.day.clone(), list.teachers.clone()))
    });
    view! {
        <form class="filters" role="search" method="get" action="/admin/sessions" node_ref=form on:submit=submit>
            {move || fields.with(|(filter, day, teachers)| {
                let kinds = Kind::ALL.map(|kind| {
                    let is_chosen = filter.kind == Some(kind);
                    option(kind.as_str().to_owned(), words::kind(locale, kind).to_owned(), is_chosen)
                });
                let teachers = teachers.iter().map(|teacher| {
                    let is_chosen = filter.teacher == Some(teacher.id);
                    option(teacher.id.to_string(), teacher.name.clone(), is_chosen)
                });
                let sheet = view! {
                    <div class="field">
                        <label class="field__label" for="day">{text::day(locale)}</label>
                        <input class="field__input" id="day" name="day" type="date"
                            value=day.clone() prop:value=day.clone()/>
                    </div>
                    {select("kind", text::kind(locale), text::all_kinds(locale), kinds.collect_view())}
                    {select("teacher", text::teacher(locale), text::all_teachers(locale), teachers.collect_view())}
                    <button class="button button--second">{text::apply(locale)}</button>
                };
                view! {
                    <input type="hidden" name="status" value=filter.shown.map_or("", Shown::as_str)/>
                    <div class="field__box">
                        <Icon name="search" class="field__sign"/>
                        <input class="field__input" type="search" name="q" maxlength=TEXT_MAX_CHARS
                            value=filter.text.clone() prop:value=filter.text.clone()
                            aria-label=text::search_label(locale) placeholder=text::search_hint(locale)/>
                    </div>
                    <button class="button button--second filters__open" type="button"
                        popovertarget="filter-fields" aria-label=text::filter(locale)>
                        <Icon name="sliders-horizontal"/>
                    </button>
                    <div class="filters__fields" id="filter-fields" popover="auto">{sheet}</div>
                }
            })}
        </form>
    }
}

fn option(value: String, name: String, is_chosen: bool) -> impl IntoView {
    view! { <option value=value selected=is_chosen prop:selected=is_chosen>{name}</option> }
}

fn select(
    name: &'static str,
    label: &'static str,
    any: &'static str,
    options: impl IntoView + 'static,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field__label" for=name>{label}</label>
            <span class="select">
                <select class="field__input" id=name name=name>
                    <option value="">{any}</option>
                    {options}
                </select>
                <Icon name="chevron-down"/>
            </span>
        </div>
    }
}

/// The address the browser would send the form to; the sheet of fields closes.
fn address_of(form: &web_sys::HtmlFormElement) -> Option<Address> {
    let data = web_sys::FormData::new_with_form(form).ok()?;
    let query = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    let (filter, _) = AdminFilter::read(|name| query.get(name));
    if let Some(sheet) = document().get_element_by_id("filter-fields") {
        use wasm_bindgen::JsCast;
        // It fails where it is a line of fields and no sheet.
        let _ = sheet.dyn_into::<web_sys::HtmlElement>().map(|sheet| sheet.hide_popover());
    }
    Some(Address { filter, open: None })
}

/// Near days, one press away.
pub(super) fn days(
    locale: Locale,
    address: &Address,
    list: &AdminSessions,
) -> impl IntoView + use<> {
    let days = [
        (None, text::all_days(locale)),
        (Some(Day::Yesterday), day_text::yesterday(locale)),
        (Some(Day::Today), day_text::today(locale)),
        (Some(Day::Tomorrow), day_text::tomorrow(locale)),
    ];
    let is_today = !list.day.is_empty() && list.day == list.today;
    let items = days.map(|(day, name)| {
        let chosen = &address.filter.day;
        let is_chosen = *chosen == day || (day == Some(Day::Today) && is_today);
        let filter = AdminFilter { day, page: 0, ..address.filter.clone() };
        chip("chip", filter, is_chosen, view! { {name} })
    });
    view! {
        <nav class="admin__days" aria-label=text::by_day(locale)>
            <ul class="chips">{items.collect_view()}</ul>
        </nav>
    }
}

/// The statuses with their counts.
pub(super) fn statuses(
    locale: Locale,
    address: &Address,
    list: &AdminSessions,
) -> impl IntoView + use<> {
    let shown = address.filter.shown;
    let item = |class, wanted: Option<Shown>, name: &'static str| {
        let filter = AdminFilter { shown: wanted, page: 0, ..address.filter.clone() };
        let icon =
            (wanted == Some(Shown::Attention)).then(|| view! { <Icon name="triangle-alert"/> });
        let count = list.count_of(wanted);
        let inside = view! { {icon}{name}" "<span class="chip__count">{count}</span> };
        chip(class, filter, shown == wanted, inside)
    };
    let statuses = CHIPS.into_iter().filter_map(|status| {
        let wanted = Some(Shown::Status(status));
        // What is rare has a chip only while there is something behind it.
        let is_rare = matches!(status, Status::Unscheduled | Status::Suspended);
        let is_needed = !is_rare || shown == wanted || list.count_of(wanted) > 0;
        is_needed.then(|| item("chip", wanted, words::status(locale, status)))
    });
    let attention = (list.attention > 0 || shown == Some(Shown::Attention))
        .then(|| item("chip chip--attention", Some(Shown::Attention), text::attention(locale)));
    view! {
        <nav aria-label=text::by_status(locale)>
            <ul class="chips">
                {item("chip", None, text::all(locale))}
                {statuses.collect_view()}
                {attention}
            </ul>
        </nav>
    }
}

fn chip(
    class: &'static str,
    filter: AdminFilter,
    is_chosen: bool,
    inside: impl IntoView + 'static,
) -> impl IntoView {
    let current = is_chosen.then_some("true");
    view! {
        <li><a class=class href=url(filter) aria-current=current data-noscroll="">{inside}</a></li>
    }
}
