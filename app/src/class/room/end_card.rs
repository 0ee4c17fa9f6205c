//! How the class ended, and the one next step.

use super::next_session::NextSession;
use crate::{
    boot::use_locale,
    class::{
        controller::use_class,
        ending::{Ending, Way, ending},
        events::LeaveReason,
    },
    pages::{BriefHead, use_session},
    parts::{Icon, ResultCard, Top},
    text::{end as text, session as session_text},
    words,
};
use domain::{Locale, Status, wire::SessionState};
use leptos::prelude::*;

/// Follows the session's status: a room that went away is told as closed until the session says that
/// it has ended.
#[component]
pub(crate) fn EndCard(reason: LeaveReason) -> impl IntoView {
    let session = use_session();
    let ending = Memo::new(move |_| {
        let by_clock = session.state.with(|state| state.session.ended_by_clock);
        ending(reason, session.status.get(), by_clock)
    });
    view! {
        <Top sub=true/>
        <main class="page page--narrow" id="main">
            <BriefHead/>
            {move || view! { <Card ending=ending.get()/> }}
            // Whoever may come back is not led away.
            {move || (ending.get().way() == Way::None).then(|| view! { <NextSession/> })}
        </main>
    }
}

#[component]
fn Card(ending: Ending) -> impl IntoView {
    let locale = use_locale();
    let (mark, icon) = ending.mark();
    let (title, lead) = ending.words(locale);
    let way = ending.way();
    let home_class =
        if way == Way::None { "button button--primary" } else { "button button--second" };
    view! {
        <ResultCard mark icon title lead takes_focus=true>
            <p class="result__small"><bdi>{use_session().title}</bdi></p>
            {ending.is_of_the_session().then(|| view! { <HowItEnded/> })}
            <div class="actions">
                <WayBack way/>
                <a class=home_class href="/">{text::back(locale)}</a>
            </div>
        </ResultCard>
    }
}

/// When the session ended, how long it lasted, and why, as far as this person may know.
#[component]
fn HowItEnded() -> impl IntoView {
    let locale = use_locale();
    let session = use_session();
    let ended = Memo::new(move |_| session.state.with(|state| ended(locale, state)));
    let reason = Memo::new(move |_| session.state.with(|state| state.cancel_reason.clone()));
    view! {
        {move || ended.get().map(|words| view! { <p class="result__small">{words}</p> })}
        {move || reason.get().map(|reason| view! {
            <p class="result__why">
                {session_text::cancelled_because(locale)}" "<bdi>{reason}</bdi>
            </p>
        })}
    }
}

/// «انتهت 6:17 م بعد 47 دقيقة»; nothing until its words have come.
fn ended(locale: Locale, state: &SessionState) -> Option<String> {
    let time = state.when.ended.as_str();
    let ended_at = state.session.ended_at.filter(|_| !time.is_empty())?;
    if state.session.status == Status::Cancelled {
        return Some(text::cancelled_at(locale, time));
    }
    let seconds = ended_at.millis_since(state.session.starts_at?) / 1000;
    let words = match seconds {
        // Opened and ended by hand before its time.
        ..60 => text::ended_at(locale, time),
        // Whole minutes that have passed.
        _ => text::ended_after(locale, &words::duration(locale, seconds / 60 * 60), time),
    };
    Some(words)
}

#[component]
fn WayBack(way: Way) -> impl IntoView {
    let locale = use_locale();
    let class = use_class();
    let label = match way {
        Way::None => return ().into_any(),
        Way::Reconnect => text::reconnect(locale),
        Way::GoBackIn => text::go_back_in(locale),
        Way::UseHere => text::use_here(locale),
    };
    let press = move |_| match way {
        Way::UseHere => class.use_here(),
        Way::None | Way::Reconnect | Way::GoBackIn => class.join_again(),
    };
    let icon = match way {
        Way::Reconnect => Some("rotate-cw"),
        Way::GoBackIn => Some("door-open"),
        Way::None | Way::UseHere => None,
    };
    view! {
        <button type="button" class="button button--primary" on:click=press>
            {icon.map(|name| view! { <Icon name/> })}
            {label}
        </button>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Kind, Relation, SessionId, Timestamp, wire};

    const START: Timestamp = Timestamp::from_millis(10_000_000);

    fn state(status: Status, ended_secs: Option<i64>) -> SessionState {
        SessionState {
            session: wire::Session {
                id: SessionId(1),
                code: String::new(),
                academy: String::new(),
                kind: Kind::QuranGroup,
                title: String::new(),
                status,
                version: 1,
                starts_at: Some(START),
                ended_at: ended_secs.map(|secs| START.plus_millis(secs * 1000)),
                ended_by_clock: false,
                duration_minutes: 45,
                preparation_minutes: 15,
                buffer_minutes: 5,
                meeting: None,
                teacher: String::new(),
                students: vec![],
            },
            relation: Relation::Student,
            when: wire::When { ended: "6:17".into(), ..wire::When::default() },
            cancel_reason: None,
            server_now: START,
        }
    }

    #[test]
    fn an_end_is_told_with_its_time_and_the_minutes_that_had_passed() {
        use Status::{Cancelled, Completed};
        let cases = [
            (
                Completed,
                47 * 60 + 59,
                "انتهت 6:17 بعد 47\u{a0}دقيقة",
                "Ended at 6:17 after 47\u{a0}minutes",
            ),
            (Completed, 2 * 60, "انتهت 6:17 بعد دقيقتين", "Ended at 6:17 after 2\u{a0}minutes"),
            (Completed, 3_600, "انتهت 6:17 بعد ساعة", "Ended at 6:17 after 1\u{a0}hour"),
            (Completed, -600, "انتهت 6:17", "Ended at 6:17"),
            (Cancelled, 600, "أُلغيت 6:17", "Cancelled at 6:17"),
        ];
        for (status, secs, arabic, english) in cases {
            let state = state(status, Some(secs));
            assert_eq!(ended(Locale::Ar, &state).as_deref(), Some(arabic));
            assert_eq!(ended(Locale::En, &state).as_deref(), Some(english));
        }
    }

    #[test]
    fn nothing_is_told_before_the_end_or_before_its_words_are_there() {
        assert_eq!(ended(Locale::En, &state(Status::Ongoing, None)), None);
        let mut moved = state(Status::Completed, Some(60));
        moved.when.ended.clear();
        assert_eq!(ended(Locale::En, &moved), None);
    }
}
