//! What a page needs before it is rendered.

use super::ServerState;
use app::{read_ahead, shell};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use backend::people::{self, Viewer};
use http::Method;
use leptos::prelude::provide_context;
use leptos_axum::render_app_async_with_context;

/// What pages and server functions find in their context.
pub(super) fn contexts(state: &ServerState) -> impl Fn() + Clone + Send + Sync + 'static {
    let (backend, assets, media) =
        (state.backend.clone(), state.assets.clone(), state.media.clone());
    move || {
        provide_context(backend.clone());
        provide_context(assets.clone());
        provide_context(media.clone());
    }
}

/// Reads everything a page shows before it is rendered.
pub(super) async fn prepare(
    State(state): State<ServerState>,
    mut request: Request,
    next: Next,
) -> Response {
    // Server functions come this way, too.
    if request.method() == Method::GET || request.method() == Method::HEAD {
        add_academies(&state, &mut request).await;
        let (mut parts, body) = request.into_parts();
        read_ahead(&mut parts, contexts(&state)).await;
        request = Request::from_parts(parts, body);
    }
    next.run(request).await
}

/// Puts the viewer's `Vec<OpenAcademy>` into the request's extensions: the academies they may choose.
async fn add_academies(state: &ServerState, request: &mut Request) {
    let Some(Some(viewer)) = request.extensions().get::<Option<Viewer>>() else { return };
    match people::academies_of(&state.backend, viewer).await {
        Ok(academies) => drop(request.extensions_mut().insert(academies)),
        // The page works without its switch.
        Err(error) => tracing::warn!(?error, "The academies of a person were not read"),
    }
}

/// Renders the page of whatever address was asked for; an unknown one is the application's 404 page.
pub async fn page(state: &ServerState, mut request: Request) -> Response {
    add_academies(state, &mut request).await;
    let render = render_app_async_with_context(contexts(state), shell);
    render(request).await.into_response()
}
