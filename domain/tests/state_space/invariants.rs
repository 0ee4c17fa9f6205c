//! What holds in every reachable state.

use crate::space::{every_case, every_state, reachable};
use domain::{
    Relation, Status,
    clock::{Due, due, next_transition_at},
    join::decide_join,
    transition::Why,
};
use std::collections::BTreeSet;

#[test]
fn every_status_is_reachable_and_only_two_without_a_start() {
    let mut expected: BTreeSet<_> = Status::ALL.map(|status| (status, true)).into();
    expected.insert((Status::Unscheduled, false));
    // Brought in as history.
    expected.insert((Status::Cancelled, false));
    assert_eq!(reachable(), expected);
}

#[test]
fn nothing_leaves_a_final_status() {
    every_case(|case| {
        let is_final = case.from.is_some_and(Status::is_final);
        if is_final && case.from != Some(case.to) {
            assert_eq!(case.decided(case.phase.instants()[0]), Err(Why::NoSuchMove), "{case:?}");
        }
    });
    every_state(|lesson, _, now| {
        if lesson.status.is_final() {
            assert_eq!(next_transition_at(lesson, None, now), None, "{lesson:?} at {now}");
            assert_eq!(due(lesson, now), Due::Nothing, "{lesson:?} at {now}");
        }
    });
}

#[test]
fn a_room_is_open_exactly_while_its_teacher_can_join() {
    every_state(|lesson, _, now| {
        let joins = decide_join(lesson, Relation::Teacher, None, now).is_ok();
        assert_eq!(joins, lesson.status.has_open_room(), "{lesson:?} at {now}");
        assert!(!joins || lesson.starts_at.is_some(), "an open room has a time: {lesson:?}");
    });
}
