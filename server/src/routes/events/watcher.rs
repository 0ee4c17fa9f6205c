//! What one stream shows, read again and again as its viewer sees it.

use crate::http::{ApiError, LoginToken, RequestNumber};
use app::AppError;
use backend::{
    Backend, Locale,
    live::Change,
    people::{self, Viewer},
    sessions,
};
use domain::{Role, SessionId, wire::SessionState};

/// What a stream is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    /// One session.
    Session(SessionId),
    /// Every session of the viewer.
    Mine,
    /// Every session of the viewer's academy; for admins.
    Admin,
}

impl View {
    pub(super) fn parse(session: Option<&str>, view: Option<&str>) -> Result<Self, ApiError> {
        match (session, view) {
            (Some(id), None) => {
                id.parse().map(Self::Session).map_err(|_| AppError::NotFound.into())
            }
            (None, Some("mine")) => Ok(Self::Mine),
            (None, Some("admin")) => Ok(Self::Admin),
            _ => Err(ApiError::invalid("view", "either session=ID, view=mine or view=admin")),
        }
    }
}

/// Reads for one stream.
pub(super) struct Watcher {
    pub(super) backend: Backend,
    pub(super) token: LoginToken,
    pub(super) viewer: Viewer,
    pub(super) locale: Locale,
    pub(super) view: View,
}

/// Why a stream can't go on.
pub(super) enum Ended {
    /// There is nothing here for this person, or not any more.
    NotTheirs(AppError),
    /// Reading failed.
    Failed(backend::Error),
}

impl From<backend::Error> for Ended {
    fn from(error: backend::Error) -> Self {
        Self::Failed(error)
    }
}

impl Ended {
    /// Logs a failure; a person who may not listen any more is none.
    pub(super) fn log(self) {
        if let Self::Failed(error) = self {
            tracing::error!(?error, "A live stream failed");
        }
    }

    pub(super) fn into_answer(self, number: &RequestNumber) -> ApiError {
        match self {
            Self::NotTheirs(error) => error.into(),
            Self::Failed(error) => number.internal(error),
        }
    }
}

impl Watcher {
    /// The present state of everything the stream is about; of an academy's sessions none, they are too many.
    pub(super) async fn everything(&self) -> Result<Vec<SessionState>, Ended> {
        match self.view {
            View::Admin => self.still_admin().map(|()| Vec::new()),
            View::Mine => {
                let now = self.backend.now();
                Ok(sessions::mine(&self.backend, &self.viewer, self.locale, now).await?)
            }
            View::Session(id) => match self.state(id).await? {
                Some(state) => Ok(vec![state]),
                None => Err(Ended::NotTheirs(AppError::NotFound)),
            },
        }
    }

    /// The state of a session that changed, if it concerns this stream.
    pub(super) async fn changed(&self, change: Change) -> Result<Vec<SessionState>, Ended> {
        let concerned = change.academy_id == self.viewer.academy_id
            && match self.view {
                View::Session(id) => id == change.session_id,
                View::Mine | View::Admin => true,
            };
        if !concerned {
            return Ok(Vec::new());
        }
        match (self.view, self.state(change.session_id).await?) {
            (_, Some(state)) => Ok(vec![state]),
            // Somebody else's session changed.
            (View::Mine | View::Admin, None) => Ok(Vec::new()),
            (View::Session(_), None) => Err(Ended::NotTheirs(AppError::NotFound)),
        }
    }

    /// Makes sure that the person is still logged in and may still see the session.
    pub(super) async fn check(&mut self) -> Result<(), Ended> {
        let viewer = people::viewer_of(&self.backend, &self.token.0, self.backend.now()).await?;
        self.viewer = viewer.ok_or(Ended::NotTheirs(AppError::NotLoggedIn))?;
        match self.view {
            View::Mine => Ok(()),
            View::Admin => self.still_admin(),
            View::Session(id) => {
                self.state(id).await?.map(drop).ok_or(Ended::NotTheirs(AppError::NotFound))
            }
        }
    }

    fn still_admin(&self) -> Result<(), Ended> {
        match self.viewer.role {
            Role::Admin => Ok(()),
            _ => Err(Ended::NotTheirs(AppError::NotFound)),
        }
    }

    async fn state(&self, id: SessionId) -> Result<Option<SessionState>, backend::Error> {
        let (backend, viewer, now) = (&self.backend, &self.viewer, self.backend.now());
        match self.view {
            View::Admin => sessions::admin::row_state(backend, viewer, id, self.locale, now).await,
            View::Mine | View::Session(_) => {
                sessions::state(backend, viewer, id, self.locale, now).await
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use backend::testing::World;

    backend::on_both_databases!(who_is_logged_out_is_cut_off_at_the_next_check);

    async fn who_is_logged_out_is_cut_off_at_the_next_check(world: World) {
        let id = world.scheduled_in(60).await;
        let token = world.login("student@itqan.test").await;
        let mut watcher = Watcher {
            backend: world.backend.clone(),
            viewer: world.viewer("student@itqan.test").await,
            token: LoginToken(token.clone()),
            locale: Locale::Ar,
            view: View::Session(id),
        };
        assert!(watcher.check().await.is_ok());
        people::log_out(&world.backend, &token).await.expect("logs out");
        assert!(matches!(watcher.check().await, Err(Ended::NotTheirs(AppError::NotLoggedIn))));
    }
}
