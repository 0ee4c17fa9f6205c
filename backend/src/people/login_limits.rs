//! How often a login may be tried: by address and e-mail together, and by address alone.
//!
//! Kept in memory, per replica: a restart forgives, an attack gains little by it.

use domain::Timestamp;
use std::{collections::HashMap, net::IpAddr, sync::Mutex};

/// The window, milliseconds.
const WINDOW_MILLIS: i64 = 15 * 60_000;
/// Failures for one e-mail from one address within the window.
const PER_EMAIL: u32 = 10;
/// Failures from one address within the window. A whole school may share one.
const PER_ADDRESS: u32 = 300;
/// Above this many entries the outdated ones are swept.
const SWEEP_AT: usize = 10_000;

#[derive(Debug, Default)]
struct Counter {
    failures: u32,
    window_ends: i64,
}

/// Failed logins of late.
#[derive(Debug, Default)]
pub(crate) struct LoginLimits {
    counters: Mutex<HashMap<(IpAddr, Option<String>), Counter>>,
}

impl LoginLimits {
    /// How many seconds to wait before the next try, if any.
    pub(crate) fn wait_secs(&self, address: IpAddr, email: &str, now: Timestamp) -> Option<u64> {
        let counters = self.lock();
        [(Some(email.to_owned()), PER_EMAIL), (None, PER_ADDRESS)]
            .into_iter()
            .filter_map(|(email, limit)| {
                let counter = counters.get(&(network(address), email))?;
                let left = counter.window_ends - now.as_millis();
                (counter.failures >= limit && left > 0).then(|| (left as u64).div_ceil(1000))
            })
            .max()
    }

    /// Counts a failure.
    pub(crate) fn failed(&self, address: IpAddr, email: &str, now: Timestamp) {
        let mut counters = self.lock();
        if counters.len() > SWEEP_AT {
            counters.retain(|_, counter| counter.window_ends > now.as_millis());
        }
        for email in [Some(email.to_owned()), None] {
            let counter = counters.entry((network(address), email)).or_default();
            if counter.window_ends <= now.as_millis() {
                *counter = Counter { failures: 0, window_ends: now.as_millis() + WINDOW_MILLIS };
            }
            counter.failures += 1;
        }
    }

    /// Forgets the failures of somebody who has shown the right password.
    pub(crate) fn succeeded(&self, address: IpAddr, email: &str) {
        let mut counters = self.lock();
        counters.remove(&(network(address), Some(email.to_owned())));
        if let Some(counter) = counters.get_mut(&(network(address), None)) {
            counter.failures = counter.failures.saturating_sub(1);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<(IpAddr, Option<String>), Counter>> {
        // Counters stay usable whatever happened to a thread that held them.
        self.counters.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// One person's addresses: an IPv6 subscriber has a whole /64.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6((u128::from(v6) & (u128::MAX << 64)).into()),
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

    #[test]
    fn ten_failures_close_the_door_for_one_name_and_time_opens_it() {
        let limits = LoginLimits::default();
        let here: IpAddr = [192, 0, 2, 1].into();
        for _ in 0..PER_EMAIL {
            assert_eq!(limits.wait_secs(here, "a@b", NOW), None);
            limits.failed(here, "a@b", NOW);
        }
        assert_eq!(limits.wait_secs(here, "a@b", NOW), Some(900));
        assert_eq!(limits.wait_secs(here, "c@b", NOW), None, "another name");
        assert_eq!(limits.wait_secs([192, 0, 2, 2].into(), "a@b", NOW), None, "another address");
        assert_eq!(limits.wait_secs(here, "a@b", NOW.plus_millis(WINDOW_MILLIS)), None);
    }

    #[test]
    fn a_whole_school_logs_in_from_one_address() {
        let limits = LoginLimits::default();
        let school: IpAddr = [192, 0, 2, 1].into();
        for number in 0..2 * PER_ADDRESS {
            let email = format!("student{number}@b");
            assert_eq!(limits.wait_secs(school, &email, NOW), None, "{email}");
            limits.failed(school, &email, NOW);
            limits.succeeded(school, &email);
        }
    }

    #[test]
    fn success_forgives_and_an_ipv6_network_counts_as_one() {
        let limits = LoginLimits::default();
        let one: IpAddr = "2001:db8::1".parse().expect("an address");
        let other: IpAddr = "2001:db8::ffff".parse().expect("an address");
        (0..PER_EMAIL).for_each(|_| limits.failed(one, "a@b", NOW));
        assert!(limits.wait_secs(other, "a@b", NOW).is_some());
        limits.succeeded(other, "a@b");
        assert_eq!(limits.wait_secs(one, "a@b", NOW), None);
    }
}
