//! The border to JavaScript: the module `devices.js`.
//!
//! Nothing here may throw across the border; what goes wrong is told by the next state.

use super::state::{Capturer, PreviewState};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Defined by the page's start-up script.
    #[wasm_bindgen(catch)]
    async fn majlis_import(logical_name: &str) -> Result<JsValue, JsValue>;

    type DevicesModule;
    #[wasm_bindgen(method, catch)]
    fn create_preview(this: &DevicesModule, emit: &JsValue) -> Result<PreviewHandle, JsValue>;

    #[derive(Clone)]
    type PreviewHandle;
    #[wasm_bindgen(method, catch)]
    fn show_picture(this: &PreviewHandle, element: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn show_level(this: &PreviewHandle, element: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn resume(this: &PreviewHandle) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn start(this: &PreviewHandle) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn turn(this: &PreviewHandle, device: &str, on: bool) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn choose(this: &PreviewHandle, device: &str, id: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn retry(this: &PreviewHandle) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn test_speaker(this: &PreviewHandle) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn hand_over(this: &PreviewHandle) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn close(this: &PreviewHandle) -> Result<(), JsValue>;
}

/// One preview of the facade.
#[derive(Clone)]
pub(crate) struct Handle(PreviewHandle);

impl Handle {
    /// Loads the module and makes a preview. `on_state` is called with every state.
    ///
    /// # Errors
    /// When the code can't be loaded.
    pub(super) async fn load(on_state: impl Fn(PreviewState) + 'static) -> Result<Self, JsValue> {
        let module: DevicesModule = majlis_import("devices.js").await?.unchecked_into();
        let emit =
            Closure::<dyn Fn(String)>::new(move |json: String| match serde_json::from_str(&json) {
                Ok(state) => on_state(state),
                Err(error) => leptos::logging::error!("unreadable preview state: {error}"),
            });
        // Kept alive by JavaScript for as long as the preview may call it.
        module.create_preview(&emit.into_js_value()).map(Self)
    }

    /// Where the picture is shown from now on.
    pub(crate) fn show_picture(&self, element: &JsValue) {
        let _ = self.0.show_picture(element);
    }

    /// Where the level is shown from now on.
    pub(crate) fn show_level(&self, element: &JsValue) {
        let _ = self.0.show_level(element);
    }

    /// Turns on what was on last time, where that needs no question.
    pub(crate) fn resume(&self) {
        let _ = self.0.resume();
    }

    /// Turns both on. Belongs into a click, as it may prompt.
    pub(crate) fn start(&self) {
        let _ = self.0.start();
    }

    /// Turns one on or off. Belongs into a click.
    pub(crate) fn turn(&self, device: Capturer, on: bool) {
        let _ = self.0.turn(device.as_str(), on);
    }

    /// Changes to another microphone, camera or speaker.
    pub(crate) fn choose(&self, hardware: &str, id: &str) {
        let _ = self.0.choose(hardware, id);
    }

    /// Tries what failed once more. Belongs into a click.
    pub(crate) fn retry(&self) {
        let _ = self.0.retry();
    }

    /// Plays two notes.
    pub(crate) fn test_speaker(&self) {
        let _ = self.0.test_speaker();
    }

    /// Leaves the open tracks for the class and closes.
    pub(super) fn hand_over(&self) {
        let _ = self.0.hand_over();
    }

    /// Stops everything.
    pub(super) fn close(&self) {
        let _ = self.0.close();
    }
}
