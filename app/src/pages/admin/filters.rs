//! Narrowing the list: a plain form, and links with counts.

use super::{
    address::{Address, url},
    panel::Panel,
    words as panel_words,
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
pub(super) fn days(locale: Locale, panel: Panel) -> impl IntoView {
    let days = [
        (None, text::all_days(locale)),
        (Some(Day::Yesterday), day_text::yesterday(locale)),
        (Some(Day::Today), day_text::today(locale)),
        (Some(Day::Tomorrow), day_text::tomorrow(locale)),
    ];
    let items = days.map(|(day, name)| {
        let wanted = day.clone();
        let href = move || {
            let day = day.clone();
            panel.address.with(|now| url(AdminFilter { day, page: 0, ..now.filter.clone() }))
        };
        let is_chosen = move || {
            let is_today = wanted == Some(Day::Today)
                && panel.list.with(|list| !list.day.is_empty() && list.day == list.today);
            is_today || panel.address.with(|now| now.filter.day == wanted)
        };
        let current = move || is_chosen().then_some("true");
        view! {
            <li><a class="chip" href=href aria-current=current data-noscroll="">{name}</a></li>
        }
    });
    view! {
        <nav class="admin__days" aria-label=text::by_day(locale)>
            <ul class="chips">{items.collect_view()}</ul>
        </nav>
    }
}

/// The statuses with their counts.
pub(super) fn statuses(locale: Locale, panel: Panel) -> impl IntoView {
    let statuses = CHIPS.map(|status| {
        // What is rare has a chip only while there is something behind it.
        let is_rare = matches!(status, Status::Unscheduled | Status::Suspended);
        let wanted = Some(Shown::Status(status));
        status_chip(locale, panel, wanted, words::status(locale, status), is_rare)
    });
    view! {
        <nav aria-label=text::by_status(locale)>
            <ul class="chips">
                {status_chip(locale, panel, None, text::all(locale), false)}
                {statuses.collect_view()}
                {status_chip(locale, panel, Some(Shown::Attention), text::attention(locale), true)}
            </ul>
        </nav>
    }
}

fn status_chip(
    locale: Locale,
    panel: Panel,
    wanted: Option<Shown>,
    name: &'static str,
    is_rare: bool,
) -> impl IntoView {
    let waits = wanted == Some(Shown::Attention);
    let class = if waits { "chip chip--attention" } else { "chip" };
    let icon = waits.then(|| view! { <Icon name="triangle-alert"/> });
    let count = Memo::new(move |_| panel.list.with(|list| list.count_of(wanted)));
    let is_chosen = Memo::new(move |_| panel.address.with(|now| now.filter.shown == wanted));
    let href = move || {
        panel.address.with(|now| url(AdminFilter { shown: wanted, page: 0, ..now.filter.clone() }))
    };
    view! {
        <li hidden=move || is_rare && count.get().number == 0 && !is_chosen.get()>
            <a
                class=class href=href data-noscroll=""
                aria-current=move || is_chosen.get().then_some("true")
            >
                {icon}{name}" "
                <span class="chip__count">{move || panel_words::count(locale, count.get())}</span>
            </a>
        </li>
    }
}
