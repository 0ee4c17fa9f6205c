//! Every text of the pages is used. That none is missing, and that both languages have the same ones,
//! the build sees to.

use std::{fs, path::Path};

#[test]
fn no_text_is_kept_that_nobody_reads() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let locale = fs::read_to_string(root.join("locales/en.json")).expect("reads");
    let texts: serde_json::Value = serde_json::from_str(&locale).expect("is JSON");
    let mut keys = vec![];
    collect(&texts, &mut keys);
    let mut source = String::new();
    read_all(&root.join("src"), &mut source);

    let unused: Vec<_> = keys.iter().filter(|key| !is_used(&source, &keys, key)).collect();
    assert!(keys.len() > 100, "the keys were found");
    assert_eq!(unused, Vec::<&String>::new());
}

/// Whether a function of this name is called or passed on, by path; plural forms are listed by name
/// (`app/src/words/amount.rs`).
fn is_used(source: &str, keys: &[String], key: &str) -> bool {
    let is_plural = ["_zero", "_one", "_two", "_few", "_many", "_other"]
        .iter()
        .filter_map(|form| key.strip_suffix(form))
        .any(|noun| keys.contains(&format!("{noun}_zero")));
    let name = format!("{}{key}", if is_plural { " " } else { "::" });
    source.match_indices(&name).any(|(at, _)| {
        let next = source[at + name.len()..].chars().next();
        next.is_none_or(|next| !next.is_alphanumeric() && next != '_')
    })
}

fn collect(value: &serde_json::Value, keys: &mut Vec<String>) {
    for (key, value) in value.as_object().into_iter().flatten() {
        if value.is_object() { collect(value, keys) } else { keys.push(key.clone()) }
    }
}

fn read_all(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).expect("reads").map(|entry| entry.expect("reads").path()) {
        if entry.is_dir() {
            read_all(&entry, into);
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            into.push_str(&fs::read_to_string(&entry).expect("reads"));
        }
    }
}
