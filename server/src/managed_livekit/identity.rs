//! What must stay the same from one run to the next: keys and ports.

use super::{ManagedLiveKitError, ports::Ports};
use crate::data_folder::DataFolder;
use serde::{Deserialize, Serialize};
use std::{fmt, io};

const FILE: &str = "livekit.json";

/// Keys and ports of the managed livekit-server. `Debug` hides the secret.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Identity {
    pub(super) ports: Ports,
    pub(super) api_key: String,
    /// 64 hexadecimal digits; LiveKit wants at least 32 characters.
    pub(super) api_secret: String,
}

impl Identity {
    /// New keys and free ports.
    pub(super) fn generate() -> io::Result<Self> {
        Ok(Self {
            ports: Ports::choose()?,
            api_key: format!("majlis-{}", random_hex::<4>()?),
            api_secret: random_hex::<32>()?,
        })
    }

    /// The same keys on other ports.
    pub(super) fn with_other_ports(self) -> io::Result<Self> {
        Ok(Self { ports: Ports::choose()?, ..self })
    }

    /// What an earlier run kept.
    pub(super) fn read(data: &DataFolder) -> Result<Option<Self>, ManagedLiveKitError> {
        let Some(text) = data.read(FILE)? else { return Ok(None) };
        serde_json::from_str(&text).map(Some).map_err(|_| ManagedLiveKitError::Damaged(FILE))
    }

    /// Keeps it for later runs, readable by the owner only.
    pub(super) fn keep(&self, data: &DataFolder) -> Result<(), ManagedLiveKitError> {
        let text = serde_json::to_string_pretty(self).map_err(io::Error::from)?;
        data.write_private(FILE, &text)?;
        Ok(())
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity")
            .field("ports", &self.ports)
            .field("api_key", &self.api_key)
            .finish_non_exhaustive()
    }
}

fn random_hex<const BYTES: usize>() -> io::Result<String> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_comes_back_as_it_was_kept_and_never_shows_its_secret() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let data = DataFolder::new(folder.path().to_owned());
        assert_eq!(Identity::read(&data).expect("reads"), None);
        let identity = Identity::generate().expect("generates");
        identity.keep(&data).expect("keeps");
        assert_eq!(Identity::read(&data).expect("reads"), Some(identity.clone()));
        assert_eq!(identity.api_secret.len(), 64);
        assert!(!format!("{identity:?}").contains(&identity.api_secret));
    }

    #[test]
    fn a_damaged_file_is_an_error_that_names_it() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let data = DataFolder::new(folder.path().to_owned());
        data.write_private(FILE, "{").expect("writes");
        let error = Identity::read(&data).expect_err("is damaged");
        assert!(error.to_string().contains(FILE), "{error}");
    }
}
