//! Every text of the pages is used. That none is missing, and that both languages have the same ones,
//! the build sees to.

use std::{collections::BTreeSet, fs, path::Path};

#[test]
fn no_text_is_kept_that_nobody_reads() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let locale = fs::read_to_string(root.join("locales/en.json")).expect("reads");
    let texts: serde_json::Value = serde_json::from_str(&locale).expect("is JSON");
    let mut keys = BTreeSet::new();
    collect(&texts, "", &mut keys);
    assert!(keys.len() > 100, "the keys were found");

    let mut used = plural_forms(root, &keys);
    used.extend(words_of_dates(root, &keys));
    read_all(&root.join("src"), &mut |_, source| used.extend(texts_used(source)));
    let unused: Vec<_> = keys.difference(&used).collect();
    assert_eq!(unused, Vec::<&String>::new());
}

#[test]
fn a_text_is_used_by_its_whole_path_only() {
    let source = "
        pub(crate) use crate::text::unused;
        use crate::{boot::use_locale, parts::{Icon, Top},
            text::{self, admin as words, join::{late as text_late}}};
        // text::login::title is not what this is about
        fn page() { words::title(locale); text::error::retry; text_late::hint(1); Icon::title(); }
        fn more() {
            use text::preview::both as pair;
            crate::text::home::open(locale); pair::busy(1)
        }";
    let used: Vec<_> = texts_used(source).into_iter().collect();
    assert_eq!(
        used,
        ["admin.title", "error.retry", "home.open", "join.late.hint", "preview.both.busy"]
    );
}

fn collect(value: &serde_json::Value, path: &str, keys: &mut BTreeSet<String>) {
    for (key, value) in value.as_object().into_iter().flatten() {
        if value.is_object() {
            collect(value, &format!("{path}{key}."), keys);
        } else {
            keys.insert(format!("{path}{key}"));
        }
    }
}

/// Plural forms are listed by their names, for a macro.
fn plural_forms(root: &Path, keys: &BTreeSet<String>) -> BTreeSet<String> {
    let source = fs::read_to_string(root.join("src/words/amount.rs")).expect("reads");
    let words: BTreeSet<_> = source.split(|c: char| !is_of_a_name(c)).collect();
    keys.iter()
        .filter(|key| key.strip_prefix("amount.").is_some_and(|name| words.contains(name)))
        .cloned()
        .collect()
}

/// What the server puts into dates and times is read there, by its name.
fn words_of_dates(root: &Path, keys: &BTreeSet<String>) -> BTreeSet<String> {
    let reader = root.join("../backend/src/sessions/when_words.rs");
    let source = fs::read_to_string(reader).expect("reads");
    let is_a_field = |name: &str| source.contains(&format!("{name}: String,"));
    keys.iter().filter(|key| key.strip_prefix("when.").is_some_and(is_a_field)).cloned().collect()
}

/// No text stands in the code: there is no Arabic in it beside comments, tests, and what belongs to a language itself.
#[test]
fn no_arabic_stands_in_the_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // The question mark of Arabic keyboards; titles of persons, and how a letter is drawn alone.
    let of_the_language = ["class/room/shortcuts.rs", "words/names.rs"];
    let mut found = vec![];
    let folders =
        ["src", "../backend/src", "../domain/src", "../server/src/http", "../server/src/routes"];
    for folder in folders {
        read_all(&root.join(folder), &mut |path, source| {
            let name = path.to_string_lossy().replace('\\', "/");
            let is_exempt = of_the_language.iter().any(|exempt| name.ends_with(exempt))
                || name.contains("/testing/")
                || name.contains("/tests");
            let code = source.split("#[cfg(test)]").next().unwrap_or_default();
            let arabic = |line: &&str| {
                !line.trim_start().starts_with("//")
                    && line.chars().any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter))
            };
            if !is_exempt {
                found.extend(code.lines().filter(arabic).map(|line| format!("{name}: {line}")));
            }
        });
    }
    assert_eq!(found, Vec::<String>::new());
}

/// The paths below `text` that a file names, whatever it calls them.
fn texts_used(source: &str) -> BTreeSet<String> {
    let (trees, code) = imports_and_code(source);
    let mut imports = vec![];
    for tree in &trees {
        let mut found = vec![];
        expand(tree, &[], &mut found);
        // Inside a function what is imported above may be imported further.
        for (name, path) in found {
            let wholes = wholes(&path, &imports);
            imports.extend(wholes.into_iter().map(|path| (name, path)));
        }
    }
    let mut used = BTreeSet::new();
    for path in paths(&code) {
        for path in wholes(&path.split("::").collect::<Vec<_>>(), &imports) {
            if let ["crate", "text", below @ ..] = path.as_slice() {
                used.insert(below.join("."));
            }
        }
    }
    used
}

/// The trees of a file's imports, and everything else but comments.
fn imports_and_code(source: &str) -> (Vec<String>, String) {
    let (mut trees, mut code, mut open) = (vec![], String::new(), None::<String>);
    for line in source.lines().map(str::trim).filter(|line| !line.starts_with("//")) {
        let tree = match (open.take(), line.split_once("use ")) {
            (Some(tree), _) => tree + line,
            (None, Some((before, tree))) if before.is_empty() || before.starts_with("pub") => {
                tree.to_owned()
            }
            _ => {
                code.push_str(line);
                code.push('\n');
                continue;
            }
        };
        match tree.strip_suffix(';') {
            Some(whole) => trees.push(whole.to_owned()),
            None => open = Some(tree),
        }
    }
    (trees, code)
}

/// What a path may be by what was imported, itself included.
fn wholes<'a>(path: &[&'a str], imports: &[(&'a str, Vec<&'a str>)]) -> Vec<Vec<&'a str>> {
    imports
        .iter()
        .filter(|(name, _)| path.first() == Some(name))
        .map(|(_, before)| [before.as_slice(), &path[1..]].concat())
        .chain([path.to_vec()])
        .collect()
}

/// Takes a tree of imports apart into (the name here, the whole path).
fn expand<'a>(tree: &'a str, before: &[&'a str], into: &mut Vec<(&'a str, Vec<&'a str>)>) {
    let tree = tree.trim();
    if let Some((path, group)) = tree.split_once('{') {
        let mut before = before.to_vec();
        before.extend(path.split("::").map(str::trim).filter(|name| !name.is_empty()));
        let group = &group[..group.rfind('}').unwrap_or(group.len())];
        let (mut depth, mut start) = (0, 0);
        for (at, letter) in group.char_indices().chain([(group.len(), ',')]) {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    expand(&group[start..at], &before, into);
                    start = at + 1;
                }
                _ => {}
            }
        }
    } else if !tree.is_empty() {
        let (path, alias) = tree.split_once(" as ").unwrap_or((tree, ""));
        let mut whole = before.to_vec();
        whole.extend(path.split("::").map(str::trim).filter(|name| *name != "self"));
        let name = if alias.is_empty() { whole.last().copied().unwrap_or_default() } else { alias };
        into.push((name.trim(), whole));
    }
}

/// Everything of the form `a::b`, `a::b::c`.
fn paths(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !is_of_a_name(c) && c != ':').filter(|path| path.contains("::"))
}

fn is_of_a_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn read_all(folder: &Path, each: &mut impl FnMut(&Path, &str)) {
    for entry in fs::read_dir(folder).expect("reads").map(|entry| entry.expect("reads").path()) {
        if entry.is_dir() {
            read_all(&entry, each);
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            each(&entry, &fs::read_to_string(&entry).expect("reads"));
        }
    }
}
