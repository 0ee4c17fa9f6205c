//! Placeholder during the first minutes.
