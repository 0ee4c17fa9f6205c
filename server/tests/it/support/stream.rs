//! A live stream, read event by event.

use super::App;
use axum::body::{Body, BodyDataStream};
use futures::StreamExt;
use serde_json::Value;
use std::time::Duration;

/// Long enough for anything that happens at all.
const PATIENCE: Duration = Duration::from_secs(30);

/// An open stream and what was read but not yet understood.
pub(crate) struct Stream {
    chunks: BodyDataStream,
    text: String,
}

impl Stream {
    pub(crate) async fn open(app: &App, login: &str, path: &str) -> Self {
        let response = app
            .call(app.with(login).request("GET", path).body(Body::empty()).expect("is a request"))
            .await;
        assert_eq!(response.status(), 200, "{path}");
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self { chunks: response.into_body().into_data_stream(), text: String::new() }
    }

    /// The next block between two blank lines; `None` at the stream's end.
    pub(crate) async fn block(&mut self) -> Option<String> {
        loop {
            if let Some((block, rest)) = self.text.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.text = rest;
                return Some(block);
            }
            let chunk =
                tokio::time::timeout(PATIENCE, self.chunks.next()).await.expect("something comes");
            let chunk = chunk?.expect("the stream is whole");
            self.text.push_str(std::str::from_utf8(&chunk).expect("is text"));
        }
    }

    /// The next session's state.
    pub(crate) async fn state(&mut self) -> Value {
        loop {
            let block = self.block().await.expect("the stream goes on");
            if let Some(data) = block.lines().find_map(|line| line.strip_prefix("data: ")) {
                assert!(block.lines().any(|line| line == "event: session"), "{block}");
                return serde_json::from_str(data).expect("is JSON");
            }
        }
    }
}
