//! What a page begins with.
//!
//! The server reads it before it renders ([`read_ahead`]), so that rendering is one walk over the tree without
//! waiting: Leptos' `Resource` and `Suspense` wait for each other across threads, and now and then one missed that the
//! other was ready, and the page hung (see the decision on hydration).

use crate::AppError;
use leptos::{prelude::*, task::spawn_local};
use serde::{Serialize, de::DeserializeOwned};
use std::future::Future;

/// Shows `view` of what was read: at once on the server and while the page comes to life, where it was read before;
/// after a `fetch` when the page is opened from another one, or when `key` changes.
pub(super) fn first_read<K, T, R, F, V>(
    key: impl Fn() -> K + 'static,
    read: R,
    view: V,
) -> impl IntoView
where
    K: Clone + PartialEq + 'static,
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    R: Fn(K) -> F + 'static,
    F: Future<Output = Result<T, AppError>> + 'static,
    V: Fn(Result<T, AppError>) -> AnyView + Send + 'static,
{
    let found = SharedValue::new(read_before::<T>).into_inner();
    let is_there = found.is_some();
    let shown = RwSignal::new(found);
    let turn = StoredValue::new(0_u32);
    Effect::new(move |before: Option<K>| {
        let now = key();
        let is_new = before.map_or(!is_there, |before| before != now);
        if is_new {
            let mine = turn.get_value().wrapping_add(1);
            turn.set_value(mine);
            let reading = read(now.clone());
            spawn_local(async move {
                let answer = reading.await;
                // The page may be gone, or ask for something else by now.
                if turn.try_get_value() == Some(mine) {
                    shown.set(Some(answer));
                }
            });
        }
        now
    });
    move || shown.get().map(&view)
}

/// What [`read_ahead`] found. An address that it does not know leads nowhere, even where the router is more generous.
#[cfg(feature = "ssr")]
fn read_before<T: Clone + Send + Sync + 'static>() -> Option<Result<T, AppError>> {
    let parts = use_context::<http::request::Parts>()?;
    let found = parts.extensions.get::<Found<T>>().map(|Found(read)| read.clone());
    Some(found.unwrap_or(Err(AppError::NotFound)))
}

/// Nothing: what the server found comes with the page.
#[cfg(not(feature = "ssr"))]
fn read_before<T>() -> Option<Result<T, AppError>> {
    None
}

#[cfg(feature = "ssr")]
use ahead::Found;
#[cfg(feature = "ssr")]
pub use ahead::read_ahead;

#[cfg(feature = "ssr")]
mod ahead {
    use super::super::{admin, my_sessions, session};
    use crate::{AppError, request};
    use http::{Extensions, request::Parts};
    use leptos::{prelude::*, reactive::computed::ScopedFuture};
    use leptos_router::location::RequestUrl;

    #[derive(Clone)]
    pub(super) struct Found<T>(pub(super) Result<T, AppError>);

    /// Reads what the page of this request begins with and leaves it in the request's extensions, for the page to
    /// find. `contexts` provides what pages need. Does nothing for nobody: they are sent to the login page.
    pub async fn read_ahead(parts: &mut Parts, contexts: impl FnOnce()) {
        let asked = parts.uri.path_and_query().map_or("/", |asked| asked.as_str());
        let Ok(url) = RequestUrl::new(asked).parse() else { return };
        let owner = Owner::new_root(None);
        let reading = owner.with(|| {
            provide_context(parts.clone());
            contexts();
            ScopedFuture::new_untracked(async move {
                let mut found = Extensions::new();
                if request::viewer().is_some() {
                    match url.path() {
                        "/" => {
                            let before = my_sessions::earlier_than(url.search_params());
                            found.insert(Found(my_sessions::read(before).await));
                        }
                        "/admin/sessions" => {
                            let read = admin::read(admin::Address::read(url.search_params())).await;
                            found.insert(Found(read));
                        }
                        path => {
                            if let Some(id) = path.strip_prefix("/sessions/") {
                                found.insert(Found(session::read(id.parse().ok()).await));
                            }
                        }
                    }
                }
                found
            })
        });
        parts.extensions.extend(reading.await);
        owner.cleanup();
    }
}
