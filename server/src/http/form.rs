//! Forms, refused in our own words.

use super::ApiError;
use app::AppError;
use axum::{
    extract::{FromRequest, Request, rejection::FormRejection},
    response::{IntoResponse, Response},
};
use http::StatusCode;
use serde::de::DeserializeOwned;

/// A form's fields. A form that lacks one is malformed (400), like JSON that does.
#[derive(Clone, Copy, Debug)]
pub struct Form<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let form = axum::Form::<T>::from_request(request, state).await;
        form.map(|axum::Form(fields)| Self(fields)).map_err(refuse)
    }
}

fn refuse(rejection: FormRejection) -> Response {
    match rejection.status() {
        // Too long, or no form at all: the edge says it.
        StatusCode::PAYLOAD_TOO_LARGE | StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            rejection.into_response()
        }
        _ => ApiError::from(AppError::Malformed { message: rejection.body_text() }).into_response(),
    }
}
