//! Asking our own server, in JSON.

use super::as_viewer;
use crate::AppError;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestInit};

/// Reads a value, or the error the server answered with.
///
/// The future may cross threads as far as the type system knows; WebAssembly has one.
pub(crate) fn get_json<T: DeserializeOwned>(
    url: &str,
) -> impl Future<Output = Result<T, AppError>> + Send + use<T> {
    read(ask(&as_viewer(url), &RequestInit::new()))
}

/// Sends a value and reads the answer, or the error the server answered with.
pub(crate) fn post_json<T: DeserializeOwned, B: Serialize>(
    url: &str,
    body: &B,
) -> impl Future<Output = Result<T, AppError>> + Send + use<T, B> {
    let request = serde_json::to_string(body).ok().and_then(|json| {
        let headers = Headers::new().ok()?;
        headers.set("content-type", "application/json").ok()?;
        let init = RequestInit::new();
        init.set_method("POST");
        init.set_headers(&headers);
        init.set_body(&JsValue::from_str(&json));
        ask(url, &init)
    });
    read(request)
}

fn ask(url: &str, init: &RequestInit) -> Option<js_sys::Promise> {
    Some(web_sys::window()?.fetch_with_str_and_init(url, init))
}

fn read<T: DeserializeOwned>(
    request: Option<js_sys::Promise>,
) -> impl Future<Output = Result<T, AppError>> + Send + use<T> {
    send_wrapper::SendWrapper::new(async move {
        let (is_ok, text) = answer(request).await.ok_or(AppError::Unreachable)?;
        if is_ok {
            serde_json::from_str(&text).map_err(|_| AppError::Unreachable)
        } else {
            Err(serde_json::from_str(&text).unwrap_or(AppError::Unreachable))
        }
    })
}

/// Whether it is a success, and the whole body.
async fn answer(request: Option<js_sys::Promise>) -> Option<(bool, String)> {
    let response: web_sys::Response = JsFuture::from(request?).await.ok()?.dyn_into().ok()?;
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    Some((response.ok(), text))
}
