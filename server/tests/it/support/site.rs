//! A site small enough to be written by each test.

use std::fs;
use tempfile::TempDir;

/// A folder as `make site` leaves it.
pub(crate) fn site_folder() -> TempDir {
    let folder = tempfile::tempdir().expect("temporary folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("writes");
    fs::create_dir(folder.path().join("pkg")).expect("makes a folder");
    write("assets.json", r#"{"style.css": "/pkg/style-1.css"}"#);
    write("pkg/style-1.css", "body{}");
    write("pkg/style-1.css.br", "packed");
    write("favicon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    folder
}
