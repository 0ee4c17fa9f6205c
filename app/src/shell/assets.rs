//! Where the site's files are, and the media clusters.

use std::{collections::BTreeMap, sync::Arc};

/// Logical name → URL path of the files with a hash in their name, as the site's `assets.json` lists
/// them. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Assets(Arc<BTreeMap<String, String>>);

impl Assets {
    /// Reads `assets.json`.
    ///
    /// # Errors
    /// When the text is no JSON object of strings.
    pub fn parse(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json).map(|map| Self(Arc::new(map)))
    }

    /// The URL path of a file, such as `/pkg/style-3F2A.css` for `style.css`; its plain name under
    /// `/pkg/` when the list lacks it.
    pub fn url(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_else(|| format!("/pkg/{name}"))
    }

    /// The files that a part of the WebAssembly is made of.
    pub(super) fn part(&self, name: &str) -> Vec<String> {
        let files = self.0.get(&format!("parts/{name}"));
        files.map(|files| files.split(' ').map(str::to_owned).collect()).unwrap_or_default()
    }

    /// The modules that a page may import, as JSON.
    pub(super) fn modules(&self) -> String {
        let modules: BTreeMap<_, _> =
            self.0.iter().filter(|(name, _)| name.ends_with(".js")).collect();
        serde_json::to_string(&modules).unwrap_or_else(|_| "{}".to_owned())
    }
}

/// The browser addresses of every configured media cluster (`ws://…` or `wss://…`), the active one
/// first. Pages may connect there and nowhere else.
#[derive(Clone, Debug, Default)]
pub struct MediaOrigins(pub Vec<String>);
