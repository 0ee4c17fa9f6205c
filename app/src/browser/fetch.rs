//! Reading JSON from our own server.

use crate::AppError;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Reads a value, or the error the server answered with.
///
/// The future may cross threads as far as the type system knows; WebAssembly has one.
pub(crate) fn get_json<T: DeserializeOwned>(
    url: &str,
) -> impl Future<Output = Result<T, AppError>> + Send + use<T> {
    let request = web_sys::window().map(|window| window.fetch_with_str(url));
    send_wrapper::SendWrapper::new(async move {
        let response = JsFuture::from(request.ok_or(AppError::Unreachable)?)
            .await
            .and_then(JsCast::dyn_into::<web_sys::Response>)
            .map_err(|_| AppError::Unreachable)?;
        let text = JsFuture::from(response.text().map_err(|_| AppError::Unreachable)?)
            .await
            .ok()
            .and_then(|text| text.as_string())
            .ok_or(AppError::Unreachable)?;
        if response.ok() {
            serde_json::from_str(&text).map_err(|_| AppError::Unreachable)
        } else {
            Err(serde_json::from_str(&text).unwrap_or(AppError::Unreachable))
        }
    })
}
