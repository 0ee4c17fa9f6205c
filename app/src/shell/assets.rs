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

    /// The whole list, as JSON.
    pub(super) fn json(&self) -> String {
        serde_json::to_string(&*self.0).unwrap_or_else(|_| "{}".to_owned())
    }
}

/// The browser addresses of every configured media cluster (`ws://…` or `wss://…`), the active one
/// first. Pages may connect there and nowhere else.
#[derive(Clone, Debug, Default)]
pub struct MediaOrigins(pub Vec<String>);
