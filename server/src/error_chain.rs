//! Errors in one line.

use std::error::Error;

/// The error and its causes, each said once: some types repeat their cause in their own text.
pub fn error_chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let said = inner.to_string();
        if !text.contains(&said) {
            text = format!("{text}: {said}");
        }
        cause = inner.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("the database said no")]
    struct Outer(#[source] std::io::Error);

    #[test]
    fn causes_are_told_in_order_and_once() {
        let cause = |text: &str| std::io::Error::other(text.to_owned());
        assert_eq!(error_chain(&Outer(cause("disk full"))), "the database said no: disk full");
        assert_eq!(error_chain(&Outer(cause("said no"))), "the database said no");
    }
}
