//! Which page is shown when.

use crate::{
    boot::{Boot, Hydrated},
    live::{ServerClock, Today},
    pages::{AdminSessionsPage, LoginPage, MySessionsPage, NotFoundPage, SessionPage},
};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

/// The whole application, below `<body>`.
///
/// Every route is rendered as a whole before its first byte is sent (`SsrMode::Async`): a page's
/// status may depend on what it reads, and streaming out of order breaks hydration.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let boot = Boot::shared();
    #[cfg(not(feature = "ssr"))]
    crate::browser::set_viewer(boot.viewer.as_ref().map(|viewer| viewer.id));
    let clock = ServerClock::starting_at(boot.made_at);
    provide_context(Today::watch(&boot, clock));
    provide_context(clock);
    provide_context(boot);
    provide_context(Hydrated::watch());

    view! {
        <Router>
            <FlatRoutes fallback=NotFoundPage>
                <Route path=path!("/") view=MySessionsPage ssr=SsrMode::Async/>
                <Route path=path!("/login") view=LoginPage ssr=SsrMode::Async/>
                <Route path=path!("/admin/sessions") view=AdminSessionsPage ssr=SsrMode::Async/>
                <Route path=path!("/sessions/:id") view=SessionPage ssr=SsrMode::Async/>
            </FlatRoutes>
        </Router>
    }
}
