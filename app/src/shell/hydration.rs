//! Starting WebAssembly.
//!
//! Leptos' own `HydrationScripts` puts the nonce where browsers don't look for it and leaves a failed
//! import unhandled, so these few lines are ours.

use super::{Assets, OFFLINE_WORKER};
use crate::{pages::part_of, request::path_and_query};
use leptos::{nonce::use_nonce, prelude::*};

/// The id of the words shown when the page could not be brought to life.
pub(super) const FAILURE_ID: &str = "page-failed";

/// Fetches glue and WebAssembly early and starts them. Tells the page it is alive by
/// `html[data-hydrated]`, and gives it `majlis_import`, by which the meeting code is loaded later.
#[component]
pub(super) fn Hydration(assets: Assets) -> impl IntoView {
    let nonce = use_nonce().map(|nonce| nonce.to_string());
    let js = assets.url("frontend.js");
    let loader = assets.url("parts.js");
    let wasm = [assets.url("frontend.wasm")].into_iter().chain(page_parts(&assets));
    let script = script(&assets);
    view! {
        <link rel="modulepreload" href=js nonce=nonce.clone()/>
        <link rel="modulepreload" href=loader nonce=nonce.clone()/>
        {wasm.map(|file| view! {
            <link rel="preload" href=file r#as="fetch" r#type="application/wasm" crossorigin="anonymous"/>
        }).collect_view()}
        <script type="module" nonce=nonce inner_html=script></script>
    }
}

/// What the page asked for needs beside what every page needs.
fn page_parts(assets: &Assets) -> Vec<String> {
    let asked = path_and_query();
    let path = asked.split('?').next().unwrap_or_default();
    part_of(path).map(|(name, _)| assets.part(name)).unwrap_or_default()
}

fn script(assets: &Assets) -> String {
    // JSON is JavaScript, but inside HTML `</script>` would end it.
    let json = assets.modules().replace('<', "\\u003c");
    let js = assets.url("frontend.js");
    let wasm = assets.url("frontend.wasm");
    format!(
        "const assets={json};\
         globalThis.majlis_import=(name)=>import(assets[name]);\
         import({js:?}).then(async(frontend)=>{{\
         await frontend.default({{module_or_path:{wasm:?}}});\
         await frontend.hydrate();\
         document.documentElement.dataset.hydrated=\"\";\
         (globalThis.requestIdleCallback??setTimeout)({keep_offline_page});\
         }}).catch((error)=>{{\
         console.error(error);\
         document.getElementById({FAILURE_ID:?})?.removeAttribute(\"hidden\");\
         }});",
        keep_offline_page = keep_offline_page(),
    )
}

/// Once the page has nothing better to do: starts the worker that keeps the offline page, where browsers allow one
/// (https, and not every private window), and notes the page's language for it. What is refused does no harm.
fn keep_offline_page() -> String {
    format!(
        "()=>{{try{{\
         navigator.serviceWorker?.register({OFFLINE_WORKER:?}).catch(()=>{{}});\
         localStorage[\"majlis.language\"]=document.documentElement.lang;\
         }}catch{{}}}}"
    )
}
