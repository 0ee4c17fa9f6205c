//! `GET /api/admin/sessions`

use crate::http::{ApiError, LoggedIn, RequestNumber, ServerState};
use app::AppError;
use axum::{
    Json,
    extract::{Query, State},
};
use backend::sessions::admin::{self, ListError};
use domain::{admin_filter::AdminFilter, wire::admin::AdminSessions};
use http::HeaderMap;
use std::collections::HashMap;

/// A page of the academy's sessions, as the query narrows them; 404 for whoever is no admin.
pub(super) async fn admin_sessions(
    State(state): State<ServerState>,
    number: RequestNumber,
    headers: HeaderMap,
    LoggedIn { viewer, .. }: LoggedIn,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Json<AdminSessions>, ApiError> {
    let (filter, wrong) = AdminFilter::read(|name| query.get(name).cloned());
    let locale = app::request::locale(&headers, Some(&viewer));
    let now = state.backend.now();
    let list = admin::list(&state.backend, &viewer, &filter, locale, now).await;
    let list = list.map_err(|error| match error {
        ListError::NotFound => AppError::NotFound.into(),
        ListError::NoSuchDay => ApiError::invalid("day", "the calendar has no such day"),
        error => number.internal(error),
    })?;
    // Whoever is no admin learns nothing of what the query may say.
    match wrong {
        Some(field) => Err(ApiError::invalid(field, "can't be read; see docs/api.md")),
        None => Ok(Json(list)),
    }
}
