//! The site in a folder, for development.

use super::SiteError;
use axum::body::Bytes;
use std::{collections::HashMap, fs, io, path::Path};

/// Every file below the folder by its path, `/` between the parts.
pub(super) fn files(folder: &Path) -> Result<HashMap<String, Bytes>, SiteError> {
    let mut files = HashMap::new();
    if folder.is_dir() {
        collect(folder, "", &mut files)?;
    }
    Ok(files)
}

fn collect(
    folder: &Path,
    prefix: &str,
    files: &mut HashMap<String, Bytes>,
) -> Result<(), SiteError> {
    let unreadable = |path: &Path, reason: io::Error| SiteError::Unreadable {
        path: path.display().to_string(),
        reason,
    };
    for entry in fs::read_dir(folder).map_err(|reason| unreadable(folder, reason))? {
        let path = entry.map_err(|reason| unreadable(folder, reason))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let key = format!("{prefix}{name}");
        if path.is_dir() {
            collect(&path, &format!("{key}/"), files)?;
        } else {
            files.insert(key, fs::read(&path).map_err(|reason| unreadable(&path, reason))?.into());
        }
    }
    Ok(())
}
