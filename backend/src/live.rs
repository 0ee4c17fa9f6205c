//! The live bus: who has to look again, and at what. Carries ids only; listeners read the rows.

use domain::{AcademyId, SessionId};
use futures::{FutureExt, Stream, StreamExt};
use tokio::sync::broadcast::{self, error::RecvError};

/// How many changes a slow listener may be behind before it is told to look at everything.
const BACKLOG: usize = 4096;

/// One session changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Change {
    /// The session's academy.
    pub academy_id: AcademyId,
    /// The session.
    pub session_id: SessionId,
}

/// What a listener hears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// This session changed.
    Changed(Change),
    /// Too much happened to tell: look at everything again.
    Everything,
}

/// This process's end of the bus. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Live {
    sender: broadcast::Sender<News>,
    /// Tells this process's own announcements from other processes'.
    origin: i64,
}

impl Default for Live {
    fn default() -> Self {
        let origin = getrandom::u64().unwrap_or_else(|_| u64::from(std::process::id()));
        // 62 bits: positive in every dialect and in JSON.
        Self { sender: broadcast::Sender::new(BACKLOG), origin: (origin >> 2) as i64 }
    }
}

impl Live {
    /// Hears everything from now on.
    pub fn subscribe(&self) -> impl Stream<Item = News> + Send + Unpin + use<> {
        let receiver = self.sender.subscribe();
        Box::pin(futures::stream::unfold(receiver, |mut receiver| async move {
            let news = match receiver.recv().await {
                Ok(news) => news,
                Err(RecvError::Lagged(_)) => News::Everything,
                Err(RecvError::Closed) => return None,
            };
            Some((news, receiver))
        }))
    }

    pub(crate) fn origin(&self) -> i64 {
        self.origin
    }

    pub(crate) fn publish(&self, changes: &[Change]) {
        for change in changes {
            // Nobody listening is no fault.
            let _ = self.sender.send(News::Changed(*change));
        }
    }

    pub(crate) fn publish_everything(&self) {
        let _ = self.sender.send(News::Everything);
    }
}

/// Returns when something changed, having heard everything that came with it: one look answers any
/// number of changes.
pub(crate) async fn heard(news: &mut (impl Stream<Item = News> + Unpin)) {
    if news.next().await.is_none() {
        return std::future::pending().await;
    }
    while news.next().now_or_never().flatten().is_some() {}
}
