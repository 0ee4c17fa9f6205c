//! The one error of pages and server functions: a flat JSON object with a `code`, and its HTTP status.

use domain::{
    Status,
    join::{JoinRefusal, NotJoinable},
    transition::Why,
};
use leptos::{
    prelude::FromServerFnError,
    server_fn::{codec::JsonEncoding, error::ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// What went wrong, as far as the person may know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum AppError {
    /// 401
    #[error("not logged in")]
    NotLoggedIn,
    /// 403: this role never joins, or not in the wanted way.
    #[error("this role may not join")]
    RoleMayNotJoin,
    /// 403: the move exists, but not for this person.
    #[error("this person may not move the session")]
    NotAllowed {
        /// The status it has.
        from: Option<Status>,
        /// The status that was wanted.
        to: Status,
    },
    /// 404: does not exist, or is not this person's to know of.
    #[error("not found")]
    NotFound,
    /// 409
    #[error("the session can't be joined now: {}", .reason.as_str())]
    NotJoinable {
        /// The named reason.
        reason: NotJoinable,
    },
    /// 409: the rules don't allow the move now.
    #[error("the session can't be moved now: {}", .why.as_str())]
    Refused {
        /// The status it has.
        from: Option<Status>,
        /// The status that was wanted.
        to: Status,
        /// The named reason.
        why: Why,
    },
    /// 409: the session has moved on since the page was made.
    #[error("the session has changed meanwhile; it is at version {version}")]
    ChangedMeanwhile {
        /// The session's present version.
        version: i64,
    },
    /// 422
    #[error("`{field}` is not valid: {message}")]
    Invalid {
        /// The field's name.
        field: String,
        /// What is wrong with it, in English, for developers.
        message: String,
    },
    /// 400: the request's body could not be read at all.
    #[error("the request could not be read: {message}")]
    Malformed {
        /// What is wrong with it, in English, for developers.
        message: String,
    },
    /// 429
    #[error("too many requests")]
    TooManyRequests {
        /// Seconds to wait.
        retry_after_secs: u64,
    },
    /// 500: the log tells more under this number.
    #[error("internal error {request_id}")]
    Internal {
        /// The number of the request in the log.
        request_id: String,
    },
    /// Never sent: the browser could not reach the server, or did not understand its answer.
    #[error("the server can't be reached")]
    Unreachable,
}

impl AppError {
    /// The HTTP status of the answer.
    pub fn status(&self) -> u16 {
        match self {
            Self::Malformed { .. } => 400,
            Self::NotLoggedIn => 401,
            Self::RoleMayNotJoin | Self::NotAllowed { .. } => 403,
            Self::NotFound => 404,
            Self::NotJoinable { .. } | Self::Refused { .. } | Self::ChangedMeanwhile { .. } => 409,
            Self::Invalid { .. } => 422,
            Self::TooManyRequests { .. } => 429,
            Self::Internal { .. } => 500,
            Self::Unreachable => 503,
        }
    }
}

impl From<JoinRefusal> for AppError {
    fn from(refusal: JoinRefusal) -> Self {
        match refusal {
            JoinRefusal::RoleMayNotJoin => Self::RoleMayNotJoin,
            JoinRefusal::NotJoinable { reason } => Self::NotJoinable { reason },
        }
    }
}

impl From<domain::transition::Refusal> for AppError {
    fn from(refusal: domain::transition::Refusal) -> Self {
        let domain::transition::Refusal { from, to, why } = refusal;
        match why {
            Why::NotAllowed => Self::NotAllowed { from, to },
            Why::ReasonMissing | Why::ReasonTooLong => {
                Self::Invalid { field: "reason".to_owned(), message: why.as_str().to_owned() }
            }
            why => Self::Refused { from, to, why },
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(message) | ServerFnErrorErr::MissingArg(message) => {
                Self::Malformed { message }.answered()
            }
            // In the browser an unreadable answer, on the server an unreadable request.
            ServerFnErrorErr::Deserialization(message) if cfg!(feature = "ssr") => {
                Self::Malformed { message }.answered()
            }
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Deserialization(_) => {
                Self::Unreachable
            }
            other => Self::unexpected(&other),
        }
    }
}

#[cfg(feature = "ssr")]
mod answer {
    use super::AppError;
    use http::{StatusCode, header};

    impl AppError {
        /// Sets the status (and `Retry-After`) of the answer being made, and returns the error.
        pub(crate) fn answered(self) -> Self {
            if let Ok(status) = StatusCode::from_u16(self.status()) {
                crate::request::set_status(status);
            }
            if let Self::TooManyRequests { retry_after_secs } = &self {
                crate::request::set_header(header::RETRY_AFTER, &retry_after_secs.to_string());
            }
            self
        }

        /// Logs the cause, whole chain, and hides it behind the request's number.
        pub(crate) fn internal(cause: &(impl std::fmt::Debug + ?Sized)) -> Self {
            let request_id = crate::request::request_id();
            tracing::error!(request.id = %request_id, error = ?cause, "Request failed");
            Self::Internal { request_id }
        }

        pub(super) fn unexpected(error: &super::ServerFnErrorErr) -> Self {
            Self::internal(error).answered()
        }
    }
}

#[cfg(not(feature = "ssr"))]
mod answer {
    use super::{AppError, ServerFnErrorErr};

    impl AppError {
        pub(super) fn answered(self) -> Self {
            self
        }

        pub(super) fn unexpected(_: &ServerFnErrorErr) -> Self {
            Self::Unreachable
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_flat_objects_with_a_code() {
        let json = |error: AppError| serde_json::to_string(&error).expect("serialises");
        assert_eq!(json(AppError::NotLoggedIn), r#"{"code":"not_logged_in"}"#);
        assert_eq!(
            json(JoinRefusal::NotJoinable { reason: NotJoinable::TooEarly }.into()),
            r#"{"code":"not_joinable","reason":"too_early"}"#
        );
        let refusal = domain::transition::Refusal {
            from: Some(Status::Completed),
            to: Status::Ready,
            why: Why::NoSuchMove,
        };
        assert_eq!(
            json(refusal.into()),
            r#"{"code":"refused","from":"completed","to":"ready","why":"no_such_move"}"#
        );
    }
}
