//! The question before a room is closed for good: to cancel needs a reason, to end needs a second look.

use super::{moves::carry_out, panel::Panel, words as panel_words};
use crate::{
    boot::use_locale,
    parts::{Icon, session_title},
    text::admin as text,
};
use domain::{Status, transition::REASON_MAX_CHARS};
use leptos::{html, prelude::*};

/// Opens while the panel asks about a move.
#[component]
pub(super) fn ReasonDialog(panel: Panel) -> impl IntoView {
    let locale = use_locale();
    let dialog = NodeRef::<html::Dialog>::new();
    let reason = NodeRef::<html::Textarea>::new();
    let lacks_reason = RwSignal::new(false);
    Effect::new(move || {
        if let (Some(_), Some(dialog)) = (panel.asking.get(), dialog.get()) {
            lacks_reason.set(false);
            // It fails only where the dialog is open already.
            let _ = dialog.show_modal();
        }
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(to) = panel.asking.get_untracked() else { return };
        let field = reason.get_untracked();
        let written = field.as_ref().map(|field| field.value().trim().to_owned());
        if to == Status::Cancelled && written.as_ref().is_none_or(String::is_empty) {
            lacks_reason.set(true);
            if let Some(field) = field {
                // A field that is in the page can be focused.
                let _ = field.focus();
            }
            return;
        }
        close();
        carry_out(panel, locale, to, written.filter(|words| !words.is_empty()));
    };
    let question =
        move || {
            let to = panel.asking.get()?;
            let session = panel.details.with_untracked(|shown| {
                shown.as_ref().map(|shown| shown.row.session.session.clone())
            })?;
            let title = session_title(locale, &session);
            let is_cancel = to == Status::Cancelled;
            let (title, words) = if is_cancel {
                (text::cancel_title(locale, &title), text::cancel_text(locale))
            } else {
                (text::end_title(locale, &title), text::end_text(locale))
            };
            let field = is_cancel.then(|| view! {
            <div class="field">
                <label class="field__label" for="reason">{text::reason(locale)}</label>
                <textarea
                    class="field__input field__input--area" id="reason" name="reason" rows="3"
                    maxlength=REASON_MAX_CHARS aria-required="true" node_ref=reason
                    aria-describedby="reason-hint reason-error"
                    aria-invalid=move || lacks_reason.get().then_some("true")
                ></textarea>
                <p class="field__hint" id="reason-hint">{text::reason_hint(locale)}</p>
                <p class="field__error" id="reason-error" role="alert">
                    {move || lacks_reason.get().then(|| view! {
                        <Icon name="triangle-alert"/>{text::reason_missing(locale)}
                    })}
                </p>
            </div>
        });
            Some(view! {
                <div>
                    <h2 class="dialog__title" id="question-title">{title}</h2>
                    <p class="dialog__text" id="question-text">{words}</p>
                </div>
                {field}
                <div class="dialog__actions">
                    <button class="button button--danger">
                        {panel_words::action(locale, session.status, to)}
                    </button>
                    <button type="button" class="button button--quiet" on:click=move |_| close()>
                        {text::back(locale)}
                    </button>
                </div>
            })
        };
    view! {
        <dialog
            class="dialog" node_ref=dialog
            aria-labelledby="question-title" aria-describedby="question-text"
            on:close=move |_| panel.asking.set(None)
        >
            <form class="form" method="dialog" novalidate on:submit=submit>{question}</form>
        </dialog>
    }
}
