//! Why joining did not work.

use crate::{
    boot::use_locale,
    browser::reveal,
    class::{JoinFailure, Remedy, use_class},
    parts::{Icon, use_here},
    text::{error as error_text, failed as text},
};
use leptos::prelude::*;

/// The note's id.
const NOTE: &str = "join-failure";

/// Above Join, which stays and is the way to try again.
#[component]
pub(super) fn FailureNote() -> impl IntoView {
    let class = use_class();
    view! { {move || class.failure().map(|failure| view! { <Note failure/> })} }.into_any()
}

#[component]
fn Note(failure: JoinFailure) -> impl IntoView {
    let locale = use_locale();
    let here = use_here();
    let words = failure.words(locale);
    let way = match words.remedy {
        Remedy::LogIn => Some(
            view! {
                <a href=move || crate::pages::login_url(&here.get()) rel="external">
                    {text::log_in(locale)}
                </a>
            }
            .into_any(),
        ),
        Remedy::GoHome => Some(view! { <a href="/">{error_text::home(locale)}</a> }.into_any()),
        Remedy::TryAgain | Remedy::UseHere => None,
    };
    let (class, icon) = match words.remedy {
        // Nothing went wrong.
        Remedy::UseHere => ("note", "monitor-smartphone"),
        Remedy::LogIn | Remedy::TryAgain | Remedy::GoHome => ("note note--bad", "circle-x"),
    };
    // On a phone the Join bar stays in sight while what is above it may not be.
    Effect::new(|| reveal(NOTE));
    view! {
        <div class=class role="alert" id=NOTE>
            <Icon name=icon/>
            <div>
                <p class="note__title">{words.title}</p>
                <p>{words.text}</p>
                {way.map(|way| view! { <p>{way}</p> })}
            </div>
        </div>
    }
}
