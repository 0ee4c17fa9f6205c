//! Pages that need somebody to be logged in.

use crate::boot::use_boot;
use leptos::prelude::*;

/// Shows its children to whoever is logged in and sends everybody else to the login page, which
/// brings them back.
#[component]
pub(super) fn LoggedIn(children: Children) -> impl IntoView {
    if use_boot().viewer.is_some() {
        children().into_any()
    } else {
        send_to_login();
        ().into_any()
    }
}

/// To the login page and back here.
pub(super) fn send_to_login() {
    #[cfg(feature = "ssr")]
    crate::request::redirect(&super::login_url(&crate::request::path_and_query()));
    #[cfg(not(feature = "ssr"))]
    Effect::new(crate::browser::go_to_login);
}
