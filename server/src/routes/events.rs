//! `GET /events?session=ID`, `GET /events?view=mine` and `GET /events?view=admin`: what a page shows, live.
//!
//! A stream begins with the present state, so that nothing is missed between the page and its stream, and then sends
//! the whole state of each session that changed. An admin's begins with nothing, since an academy has too many: the
//! page reads its list again whenever the stream opens. Who may listen is checked like a page, and again every minute. It
//! ends when the server shuts down: an open stream would hold up an orderly end for ever.

mod watcher;

use crate::http::{ApiError, LoggedIn, RequestNumber, ServerState};
use axum::{
    extract::{Query, State},
    response::{
        IntoResponse, Sse,
        sse::{Event, KeepAlive},
    },
};
use backend::live::News;
use domain::wire::SessionState;
use futures::{Stream, StreamExt, stream};
use http::{HeaderMap, HeaderName, HeaderValue};
use serde::Deserialize;
use std::{convert::Infallible, time::Duration};
use tokio::time::{Instant, interval_at};
use tokio_util::sync::CancellationToken;
use watcher::{View, Watcher};

/// How soon a browser comes back after a stream ended.
const RETRY: Duration = Duration::from_secs(2);

/// Proxies cut a silent connection, and a dead one is noticed by writing to it; at its other end, by hearing nothing. So it
/// is an event: a page never learns of a comment.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// How long somebody who was logged out, or lost a session, may go on listening.
const CHECK_AGAIN: Duration = Duration::from_secs(60);

/// nginx would keep events back until it has a bufferful.
const NOT_BUFFERED: (HeaderName, HeaderValue) =
    (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));

#[derive(Deserialize)]
pub(super) struct Wish {
    session: Option<String>,
    view: Option<String>,
}

/// The stream; 401 and 404 as for the page.
pub(super) async fn events(
    State(state): State<ServerState>,
    number: RequestNumber,
    headers: HeaderMap,
    LoggedIn { viewer, token }: LoggedIn,
    Query(wish): Query<Wish>,
) -> Result<impl IntoResponse, ApiError> {
    let view = View::parse(wish.session.as_deref(), wish.view.as_deref())?;
    let locale = app::request::locale(&headers, Some(&viewer));
    // Listening begins before reading: what changes in between is told twice, not never.
    let news = state.backend.live.subscribe();
    let watcher = Watcher { backend: state.backend, token, viewer, locale, view };
    let first = watcher.everything().await.map_err(|error| error.into_answer(&number))?;
    let states = states(watcher, first, news, state.shutdown);
    let events = states.filter_map(|state| std::future::ready(event(&state)));
    let retry = stream::iter([Event::default().retry(RETRY)]);
    let events = Sse::new(retry.chain(events).map(Ok::<_, Infallible>));
    let beat = Event::default().event("beat").data("beat");
    Ok(([NOT_BUFFERED], events.keep_alive(KeepAlive::new().interval(KEEP_ALIVE).event(beat))))
}

/// What is, then what changes, until the viewer may not listen any more or the server ends.
fn states(
    mut watcher: Watcher,
    first: Vec<SessionState>,
    mut news: impl Stream<Item = News> + Unpin,
    shutdown: CancellationToken,
) -> impl Stream<Item = SessionState> {
    async_stream::stream! {
        for state in first {
            yield state;
        }
        let mut check = interval_at(Instant::now() + CHECK_AGAIN, CHECK_AGAIN);
        loop {
            let told = tokio::select! {
                () = shutdown.cancelled() => return,
                _ = check.tick() => watcher.check().await.map(|()| Vec::new()),
                news = news.next() => match news {
                    Some(News::Changed(change)) => watcher.changed(change).await,
                    // Too much to tell: the page reads its list again when its next stream opens.
                    Some(News::Everything) if watcher.view == View::Admin => return,
                    Some(News::Everything) => watcher.everything().await,
                    None => return,
                },
            };
            match told {
                Ok(told) => for state in told {
                    yield state;
                },
                // The browser asks again, and is told why by the answer's status.
                Err(ended) => return ended.log(),
            }
        }
    }
}

fn event(state: &SessionState) -> Option<Event> {
    let event = Event::default().event("session").json_data(state);
    event
        .inspect_err(|error| {
            tracing::error!(%error, session.id = %state.session.id, "A state can't be sent");
        })
        .ok()
}
