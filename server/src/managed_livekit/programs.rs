//! Where the programs lie that a managed livekit-server needs.

use super::{ManagedLiveKitError, own_folder};
use std::{
    env,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

/// Paths of the two programs.
#[derive(Debug)]
pub(super) struct Programs {
    pub(super) livekit_server: PathBuf,
    /// Ties a process to the life of its parent (util-linux).
    pub(super) setpriv: PathBuf,
}

impl Programs {
    /// Looks for livekit-server where it was said to be, else beside this program, else on PATH.
    pub(super) fn find(livekit_server: Option<&Path>) -> Result<Self, ManagedLiveKitError> {
        let livekit_server = match livekit_server {
            Some(path) => Some(path.to_owned()).filter(|path| is_program(path)),
            None => beside("livekit-server").or_else(|| on_path("livekit-server")),
        }
        .ok_or_else(|| ManagedLiveKitError::Missing {
            program: livekit_server.map_or("livekit-server".to_owned(), |path| path.display().to_string()),
            advice: "Put livekit-server 1.13.5 on PATH (https://github.com/livekit/livekit/releases/tag/v1.13.5) or \
                     name it with MAJLIS_LIVEKIT_SERVER",
        })?;
        let setpriv = on_path("setpriv").ok_or(ManagedLiveKitError::Missing {
            program: "setpriv".to_owned(),
            advice: "Install it with `sudo apt-get install util-linux` (it exists on Linux only)",
        })?;
        Ok(Self { livekit_server, setpriv })
    }
}

fn beside(name: &str) -> Option<PathBuf> {
    own_folder().map(|folder| folder.join(name)).filter(|path| is_program(path))
}

fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(name))
        .find(|path| is_program(path))
}

fn is_program(path: &Path) -> bool {
    path.metadata().is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named_with_advice() {
        let error =
            Programs::find(Some(Path::new("/nowhere/livekit-server"))).expect_err("is absent");
        let text = error.to_string();
        assert!(
            text.starts_with("/nowhere/livekit-server is missing. Put livekit-server"),
            "{text}"
        );
    }
}
