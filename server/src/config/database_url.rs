//! The database's address, which may hold a password.

use super::ConfigError;
use std::{fmt, path::Path, str::FromStr};

/// `sqlite:PATH` or `postgres://…`. `Debug` and `Display` hide the user and password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// The SQLite file at this path.
    pub fn sqlite(path: &Path) -> Self {
        Self(format!("sqlite:{}", path.display()))
    }

    /// The whole address, password included: for connecting only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl FromStr for DatabaseUrl {
    type Err = ConfigError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = ["sqlite:", "postgres://", "postgresql://"];
        if known.iter().any(|scheme| text.starts_with(scheme) && text.len() > scheme.len()) {
            return Ok(Self(text.to_owned()));
        }
        // The text may hold a password even when its form is wrong: only what stands before the first colon is shown.
        let scheme = text.split_once(':').map_or("(no scheme)", |(scheme, _)| scheme);
        Err(ConfigError::Malformed {
            name: "DATABASE_URL",
            value: format!("{scheme}:…"),
            expected: "it has to be sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME",
        })
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.split_once("://"), self.0.rsplit_once('@')) {
            (Some((scheme, _)), Some((_, place))) => write!(f, "{scheme}://…@{place}"),
            _ => f.write_str(&self.0),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        let url: DatabaseUrl =
            "postgres://me:se@cret@db.example/majlis".parse().expect("known scheme");
        assert_eq!(
            format!("{url} {url:?}"),
            "postgres://…@db.example/majlis postgres://…@db.example/majlis"
        );
        let wrong =
            "mysql://me:secret@db/majlis".parse::<DatabaseUrl>().expect_err("unknown scheme");
        assert!(!wrong.to_string().contains("secret"), "{wrong}");
    }

    #[test]
    fn only_known_databases_are_taken() {
        for good in ["sqlite:/tmp/x.db", "postgres://h/d", "postgresql://h/d"] {
            assert!(good.parse::<DatabaseUrl>().is_ok(), "{good}");
        }
        for bad in ["", "sqlite:", "/tmp/x.db", "mysql://h/d"] {
            assert!(bad.parse::<DatabaseUrl>().is_err(), "{bad}");
        }
    }
}
