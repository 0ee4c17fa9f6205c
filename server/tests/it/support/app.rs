//! The real router in this process, and clients who are logged in as somebody.

use super::site_folder;
use axum::{
    Router,
    body::{Body, Bytes},
};
use backend::testing::World;
use http::{HeaderMap, Request, StatusCode, header};
use server::{
    config::{PublicUrl, TrustedProxies},
    http::{ServerParts, router},
    site::Site,
};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

/// A server over a world of its own.
pub(crate) struct App {
    pub(crate) world: World,
    pub(crate) shutdown: CancellationToken,
    router: Router,
}

/// A whole answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// A browser; `cookie` is empty for nobody.
#[derive(Clone, Copy)]
pub(crate) struct Client<'a> {
    app: &'a App,
    token: Option<&'a str>,
}

impl App {
    pub(crate) fn of(world: World) -> Self {
        Self::at(world, &PublicUrl::default())
    }

    pub(crate) fn at(world: World, public_url: &PublicUrl) -> Self {
        let folder = site_folder();
        let shutdown = CancellationToken::new();
        let router = router(ServerParts {
            backend: world.backend.clone(),
            site: Site::load(folder.path()).expect("is a site"),
            public_url: public_url.clone(),
            trusted_proxies: TrustedProxies::default(),
            shutdown: shutdown.clone(),
        });
        Self { world, shutdown, router }
    }

    pub(crate) fn nobody(&self) -> Client<'_> {
        Client { app: self, token: None }
    }

    pub(crate) fn with<'a>(&'a self, token: &'a str) -> Client<'a> {
        Client { app: self, token: Some(token) }
    }

    /// The answer, its body not yet read.
    pub(crate) async fn call(&self, request: Request<Body>) -> http::Response<Body> {
        self.router.clone().oneshot(request).await.expect("the router never fails")
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let (parts, body) = self.call(request).await.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.expect("the body is whole");
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

impl Client<'_> {
    pub(crate) fn request(&self, method: &str, path: &str) -> http::request::Builder {
        let request = Request::builder().method(method).uri(path);
        match self.token {
            Some(token) => request.header(header::COOKIE, format!("session={token}")),
            None => request,
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.app.send(self.request("GET", path).body(Body::empty()).expect("is a request")).await
    }

    pub(crate) async fn post_json(&self, path: &str, json: &str) -> Answer {
        let request = self.request("POST", path).header(header::CONTENT_TYPE, "application/json");
        self.app.send(request.body(Body::from(json.to_owned())).expect("is a request")).await
    }

    pub(crate) async fn post_form(&self, path: &str, form: &str) -> Answer {
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.app.send(request.body(Body::from(form.to_owned())).expect("is a request")).await
    }
}

impl Answer {
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("is text"))
    }

    /// The status and the JSON error's code.
    pub(crate) fn refusal(&self) -> (u16, String) {
        (self.status.as_u16(), self.json()["code"].as_str().unwrap_or_default().to_owned())
    }
}
