//! Asking our own server, in JSON.

use super::as_viewer;
use crate::AppError;
use leptos::prelude::set_timeout_with_handle;
use serde::{Serialize, de::DeserializeOwned};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestInit};

/// How long a question waits for its answer. Browsers would wait for ever for a server that hangs, and
/// soon have no connection left to it.
const LIMIT: Duration = Duration::from_secs(15);

/// Reads a value, or the error the server answered with.
///
/// The future may cross threads as far as the type system knows; WebAssembly has one.
pub(crate) fn get_json<T: DeserializeOwned>(
    url: &str,
) -> impl Future<Output = Result<T, AppError>> + Send + use<T> {
    ask(&as_viewer(url), &RequestInit::new())
}

/// Sends a value and reads the answer, or the error the server answered with.
pub(crate) fn post_json<T: DeserializeOwned, B: Serialize>(
    url: &str,
    body: &B,
) -> impl Future<Output = Result<T, AppError>> + Send + use<T, B> {
    let init = RequestInit::new();
    init.set_method("POST");
    // Neither can fail: the name is a legal one, and what is sent has only text and numbers.
    if let (Ok(headers), Ok(json)) = (Headers::new(), serde_json::to_string(body)) {
        let _ = headers.set("content-type", "application/json");
        init.set_headers(&headers);
        init.set_body(&JsValue::from_str(&json));
    }
    ask(url, &init)
}

fn ask<T: DeserializeOwned>(
    url: &str,
    init: &RequestInit,
) -> impl Future<Output = Result<T, AppError>> + Send + use<T> {
    let limit = AbortController::new().ok().and_then(|limit| {
        init.set_signal(Some(&limit.signal()));
        set_timeout_with_handle(move || limit.abort(), LIMIT).ok()
    });
    let request = web_sys::window().map(|window| window.fetch_with_str_and_init(url, init));
    send_wrapper::SendWrapper::new(async move {
        let answer = answer(request).await;
        if let Some(limit) = limit {
            limit.clear();
        }
        let (is_ok, text) = answer.ok_or(AppError::Unreachable)?;
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
