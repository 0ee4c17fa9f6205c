//! How often one person, or one address, may ask the server to do something.
//!
//! Reading is not limited here. Logging in has stricter limits of its own, in `backend`.

use super::{ApiError, ServerState, client_address};
use app::AppError;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use backend::people::Viewer;
use domain::AccountId;
use governor::{DefaultKeyedRateLimiter, Quota, clock::Clock};
use http::Method;
use std::{hash::Hash, net::IpAddr, num::NonZeroU32};

const fn per_second(count: u32, burst: u32) -> Quota {
    match (NonZeroU32::new(count), NonZeroU32::new(burst)) {
        (Some(count), Some(burst)) => Quota::per_second(count).allow_burst(burst),
        _ => panic!("a limit of nought would refuse everything"),
    }
}

/// A person clicking, retrying and reconnecting stays far below this.
const PER_ACCOUNT: Quota = per_second(5, 30);

/// A whole school may share one address: its pupils join in the same second, and log in before that.
const PER_ADDRESS: Quota = per_second(100, 500);

/// How many keys are kept before the idle ones are dropped.
const KEYS: usize = 10_000;

/// The limiters.
#[derive(Debug)]
pub(super) struct RateLimits {
    accounts: DefaultKeyedRateLimiter<AccountId>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
}

impl Default for RateLimits {
    fn default() -> Self {
        Self {
            accounts: DefaultKeyedRateLimiter::keyed(PER_ACCOUNT),
            addresses: DefaultKeyedRateLimiter::keyed(PER_ADDRESS),
        }
    }
}

/// Refuses what is too much with 429 and `Retry-After`. Needs the viewer to be known.
pub(super) async fn limit(
    State(state): State<ServerState>,
    request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    let acts = request.method() != Method::GET && request.method() != Method::HEAD;
    if acts && request.uri().path().starts_with("/api/") {
        let viewer = request.extensions().get::<Option<Viewer>>().and_then(Option::as_ref);
        check(&state.limits.addresses, &client_address(&state.proxies, &request))?;
        if let Some(viewer) = viewer {
            check(&state.limits.accounts, &viewer.account_id)?;
        }
    }
    Ok(next.run(request).await)
}

fn check<K: Hash + Eq + Clone>(
    limiter: &DefaultKeyedRateLimiter<K>,
    key: &K,
) -> Result<(), ApiError> {
    if limiter.len() > KEYS {
        limiter.retain_recent();
    }
    limiter.check_key(key).map_err(|wait| {
        let wait = wait.wait_time_from(limiter.clock().now());
        AppError::TooManyRequests { retry_after_secs: wait.as_secs() + 1 }.into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_behind_one_address_passes_and_a_flood_does_not() {
        let limits = RateLimits::default();
        let school = "203.0.113.9".parse().expect("is an address");
        assert!(
            (0..100).all(|_| check(&limits.addresses, &school).is_ok()),
            "fifty people log in and join at once"
        );
        assert!((0..1_000).any(|_| check(&limits.addresses, &school).is_err()));
        let elsewhere = "203.0.113.10".parse().expect("is an address");
        assert!(check(&limits.addresses, &elsewhere).is_ok(), "one flood harms nobody else");
    }
}
