//! Below the end of one session: where this person is expected next.

use crate::{
    boot::use_locale,
    live::use_today,
    pages::use_session,
    parts::{Icon, title_for},
    reads,
    text::end as text,
    words::{self, DOT},
};
use domain::{
    Relation, SessionId, Timestamp,
    meeting_area::{MeetingArea, meeting_area},
    wire::SessionState,
};
use leptos::{prelude::*, task::spawn_local};

/// One row that leads to the next session. Nothing until it is known, where there is none, and for
/// whoever only watches over others' sessions.
#[component]
pub(super) fn NextSession() -> impl IntoView {
    let locale = use_locale();
    let session = use_session();
    let next = RwSignal::new(None::<SessionState>);
    Effect::new(move || {
        if !matches!(session.relation.get_untracked(), Relation::Teacher | Relation::Student) {
            return;
        }
        spawn_local(async move {
            // It is an extra: what can't be read is left out.
            if let Ok(mine) = reads::my_sessions(None).await {
                next.try_set(first_after(session.id(), &mine, session.clock.now_untracked()));
            }
        });
    });
    let today = use_today();
    let row = move || {
        next.get().map(|state| {
            let title = title_for(locale, &state);
            let SessionState { session, when, .. } = state;
            let day = today.with(|today| words::day_name(locale, &today.day, &when));
            view! {
                <a class="card next" href=format!("/sessions/{}", session.id)>
                    <span class="next__label">{text::next(locale)}</span>
                    <bdi class="next__title">{title}</bdi>
                    <span class="next__time">{format!("{day}{DOT}{}", when.start)}</span>
                    <Icon name="chevron-right" class="icon--mirror"/>
                </a>
            }
        })
    };
    view! { {row} }
}

/// The first of the others that is open, or will be.
fn first_after(this: SessionId, mine: &[SessionState], now: Timestamp) -> Option<SessionState> {
    let is_to_come = |state: &&SessionState| {
        let area = meeting_area(&state.session.lesson(), now);
        state.session.id != this
            && matches!(
                area,
                MeetingArea::TooEarly
                    | MeetingArea::BeingPrepared
                    | MeetingArea::Ready
                    | MeetingArea::Ongoing
            )
    };
    mine.iter().filter(is_to_come).min_by_key(|state| state.session.starts_at).cloned()
}
