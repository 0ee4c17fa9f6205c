//! Starting WebAssembly.
//!
//! Leptos' own `HydrationScripts` puts the nonce where browsers don't look for it and leaves a failed
//! import unhandled, so these few lines are ours.

use super::Assets;
use leptos::{nonce::use_nonce, prelude::*};

/// The id of the words shown when the page could not be brought to life.
pub(super) const FAILURE_ID: &str = "page-failed";

/// Fetches glue and WebAssembly early and starts them. Tells the page it is alive by
/// `html[data-hydrated]`, and gives it `majlis_import`, by which the meeting code is loaded later.
#[component]
pub(super) fn Hydration(assets: Assets) -> impl IntoView {
    let nonce = use_nonce().map(|nonce| nonce.to_string());
    let js = assets.url("frontend.js");
    let wasm = assets.url("frontend.wasm");
    let script = script(&assets);
    view! {
        <link rel="modulepreload" href=js nonce=nonce.clone()/>
        <link rel="preload" href=wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous"/>
        <script type="module" nonce=nonce inner_html=script></script>
    }
}

fn script(assets: &Assets) -> String {
    // JSON is JavaScript, but inside HTML `</script>` would end it.
    let json = assets.json().replace('<', "\\u003c");
    let js = assets.url("frontend.js");
    let wasm = assets.url("frontend.wasm");
    format!(
        "const assets={json};\
         globalThis.majlis_import=(name)=>import(assets[name]);\
         import({js:?}).then(async(frontend)=>{{\
         await frontend.default({{module_or_path:{wasm:?}}});\
         frontend.hydrate();\
         document.documentElement.dataset.hydrated=\"\";\
         }}).catch((error)=>{{\
         console.error(error);\
         document.getElementById({FAILURE_ID:?})?.removeAttribute(\"hidden\");\
         }});"
    )
}
