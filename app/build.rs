//! Turns `locales/ar.json` and `locales/en.json` into one Rust function per text, so that a key that
//! is missing in a language, or a value that only one of them names, stops the build.
//!
//! `{"login": {"title": "Log in"}}` becomes `text::login::title(locale) -> &'static str`; a text that
//! names values, `"In {{ time }}"`, becomes a function that takes them as `&str`, in alphabetical order,
//! and returns a `String`.
//!
//! Own lines instead of a library: the ones there are bring ICU, a TLS stack and 25 kB of WebAssembly.

use serde_json::{Map, Value};
use std::{collections::BTreeSet, env, fmt::Write as _, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let [arabic, english] = ["ar", "en"].map(read);
    let mut code = String::new();
    write_module(&mut code, &arabic, &english, "");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("text.rs"), code).expect("OUT_DIR can be written");
}

fn read(locale: &str) -> Map<String, Value> {
    let path = format!("locales/{locale}.json");
    println!("cargo::rerun-if-changed={path}");
    let json = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn write_module(
    code: &mut String,
    arabic: &Map<String, Value>,
    english: &Map<String, Value>,
    path: &str,
) {
    if let Some(key) = english.keys().find(|key| !arabic.contains_key(*key)) {
        panic!("locales/ar.json lacks {path}{key}");
    }
    for (key, arabic) in arabic {
        let Some(english) = english.get(key) else { panic!("locales/en.json lacks {path}{key}") };
        match (arabic, english) {
            (Value::Object(arabic), Value::Object(english)) => {
                let _ = writeln!(code, "/// Texts under `{path}{key}`.\npub mod {key} {{");
                write_module(code, arabic, english, &format!("{path}{key}."));
                code.push_str("}\n");
            }
            (Value::String(arabic), Value::String(english)) => {
                write_text(code, &format!("{path}{key}"), key, arabic, english);
            }
            _ => panic!("{path}{key} is not the same kind of thing in both languages"),
        }
    }
}

fn write_text(code: &mut String, full_key: &str, key: &str, arabic: &str, english: &str) {
    let [arabic_parts, english_parts] = [arabic, english].map(|text| parts(full_key, text));
    let names = names(&arabic_parts);
    assert_eq!(
        names,
        self::names(&english_parts),
        "{full_key} names other values in each language"
    );
    let _ = writeln!(code, "/// «{}»", english.replace('\n', " "));
    let (parameters, result, [arabic, english]) = if names.is_empty() {
        (String::new(), "&'static str", [format!("{arabic:?}"), format!("{english:?}")])
    } else {
        let parameters = names.iter().map(|name| format!(", {name}: &str")).collect();
        (parameters, "String", [concat(&arabic_parts), concat(&english_parts)])
    };
    let _ = writeln!(
        code,
        "pub fn {key}(locale: ::domain::Locale{parameters}) -> {result} {{ match locale {{ \
         ::domain::Locale::Ar => {arabic}, ::domain::Locale::En => {english} }} }}"
    );
}

/// A piece of a text: words as they are, or the name of a value.
enum Part<'a> {
    Words(&'a str),
    Value(&'a str),
}

fn parts<'a>(full_key: &str, text: &'a str) -> Vec<Part<'a>> {
    let mut parts = vec![];
    let mut rest = text;
    while let Some((words, after)) = rest.split_once("{{") {
        let Some((name, after)) = after.split_once("}}") else {
            panic!("{full_key}: a {{{{ is never closed")
        };
        parts.extend([Part::Words(words), Part::Value(name.trim())]);
        rest = after;
    }
    parts.push(Part::Words(rest));
    parts
}

fn names<'a>(parts: &[Part<'a>]) -> BTreeSet<&'a str> {
    parts
        .iter()
        .filter_map(|part| match part {
            Part::Value(name) => Some(*name),
            Part::Words(_) => None,
        })
        .collect()
}

fn concat(parts: &[Part<'_>]) -> String {
    let pieces = parts.iter().filter_map(|part| match part {
        Part::Words("") => None,
        Part::Words(words) => Some(format!("{words:?}")),
        Part::Value(name) => Some((*name).to_owned()),
    });
    format!("[{}].concat()", pieces.collect::<Vec<_>>().join(", "))
}
