//! Asks the linker to keep what the splitter needs to know (scripts/site.sh).

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").as_deref() == Ok("wasm") {
        println!("cargo::rustc-link-arg=--emit-relocs");
    }
}
