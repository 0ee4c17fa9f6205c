//! One `EventSource`, closed when dropped.

use domain::wire::SessionState;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Event, EventSource, MessageEvent};

/// What became of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is open (again).
    Open,
    /// Something arrived.
    Heard,
    /// The browser is reconnecting by itself.
    Reconnecting,
    /// The browser has given up: the server answered with something that is no stream.
    Dead,
}

/// An open stream of session states.
pub(super) struct Stream {
    source: EventSource,
    _listeners: [Closure<dyn Fn(Event)>; 4],
}

impl Stream {
    /// Opens the stream at a URL.
    ///
    /// # Errors
    /// When the browser has no `EventSource` or refuses the URL.
    pub(super) fn open(
        url: &str,
        on_state: impl Fn(SessionState) + 'static,
        on_fate: impl Fn(Fate) + Clone + 'static,
    ) -> Result<Self, JsValue> {
        let source = EventSource::new(url)?;
        let on_session = Closure::<dyn Fn(Event)>::new({
            let on_fate = on_fate.clone();
            move |event: Event| {
                on_fate(Fate::Heard);
                let data = event
                    .dyn_into::<MessageEvent>()
                    .ok()
                    .and_then(|event| event.data().as_string());
                // A server newer than this page may tell what it can't read; the poll will say so.
                if let Some(Ok(state)) = data.as_deref().map(serde_json::from_str) {
                    on_state(state);
                }
            }
        });
        let on_beat = Closure::<dyn Fn(Event)>::new({
            let on_fate = on_fate.clone();
            move |_| on_fate(Fate::Heard)
        });
        let on_open = Closure::<dyn Fn(Event)>::new({
            let on_fate = on_fate.clone();
            move |_| on_fate(Fate::Open)
        });
        let on_error = Closure::<dyn Fn(Event)>::new({
            let source = source.clone();
            move |_| {
                let dead = source.ready_state() == EventSource::CLOSED;
                on_fate(if dead { Fate::Dead } else { Fate::Reconnecting });
            }
        });
        source.add_event_listener_with_callback("session", on_session.as_ref().unchecked_ref())?;
        source.add_event_listener_with_callback("beat", on_beat.as_ref().unchecked_ref())?;
        source.set_onopen(Some(on_open.as_ref().unchecked_ref()));
        source.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { source, _listeners: [on_session, on_beat, on_open, on_error] })
    }

    /// Whether the browser believes that events arrive.
    pub(super) fn is_open(&self) -> bool {
        self.source.ready_state() == EventSource::OPEN
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.set_onopen(None);
        self.source.set_onerror(None);
        self.source.close();
    }
}
