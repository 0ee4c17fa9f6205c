//! The class's code: nobody needs it before they go in. It is fetched while somebody may join, and waited for when they
//! do.

use super::{
    controller::Class,
    enter::Entry,
    events::LeaveReason,
    failure::JoinFailure,
    room::{Classroom, EndCard},
};
use crate::code::Part;
use leptos::prelude::*;
use std::pin::Pin;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// A try to go in, under way.
type Entering = Pin<Box<dyn Future<Output = Result<(), JoinFailure>>>>;

/// What the class's code can do.
#[derive(Clone, Copy)]
pub(super) struct ClassPart {
    /// See [`Class::go_in`].
    pub(super) enter: fn(Class, Entry) -> Entering,
    classroom: fn() -> AnyView,
    end_card: fn(LeaveReason) -> AnyView,
}

pub(super) static PART: Part<ClassPart> = Part::new(|| Box::pin(class()));

#[wasm_split(class, fallible)]
fn class() -> Result<ClassPart, SplitLoaderError> {
    Ok(ClassPart {
        enter: |class, entry| Box::pin(class.go_in(entry)),
        classroom: || Classroom().into_any(),
        end_card: |reason| view! { <EndCard reason/> }.into_any(),
    })
}

/// The room. Whoever is to see it has come through [`ClassPart::enter`], so its code is here.
pub(crate) fn classroom() -> Option<AnyView> {
    PART.get().map(|class| (class.classroom)())
}

/// How the class ended; its code is here as the room's.
pub(crate) fn end_card(reason: LeaveReason) -> Option<AnyView> {
    PART.get().map(|class| (class.end_card)(reason))
}
