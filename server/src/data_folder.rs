//! The folder that holds what a server keeps between two runs: the SQLite file, the managed media server's keys and
//! ports, and the address that commands beside the server put into links.

use crate::config::PublicUrl;
use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// A data folder; it may not exist yet.
#[derive(Clone, Debug)]
pub struct DataFolder(PathBuf);

/// Held by the one server that uses a folder; the system frees it however the process ends.
#[derive(Debug)]
pub struct DataFolderLock {
    _file: File,
}

/// The data folder can't be used.
#[derive(Debug, thiserror::Error)]
pub enum DataFolderError {
    /// Reading or writing failed.
    #[error(
        "the data folder {path} can't be used ({reason}): choose another with MAJLIS_DATA or --data"
    )]
    Unusable {
        /// The file or folder.
        path: String,
        /// What the system says.
        reason: io::Error,
    },
    /// Another server runs on it.
    #[error(
        "another majlis is running with the data folder {0}: stop it, or choose another folder with MAJLIS_DATA"
    )]
    InUse(String),
}

impl DataFolder {
    /// The folder at this path.
    pub fn new(path: PathBuf) -> Self {
        Self(path)
    }

    /// The folder's path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The default database.
    pub fn database_file(&self) -> PathBuf {
        self.0.join("majlis.db")
    }

    /// Makes the folder, readable by its owner only, unless it exists.
    ///
    /// # Errors
    /// [`DataFolderError::Unusable`].
    pub fn create(&self) -> Result<(), DataFolderError> {
        let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.0);
        made.map_err(|reason| unusable(&self.0, reason))
    }

    /// Makes sure that no second server uses the folder.
    ///
    /// # Errors
    /// [`DataFolderError`].
    pub fn lock(&self) -> Result<DataFolderLock, DataFolderError> {
        let path = self.0.join("lock");
        let opened =
            OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(&path);
        let file = opened.map_err(|reason| unusable(&path, reason))?;
        match file.try_lock() {
            Ok(()) => Ok(DataFolderLock { _file: file }),
            Err(TryLockError::WouldBlock) => {
                Err(DataFolderError::InUse(self.0.display().to_string()))
            }
            Err(TryLockError::Error(reason)) => Err(unusable(&path, reason)),
        }
    }

    /// Writes a file that only its owner may read. It is replaced whole: a crash leaves the old or the new one.
    ///
    /// # Errors
    /// [`DataFolderError::Unusable`].
    pub fn write_private(&self, name: &str, text: &str) -> Result<PathBuf, DataFolderError> {
        let path = self.0.join(name);
        let aside = self.0.join(format!(".{name}.new"));
        let write = || {
            let mut file = OpenOptions::new()
                .create(true)
                .truncate(true)
                .write(true)
                .mode(0o600)
                .open(&aside)?;
            file.write_all(text.as_bytes())?;
            fs::rename(&aside, &path)
        };
        write().map_err(|reason| unusable(&path, reason))?;
        Ok(path)
    }

    /// Reads a file of the folder; `None` when there is none.
    ///
    /// # Errors
    /// [`DataFolderError::Unusable`].
    pub fn read(&self, name: &str) -> Result<Option<String>, DataFolderError> {
        let path = self.0.join(name);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(reason) => Err(unusable(&path, reason)),
        }
    }

    /// Notes the address under which the running server is opened.
    ///
    /// # Errors
    /// [`DataFolderError::Unusable`].
    pub fn write_public_url(&self, url: &PublicUrl) -> Result<(), DataFolderError> {
        self.write_private(PUBLIC_URL, url.as_str()).map(drop)
    }

    /// The address that the running server, or the last one, wrote.
    pub fn read_public_url(&self) -> Option<PublicUrl> {
        self.read(PUBLIC_URL).ok().flatten()?.trim().parse().ok()
    }
}

const PUBLIC_URL: &str = "public-url";

fn unusable(path: &Path, reason: io::Error) -> DataFolderError {
    DataFolderError::Unusable { path: path.display().to_string(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_server_at_a_time() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let data = DataFolder::new(folder.path().join("data"));
        data.create().expect("creates");
        let lock = data.lock().expect("is free");
        assert!(matches!(data.lock(), Err(DataFolderError::InUse(_))));
        drop(lock);
        assert!(data.lock().is_ok());
    }

    #[test]
    fn files_are_private_and_come_back() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("temporary folder");
        let data = DataFolder::new(folder.path().to_owned());
        assert_eq!(data.read_public_url(), None);
        let url: PublicUrl = "http://localhost:4000".parse().expect("is an address");
        data.write_public_url(&url).expect("writes");
        assert_eq!(data.read_public_url(), Some(url));
        let mode =
            fs::metadata(folder.path().join(PUBLIC_URL)).expect("exists").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
