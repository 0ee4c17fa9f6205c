//! The border to JavaScript: the meeting facade, loaded when it is needed, and the one room this
//! document may be in.
//!
//! Nothing here may throw across the border: what JavaScript throws is caught and passed on, or has
//! been told by an event already.

use super::events::{ConnectCode, ConnectFailure, ConnectOptions};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, HtmlVideoElement};

#[wasm_bindgen]
extern "C" {
    /// Defined by the page's start-up script.
    #[wasm_bindgen(catch)]
    async fn majlis_import(logical_name: &str) -> Result<JsValue, JsValue>;

    /// The module `room.js`.
    #[derive(Clone)]
    type RoomModule;
    #[wasm_bindgen(method, catch)]
    fn create_room(this: &RoomModule, emit: &JsValue) -> Result<RoomHandle, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn create_tab_claim(
        this: &RoomModule,
        name: &str,
        on_taken: &JsValue,
    ) -> Result<TabClaim, JsValue>;

    /// See `frontend/meeting/tab_claim.ts`.
    #[derive(Clone)]
    type TabClaim;
    #[wasm_bindgen(method, catch)]
    async fn claim(this: &TabClaim) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn take_over(this: &TabClaim) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn release(this: &TabClaim) -> Result<(), JsValue>;

    #[derive(Clone)]
    type RoomHandle;
    #[wasm_bindgen(method, catch)]
    fn prepare(this: &RoomHandle, server_url: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn connect(this: &RoomHandle, options_json: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn set_microphone(this: &RoomHandle, on: bool) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn set_camera(this: &RoomHandle, on: bool) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn set_screen_share(this: &RoomHandle, on: bool) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn switch_device(this: &RoomHandle, hardware: &str, id: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn attach_video(
        this: &RoomHandle,
        identity: &str,
        source: &str,
        element: &HtmlVideoElement,
    ) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn detach_video(this: &RoomHandle, element: &HtmlVideoElement) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn set_audio_container(this: &RoomHandle, element: &HtmlElement) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn start_audio(this: &RoomHandle) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn disconnect(this: &RoomHandle) -> Result<(), JsValue>;
}

thread_local! {
    /// The meeting code, once it is there: asking the browser again takes two turns of its loop.
    static MODULE: RefCell<Option<RoomModule>> = const { RefCell::new(None) };
    /// The room this document is in. The browser has one thread; on the server it stays empty.
    static ROOM: RefCell<Option<Room>> = const { RefCell::new(None) };
    /// This tab's claim on the class, from the first press of Join until it is let go.
    static CLAIM: RefCell<Option<TabClaim>> = const { RefCell::new(None) };
}

/// Where a person's picture comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// Their camera.
    Camera,
    /// Their screen.
    Screen,
}

/// A room of the facade.
#[derive(Clone)]
pub(super) struct Room(RoomHandle);

/// Loads the meeting code and makes a room. `on_event` is called for everything the room tells, with a
/// [`RoomEvent`](super::events::RoomEvent) in JSON.
///
/// # Errors
/// When the code can't be loaded.
pub(super) async fn load(on_event: impl Fn(String) + 'static) -> Result<Room, JsValue> {
    let emit = Closure::<dyn Fn(String)>::new(on_event);
    // Kept alive by JavaScript for as long as the room may call it.
    module().await?.create_room(&emit.into_js_value()).map(Room)
}

async fn module() -> Result<RoomModule, JsValue> {
    if let Some(module) = MODULE.with_borrow(Clone::clone) {
        return Ok(module);
    }
    let module: RoomModule = majlis_import("room.js").await?.unchecked_into();
    MODULE.set(Some(module.clone()));
    Ok(module)
}

/// Claims a class for this tab, once; the name is the class's and the person's. Tells whether this tab
/// may go in; with `by_force` the tab that is in leaves. `on_taken` is called when another takes over.
///
/// # Errors
/// When the code can't be loaded.
pub(super) async fn claim_tab(
    name: &str,
    by_force: bool,
    on_taken: impl Fn() + 'static,
) -> Result<bool, JsValue> {
    let claim = match CLAIM.with_borrow(Clone::clone) {
        Some(claim) => claim,
        None => {
            // Kept alive by JavaScript for as long as another tab may ask.
            let on_taken = Closure::<dyn Fn()>::new(on_taken).into_js_value();
            module().await?.create_tab_claim(name, &on_taken)?
        }
    };
    CLAIM.set(Some(claim.clone()));
    if by_force {
        // Whatever becomes of it, the media server keeps the newest connection only.
        let _ = claim.take_over().await;
        return Ok(true);
    }
    Ok(claim.claim().await?.is_truthy())
}

/// Lets other tabs in.
pub(super) fn let_go_of_tab() {
    if let Some(claim) = CLAIM.take() {
        let _ = claim.release();
    }
}

/// The room this document is in.
pub(super) fn current() -> Option<Room> {
    ROOM.with_borrow(Clone::clone)
}

/// Makes a room the one this document is in; the one before is left.
pub(super) fn enter(room: Room) {
    leave();
    ROOM.set(Some(room));
}

/// Leaves the room this document is in, if any.
pub(super) fn leave() {
    if let Some(room) = ROOM.take() {
        leptos::task::spawn_local(async move {
            // It is over either way.
            let _ = room.0.disconnect().await;
        });
    }
}

impl Room {
    /// Warms the connection up.
    pub(super) fn prepare(&self, server_url: &str) {
        let _ = self.0.prepare(server_url);
    }

    /// Connects.
    ///
    /// # Errors
    /// What kind of failure it was.
    pub(super) async fn connect(&self, options: &ConnectOptions<'_>) -> Result<(), ConnectCode> {
        let json = serde_json::to_string(options).map_err(|_| ConnectCode::Unknown)?;
        self.0.connect(&json).await.map_err(|error| {
            let message =
                error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
            message
                .and_then(|json| serde_json::from_str::<ConnectFailure>(&json).ok())
                .map_or(ConnectCode::Unknown, |failure| failure.code)
        })
    }

    /// Wishes the microphone on or off.
    pub(super) fn set_microphone(&self, on: bool) {
        let _ = self.0.set_microphone(on);
    }

    /// Wishes the camera on or off.
    pub(super) fn set_camera(&self, on: bool) {
        let _ = self.0.set_camera(on);
    }

    /// Changes to another microphone, camera or speaker.
    pub(super) fn switch_device(&self, hardware: &str, id: &str) {
        let _ = self.0.switch_device(hardware, id);
    }

    /// Wishes the screen shown or not; must be called from a click or a key.
    pub(super) fn set_screen_share(&self, on: bool) {
        let _ = self.0.set_screen_share(on);
    }

    /// Shows a person's camera or screen in an element.
    pub(super) fn attach_video(&self, identity: &str, from: Source, element: &HtmlVideoElement) {
        let source = match from {
            Source::Camera => "camera",
            Source::Screen => "screen_share",
        };
        let _ = self.0.attach_video(identity, source, element);
    }

    /// Stops showing anything in an element.
    pub(super) fn detach_video(&self, element: &HtmlVideoElement) {
        let _ = self.0.detach_video(element);
    }

    /// Where the class is heard.
    pub(super) fn set_audio_container(&self, element: &HtmlElement) {
        let _ = self.0.set_audio_container(element);
    }

    /// Lets blocked sound play; must be called from a click.
    pub(super) fn start_audio(&self) {
        let room = self.0.clone();
        leptos::task::spawn_local(async move {
            // A snapshot tells whether it helped.
            let _ = room.start_audio().await;
        });
    }
}
