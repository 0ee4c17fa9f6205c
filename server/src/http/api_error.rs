//! Errors of the plain handlers: the same flat JSON objects, with the same statuses, as those of the server functions.

use app::AppError;
use axum::{
    Json,
    extract::FromRequestParts,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header::RETRY_AFTER, request::Parts};
use std::convert::Infallible;

/// The header that carries a request's number.
pub(super) const REQUEST_ID: &str = "x-request-id";

/// A refusal or failure as the client sees it.
#[derive(Debug)]
pub struct ApiError(AppError);

/// The number under which the log tells of this request.
#[derive(Clone, Debug)]
pub struct RequestNumber(String);

impl ApiError {
    /// A parameter that can't be used.
    pub fn invalid(field: &str, message: &str) -> Self {
        Self(AppError::Invalid { field: field.to_owned(), message: message.to_owned() })
    }
}

impl From<AppError> for ApiError {
    fn from(error: AppError) -> Self {
        Self(error)
    }
}

impl RequestNumber {
    /// The number itself.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Logs the cause, whole chain, once; the client learns the number only.
    pub fn internal(&self, cause: impl std::fmt::Debug) -> ApiError {
        tracing::error!(request.id = %self.0, error = ?cause, "Request failed");
        ApiError(AppError::Internal { request_id: self.0.clone() })
    }
}

impl<S: Sync> FromRequestParts<S> for RequestNumber {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let number = parts.headers.get(REQUEST_ID).and_then(|number| number.to_str().ok());
        Ok(Self(number.unwrap_or_default().to_owned()))
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let status =
            StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(&self.0)).into_response();
        if let AppError::TooManyRequests { retry_after_secs } = self.0 {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(retry_after_secs));
        }
        response
    }
}
