//! The Join button in its phases: always in the same place, saying what it does or why it can't.

use super::{context::use_session, preview::JoinHint};
use crate::{
    boot::{use_hydrated, use_locale},
    class::{JoinFailure, use_class},
    devices::PreviewState,
    parts::Icon,
    text::{end as end_text, join as text, preview as preview_text},
};
use domain::{Locale, Relation, join::JoinAs, meeting_area::MeetingArea};
use leptos::prelude::*;

/// The id of what says why nothing can be pressed.
const NEEDS_SCRIPT: &str = "needs-script";

/// How a button looks and what pressing it wishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct JoinButton {
    /// The class after `join--`.
    look: &'static str,
    mark: Mark,
    label: &'static str,
    /// What pressing does; `None` is a button that only says why not.
    press: Option<Press>,
}

/// A wish to join; without one the rules choose how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Press(Option<JoinAs>);

/// Whether who presses this may have devices open in class. Observers never do.
fn publishes(press: Option<Press>) -> bool {
    press.is_some_and(|Press(wish)| wish != Some(JoinAs::Observer))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Icon(&'static str),
    Spinner,
    LiveDot,
}

/// The buttons of one state for one person. Parents have none.
fn buttons(locale: Locale, area: MeetingArea, relation: Relation) -> Vec<JoinButton> {
    let closed =
        |look, icon, label| vec![JoinButton { look, mark: Mark::Icon(icon), label, press: None }];
    if relation == Relation::Parent {
        return vec![];
    }
    match area {
        MeetingArea::Unscheduled => closed("closed", "hourglass", text::unscheduled(locale)),
        MeetingArea::TooEarly => closed("closed", "lock", text::too_early(locale)),
        MeetingArea::BeingPrepared => vec![JoinButton {
            look: "preparing",
            mark: Mark::Spinner,
            label: text::being_prepared(locale),
            press: None,
        }],
        MeetingArea::LessonOver => closed("closed", "calendar-x", text::lesson_over(locale)),
        MeetingArea::Ready | MeetingArea::Ongoing if relation.may_observe() => staff(locale),
        MeetingArea::Ready => vec![JoinButton {
            look: "ready",
            mark: Mark::Icon("door-open"),
            label: text::ready(locale),
            press: Some(Press(None)),
        }],
        MeetingArea::Ongoing => vec![JoinButton {
            look: "ongoing",
            mark: Mark::LiveDot,
            label: text::ongoing(locale),
            press: Some(Press(None)),
        }],
        MeetingArea::Completed => closed("closed", "check", text::completed(locale)),
        MeetingArea::Cancelled => closed("cancelled", "x", text::cancelled(locale)),
        MeetingArea::Suspended => closed("suspended", "circle-pause", text::suspended(locale)),
    }
}

fn staff(locale: Locale) -> Vec<JoinButton> {
    vec![
        JoinButton {
            look: "observe",
            mark: Mark::Icon("eye"),
            label: text::observe(locale),
            press: Some(Press(Some(JoinAs::Observer))),
        },
        JoinButton {
            look: "plain",
            mark: Mark::Icon("users"),
            label: text::as_participant(locale),
            press: Some(Press(Some(JoinAs::Participant))),
        },
    ]
}

/// The buttons of the page's session. With a preview, what they mean without devices is said under them.
#[component]
pub(super) fn JoinButtons(has_preview: Memo<bool>) -> impl IntoView {
    let locale = use_locale();
    let hydrated = use_hydrated();
    let session = use_session();
    let buttons = Memo::new(move |_| buttons(locale, session.area.get(), session.relation.get()));
    let can_press =
        Memo::new(move |_| buttons.with(|all| all.iter().any(|one| one.press.is_some())));
    let class = move || if can_press.get() { "door__join door__join--bar" } else { "door__join" };
    view! {
        <Show when=move || buttons.with(|buttons| !buttons.is_empty())>
            <div class=class>
                {move || buttons.get().into_iter().map(|button| view! { <OneButton button/> }).collect_view()}
                <Show when=move || can_press.get() && has_preview.get()><JoinHint/></Show>
                <Show when=move || can_press.get() && !hydrated.get()><NeedsScript/></Show>
            </div>
        </Show>
    }
}

/// Why Join stays closed without JavaScript, and the address to open elsewhere. It is seen only then:
/// a page that is about to come to life does not say it.
#[component]
fn NeedsScript() -> impl IntoView {
    let locale = use_locale();
    let session = use_session();
    let link = session
        .state
        .with_untracked(|state| state.session.meeting.as_ref().map(|meeting| meeting.link.clone()));
    view! {
        <p class="door__hint door__script" id=NEEDS_SCRIPT>
            {text::needs_script(locale)}" "<bdi dir="ltr">{link}</bdi>
        </p>
    }
}

#[component]
fn OneButton(button: JoinButton) -> impl IntoView {
    let locale = use_locale();
    let hydrated = use_hydrated();
    let class = use_class();
    let JoinButton { look, mark, label, press } = button;
    let wish = press.and_then(|Press(wish)| wish);
    let preview = class.preview().state;
    let is_listening =
        Memo::new(move |_| publishes(press) && preview.with(PreviewState::is_listening_only));
    let is_this_joining = Memo::new(move |_| press.is_some() && class.is_joining_as(wish));
    let is_busy = Memo::new(move |_| class.is_joining());
    let has_failed = Memo::new(move |_| press.is_some() && class.has_failed_as(wish));
    let is_elsewhere =
        Memo::new(move |_| has_failed.get() && class.failure() == Some(JoinFailure::OtherTab));
    let on_press = move |_| match press {
        Some(_) if is_elsewhere.get_untracked() => class.use_here(),
        Some(_) => class.join(wish),
        None => {}
    };
    let shown = Memo::new(move |_| {
        if is_this_joining.get() {
            (Mark::Spinner, text::joining(locale))
        } else if is_elsewhere.get() {
            (mark, end_text::use_here(locale))
        } else if has_failed.get() {
            (Mark::Icon("rotate-cw"), text::again(locale))
        } else if is_listening.get() {
            (Mark::Icon("headphones"), preview_text::listen(locale))
        } else {
            (mark, label)
        }
    });
    view! {
        <button
            type="button"
            class=format!("join join--{look}")
            disabled=move || press.is_none() || !hydrated.get()
            aria-describedby=move || (press.is_some() && !hydrated.get()).then_some(NEEDS_SCRIPT)
            aria-busy=move || is_this_joining.get().then_some("true")
            aria-disabled=move || (is_busy.get() && !is_this_joining.get()).then_some("true")
            on:click=on_press
        >
            {move || match shown.get().0 {
                Mark::Icon(name) => view! { <Icon name/> }.into_any(),
                Mark::Spinner => view! { <Icon name="loader-circle" class="icon--spin"/> }.into_any(),
                Mark::LiveDot => view! { <span class="live-dot" aria-hidden="true"></span> }.into_any(),
            }}
            <span>{move || shown.get().1}</span>
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        AcademySettings, Lesson, Minutes, Status, Timestamp, join::decide_join,
        meeting_area::meeting_area,
    };

    /// Whatever button can be pressed, the rules let pass, and whoever may join has a button.
    #[test]
    fn a_button_can_be_pressed_exactly_when_the_rules_let_the_person_in() {
        let start = Timestamp::from_millis(10_000_000_000);
        let minutes = [-60, -15, 0, 20, 45, 50, 120].map(|minutes: i64| minutes * 60_000);
        for (status, relation) in
            Status::ALL.iter().flat_map(|status| Relation::ALL.map(|relation| (*status, relation)))
        {
            let settings = AcademySettings::default();
            let starts_at = (status != Status::Unscheduled).then_some(start);
            let lesson = Lesson { status, starts_at, duration: Minutes(45), settings };
            for now in minutes.map(|millis| start.plus_millis(millis)) {
                let pressable: Vec<_> = buttons(Locale::Ar, meeting_area(&lesson, now), relation)
                    .into_iter()
                    .filter_map(|button| button.press)
                    .collect();
                let may_join = decide_join(&lesson, relation, None, now).is_ok();
                assert_eq!(!pressable.is_empty(), may_join, "{status} {relation:?}");
                for Press(wish) in pressable {
                    assert!(decide_join(&lesson, relation, wish, now).is_ok());
                }
            }
        }
    }

    #[test]
    fn before_the_door_opens_the_button_says_why() {
        let label = |area| buttons(Locale::En, area, Relation::Student)[0].label;
        assert_eq!(label(MeetingArea::TooEarly), "Not open yet");
        assert_eq!(label(MeetingArea::BeingPrepared), "Preparing…");
        assert_eq!(label(MeetingArea::Cancelled), "Session cancelled");
    }
}
