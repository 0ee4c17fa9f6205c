//! The device's clock and dice.

use domain::Timestamp;

/// What the device believes the time is. Only differences to the server's time are ever shown.
pub(crate) fn device_now() -> Timestamp {
    // Whole milliseconds since 1970 are far below 2^53.
    Timestamp::from_millis(js_sys::Date::now() as i64)
}

/// A number in 0..1, to spread requests of many pages over time.
pub(crate) fn random() -> f64 {
    js_sys::Math::random()
}
