//! The one error of pages and server functions: a flat JSON object with a `code`, and its HTTP status.

use domain::{
    Status,
    join::{JoinRefusal, NotJoinable},
    transition::Why,
};
use serde::{Deserialize, Deserializer, Serialize, de};

/// What went wrong, as far as the person may know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
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

/// Reads the flat object by one struct of all fields any error has; see `SessionState` for why.
impl<'de> Deserialize<'de> for AppError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Flat::deserialize(deserializer)?.named().ok_or_else(|| de::Error::custom("unknown error"))
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Flat {
    code: String,
    from: Option<Status>,
    to: Option<Status>,
    reason: Option<NotJoinable>,
    why: Option<Why>,
    version: Option<i64>,
    field: String,
    message: String,
    retry_after_secs: Option<u64>,
    request_id: String,
}

impl Flat {
    /// The error of this code, if everything it needs is there.
    fn named(self) -> Option<AppError> {
        let Self { from, field, message, request_id, .. } = self;
        Some(match self.code.as_str() {
            "not_logged_in" => AppError::NotLoggedIn,
            "role_may_not_join" => AppError::RoleMayNotJoin,
            "not_allowed" => AppError::NotAllowed { from, to: self.to? },
            "not_found" => AppError::NotFound,
            "not_joinable" => AppError::NotJoinable { reason: self.reason? },
            "refused" => AppError::Refused { from, to: self.to?, why: self.why? },
            "changed_meanwhile" => AppError::ChangedMeanwhile { version: self.version? },
            "invalid" => AppError::Invalid { field, message },
            "malformed" => AppError::Malformed { message },
            "too_many_requests" => {
                AppError::TooManyRequests { retry_after_secs: self.retry_after_secs? }
            }
            "internal" => AppError::Internal { request_id },
            "unreachable" => AppError::Unreachable,
            _ => return None,
        })
    }
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

#[cfg(feature = "ssr")]
mod answer {
    use super::AppError;
    use http::{StatusCode, header};
    use leptos::{
        prelude::FromServerFnError,
        server_fn::{codec::JsonEncoding, error::ServerFnErrorErr},
    };

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
    }

    impl FromServerFnError for AppError {
        type Encoder = JsonEncoding;

        fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
            match error {
                ServerFnErrorErr::Args(message)
                | ServerFnErrorErr::MissingArg(message)
                | ServerFnErrorErr::Deserialization(message) => Self::Malformed { message },
                other => Self::internal(&other),
            }
            .answered()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_is_read_back() {
        let (from, to, text) = (Some(Status::Ready), Status::Scheduled, || "x".to_owned());
        let all = [
            AppError::NotLoggedIn,
            AppError::RoleMayNotJoin,
            AppError::NotAllowed { from, to },
            AppError::NotFound,
            AppError::NotJoinable { reason: NotJoinable::TooEarly },
            AppError::Refused { from: None, to, why: Why::NoSuchMove },
            AppError::ChangedMeanwhile { version: 7 },
            AppError::Invalid { field: text(), message: text() },
            AppError::Malformed { message: text() },
            AppError::TooManyRequests { retry_after_secs: 3 },
            AppError::Internal { request_id: text() },
            AppError::Unreachable,
        ];
        for error in all {
            let json = serde_json::to_string(&error).expect("serialises");
            assert_eq!(serde_json::from_str::<AppError>(&json).expect("reads"), error);
        }
        assert!(serde_json::from_str::<AppError>(r#"{"code":"refused"}"#).is_err());
    }

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
