//! One picture. The facade keeps it moving: it follows the person, not a track.

use crate::class::facade::{self, Source};
use leptos::{html, prelude::*};
use send_wrapper::SendWrapper;

/// A person's camera or screen. The sound comes from elsewhere, so the element is muted.
#[component]
pub(super) fn Video(
    identity: String,
    from: Source,
    class: &'static str,
    /// For screen readers; empty where the tile says it.
    #[prop(optional)]
    label: String,
) -> impl IntoView {
    let video = NodeRef::<html::Video>::new();
    Effect::new(move || {
        let (Some(room), Some(element)) = (facade::current(), video.get()) else { return };
        room.attach_video(&identity, from, &element);
        let attached = SendWrapper::new((room, element));
        on_cleanup(move || {
            let (room, element) = &*attached;
            room.detach_video(element);
        });
    });
    let label = (!label.is_empty()).then_some(label);
    view! {
        <video
            class=class
            node_ref=video
            autoplay=true
            playsinline=true
            prop:muted=true
            aria-label=label
        ></video>
    }
}
