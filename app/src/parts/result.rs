//! A page that says one thing and offers one next step: an end, an error.

use super::{Icon, PageTitle, Top};
use leptos::{html, prelude::*};

/// How the round mark of a result looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// All went well.
    Ok,
    /// Nothing is wrong.
    Quiet,
    /// Something can be done about it.
    Warn,
    /// It is final, or our fault.
    Bad,
}

impl Mark {
    fn class(self) -> &'static str {
        match self {
            Self::Ok => "result__mark result__mark--ok",
            Self::Quiet => "result__mark result__mark--quiet",
            Self::Warn => "result__mark result__mark--warn",
            Self::Bad => "result__mark result__mark--bad",
        }
    }
}

/// Mark, title, one sentence, and the actions given as children. With `takes_focus` the title gets the
/// focus when the card appears, because what had it is gone.
#[component]
pub(crate) fn ResultCard(
    mark: Mark,
    icon: &'static str,
    title: &'static str,
    lead: &'static str,
    #[prop(optional)] takes_focus: bool,
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move || {
        if let (true, Some(heading)) = (takes_focus, heading.get()) {
            // An element that is in the page can be focused.
            let _ = heading.focus();
        }
    });
    view! {
        <section class="result" aria-labelledby="result-title">
            <span class=mark.class()><Icon name=icon/></span>
            <h1 id="result-title" tabindex="-1" node_ref=heading>{title}</h1>
            <p class="lead">{lead}</p>
            {children()}
        </section>
    }
}

/// A whole page that says one thing: what it could not show, and what to do.
#[component]
pub(crate) fn ResultPage(
    mark: Mark,
    icon: &'static str,
    title: &'static str,
    lead: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <PageTitle page=title.to_owned()/>
        <Top/>
        <main class="page page--narrow" id="main">
            <ResultCard mark icon title lead>{children()}</ResultCard>
        </main>
    }
}
