//! Parts of the program that are files of their own in the browser, fetched when they are needed (decision 19).
//!
//! A part is what only [`wasm_split`](wasm_split_helpers::wasm_split) functions of one name reach. What they return, a
//! plain pointer or a few, is the way into it; whoever called such a part directly would make it part of every page.

use crate::{AppError, pages::ErrorPage};
use leptos::{prelude::*, task::spawn_local};
use std::{pin::Pin, sync::OnceLock, time::Duration};
use wasm_split_helpers::SplitLoaderError;

/// A part on its way.
pub(crate) type Fetching<T> = Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

/// The way into a part of the program.
pub(crate) struct Part<T: 'static> {
    here: OnceLock<T>,
    fetch: fn() -> Fetching<T>,
}

/// A page whose code is a part of its own.
pub(crate) type PagePart = Part<fn() -> AnyView>;

impl<T: Copy> Part<T> {
    /// Not fetched yet.
    pub(crate) const fn new(fetch: fn() -> Fetching<T>) -> Self {
        Self { here: OnceLock::new(), fetch }
    }

    /// Fetches it, unless it is here.
    ///
    /// # Errors
    /// When it can't be fetched; the next call tries again.
    pub(crate) async fn load(&self) -> Result<T, SplitLoaderError> {
        match self.here.get() {
            Some(here) => Ok(*here),
            None => {
                let fetched = (self.fetch)().await?;
                Ok(*self.here.get_or_init(|| fetched))
            }
        }
    }

    /// What is here: nothing before [`Self::load`].
    #[cfg(not(feature = "ssr"))]
    pub(crate) fn get(&self) -> Option<T> {
        self.here.get().copied()
    }

    /// What is here: on the server everything, for nothing is fetched there.
    #[cfg(feature = "ssr")]
    pub(crate) fn get(&self) -> Option<T> {
        use std::task::{Context, Poll, Waker};

        match std::pin::pin!(self.load()).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Ok(here)) => Some(here),
            Poll::Ready(Err(_)) | Poll::Pending => None,
        }
    }
}

/// A page by the part that shows it: at once where that is here, as it is on the server and while a page comes to life;
/// after a fetch when the page is opened from another one.
#[component]
pub(crate) fn PageOf(part: &'static PagePart) -> impl IntoView {
    let found = RwSignal::new(part.get().map(Ok));
    if found.with_untracked(Option::is_none) {
        spawn_local(async move {
            // The page may be gone by now.
            found.try_set(Some(part.load().await.map_err(|_| AppError::Unreachable)));
        });
    }
    move || {
        found.get().map(|found| match found {
            Ok(page) => page(),
            Err(error) => view! { <ErrorPage error/> }.into_any(),
        })
    }
}

/// Whether the code of something in a page is here. It is fetched once it is wanted, and again until it comes: the
/// network may be away just then. Never true while the page is rendered or brought to life: what is shown by it is for
/// WebAssembly only.
pub(crate) fn is_here_once<T: Copy + Send + Sync>(
    part: &'static Part<T>,
    is_wanted: Memo<bool>,
) -> Signal<bool> {
    let is_here = RwSignal::new(false);
    Effect::new(move || {
        if is_wanted.get() && !is_here.get_untracked() {
            fetch_until_here(part, is_here, is_wanted, FIRST_WAIT);
        }
    });
    is_here.into()
}

/// Between the first try to fetch a part and the second; each further wait is twice as long, up to [`LONGEST_WAIT`].
const FIRST_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_secs(30);

fn fetch_until_here<T: Copy + Send + Sync>(
    part: &'static Part<T>,
    is_here: RwSignal<bool>,
    is_wanted: Memo<bool>,
    wait: Duration,
) {
    spawn_local(async move {
        if part.load().await.is_ok() {
            is_here.try_set(true);
            return;
        }
        let again = move || {
            // Not where nobody waits for it any more.
            let is_missing = is_here.try_get_untracked() == Some(false);
            if is_missing && is_wanted.try_get_untracked() == Some(true) {
                fetch_until_here(part, is_here, is_wanted, LONGEST_WAIT.min(wait * 2));
            }
        };
        set_timeout(again, wait);
    });
}
