//! The built site: scripts, style, WebAssembly, fonts and icons, made by `make site`.
//!
//! Everything is read once at start: from a folder in development, from the program itself in a release. What is not
//! in the site can't be served, so no request ever touches the file system.

#[cfg(feature = "embed")]
mod embedded;
#[cfg(not(feature = "embed"))]
mod folder;
mod serve;

pub use serve::serve;

use app::Assets;
use axum::body::Bytes;
use http::HeaderValue;
use std::{collections::HashMap, path::Path};

/// The list of logical names; for the server's eyes only.
const ASSETS_FILE: &str = "assets.json";

/// The site's files by URL path without the leading slash, and the URLs of its assets by logical name.
#[derive(Debug)]
pub struct Site {
    files: HashMap<String, SiteFile>,
    assets: Assets,
}

/// One file in up to three encodings.
#[derive(Debug)]
struct SiteFile {
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    content_type: &'static str,
    cache_control: HeaderValue,
}

/// The site can't be used.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// It was not built, or elsewhere.
    #[error(
        "there is no built site in {0}: build it with `make site`, or name its folder with MAJLIS_SITE"
    )]
    Missing(String),
    /// A file can't be read.
    #[error("the site's file {path} can't be read: {reason}")]
    Unreadable {
        /// The file.
        path: String,
        /// What the system says.
        reason: std::io::Error,
    },
    /// The list of assets is damaged.
    #[error(
        "the site's assets.json can't be understood ({0}): build the site again with `make site`"
    )]
    Assets(serde_json::Error),
}

impl Site {
    /// Reads the site: the one inside the program if there is one, else the folder.
    ///
    /// # Errors
    /// [`SiteError`].
    pub fn load(folder: &Path) -> Result<Self, SiteError> {
        #[cfg(feature = "embed")]
        let (files, place) = (embedded::files(), folder.with_file_name("the program"));
        #[cfg(not(feature = "embed"))]
        let (files, place) = (folder::files(folder)?, folder);
        Self::of_files(files, &place.display().to_string())
    }

    fn of_files(mut files: HashMap<String, Bytes>, place: &str) -> Result<Self, SiteError> {
        let list = files.remove(ASSETS_FILE).ok_or_else(|| SiteError::Missing(place.to_owned()))?;
        let assets = Assets::parse(&String::from_utf8_lossy(&list)).map_err(SiteError::Assets)?;
        let names: Vec<_> = files.keys().filter(|name| !is_encoded(name)).cloned().collect();
        let files = names.into_iter().filter_map(|name| {
            let file = SiteFile {
                plain: files.remove(&name)?,
                brotli: files.remove(&format!("{name}.br")),
                gzip: files.remove(&format!("{name}.gz")),
                content_type: content_type(&name),
                cache_control: cache_control(&name),
            };
            Some((name, file))
        });
        Ok(Self { files: files.collect(), assets })
    }

    /// Logical names, such as `style.css`, and the URL paths they have in this build.
    pub fn assets(&self) -> Assets {
        self.assets.clone()
    }

    fn file(&self, path: &str) -> Option<&SiteFile> {
        self.files.get(path.trim_start_matches('/'))
    }
}

fn is_encoded(name: &str) -> bool {
    name.ends_with(".br") || name.ends_with(".gz")
}

/// Names in `pkg/` hold a hash of the contents, so they may be kept for ever.
fn cache_control(name: &str) -> HeaderValue {
    HeaderValue::from_static(match name.starts_with("pkg/") {
        true => "public, max-age=31536000, immutable",
        false => "public, max-age=3600",
    })
}

/// The build makes no other kinds of file.
fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "css" => "text/css; charset=utf-8",
        "ico" => "image/x-icon",
        "js" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A site with one script in three encodings and an icon.
    pub(crate) fn small_site() -> Site {
        let file =
            |name: &str, text: &'static str| (name.to_owned(), Bytes::from_static(text.as_bytes()));
        let files = HashMap::from([
            file("assets.json", r#"{"room.js": "/pkg/room-1.js"}"#),
            file("pkg/room-1.js", "plain"),
            file("pkg/room-1.js.br", "brotli"),
            file("pkg/room-1.js.gz", "gzip"),
            file("favicon.svg", "icon"),
        ]);
        Site::of_files(files, "the test").expect("is a site")
    }

    #[test]
    fn the_list_of_assets_is_known_but_no_file_of_the_site() {
        let site = small_site();
        assert_eq!(site.assets().url("room.js"), "/pkg/room-1.js");
        assert!(site.file("/assets.json").is_none());
        assert!(site.file("/pkg/room-1.js.br").is_none(), "only by negotiation");
        assert!(site.file("/favicon.svg").is_some());
    }

    #[test]
    fn a_site_that_was_not_built_says_how_to_build_it() {
        let error = Site::of_files(HashMap::new(), "/x").expect_err("is empty").to_string();
        assert!(error.contains("make site") && error.contains("/x"), "{error}");
    }
}
