//! The clock in every reachable state: due when it should be, able to do what is due, and done in
//! the end.

use crate::space::{Phase, ROOMS, every_state};
use domain::{
    Lesson, Status, Timestamp,
    clock::{Due, RECHECK_MILLIS, due, next_transition_at},
    transition::{Attempt, Authority, Occupancy, Outcome, Why, allowed_moves, decide},
};

#[test]
fn a_missed_lesson_waits_for_people() {
    every_state(|lesson, phase, now| {
        if lesson.status == Status::Scheduled && phase >= Phase::Overtime {
            assert_eq!(due(lesson, now), Due::Nothing, "{phase:?}");
            assert_eq!(next_transition_at(lesson, None, now), None, "{phase:?}");
            assert_eq!(clock_moves(lesson, now), vec![], "{phase:?}");
            assert!(allowed_moves(lesson, Authority::Admin, now).contains(&Status::Cancelled));
        }
    });
}

/// Where the clock may move the session now, and with which rooms.
fn clock_moves(lesson: &Lesson, now: Timestamp) -> Vec<(Status, Occupancy)> {
    let mut moves = vec![];
    for to in Status::ALL {
        for room in ROOMS {
            if by_clock(lesson, to, room, now) == Ok(Outcome::Moves) {
                moves.push((to, room));
            }
        }
    }
    moves
}

fn by_clock(lesson: &Lesson, to: Status, room: Occupancy, now: Timestamp) -> Result<Outcome, Why> {
    let attempt = Attempt {
        from: Some(lesson.status),
        to,
        authority: Authority::Clock,
        reason: None,
        occupancy: room,
        now,
    };
    decide(lesson, &attempt).map_err(|refusal| refusal.why)
}

#[test]
fn the_clock_is_due_exactly_when_the_next_instant_has_come() {
    every_state(|lesson, _, now| {
        let next = next_transition_at(lesson, None, now);
        let is_due = due(lesson, now) != Due::Nothing;
        assert_eq!(is_due, next.is_some_and(|next| now >= next), "{lesson:?} at {now}");
        if let Some(next) = next {
            assert_ne!(due(lesson, next), Due::Nothing, "{lesson:?} at {next}");
            assert_eq!(due(lesson, next.plus_millis(-1)), Due::Nothing, "{lesson:?} before {next}");
        }
    });
}

#[test]
fn a_recheck_is_never_later_than_the_forced_end_and_is_due_when_it_comes() {
    every_state(|lesson, _, now| {
        let recheck = Some(now.plus_millis(RECHECK_MILLIS));
        if let (true, Some(next)) =
            (lesson.status.has_open_room(), next_transition_at(lesson, recheck, now))
        {
            assert!(Some(next) <= lesson.forced_close_at(), "{lesson:?} at {now}");
            assert_ne!(due(lesson, next), Due::Nothing, "{lesson:?} at {next}");
        }
    });
}

#[test]
fn what_the_clock_finds_due_it_may_do_and_nothing_else() {
    use Occupancy::{Empty, Occupied, Unknown};
    every_state(|lesson, _, now| {
        let expected = match due(lesson, now) {
            Due::Nothing => vec![],
            Due::Ready => ROOMS.map(|room| (Status::Ready, room)).to_vec(),
            Due::AskRoom => vec![(Status::Completed, Empty)],
            Due::ForceEnd => {
                [Empty, Occupied, Unknown].map(|room| (Status::Completed, room)).to_vec()
            }
        };
        assert_eq!(clock_moves(lesson, now), expected, "{lesson:?} at {now}");
    });
}

/// Follows the clock from one state, the room being always as given, until nothing is left to do.
/// Returns where the session ends up, and how often the clock looked at it.
fn follow(lesson: Lesson, room: Occupancy, from: Timestamp) -> (Status, usize) {
    let (mut lesson, mut now, mut recheck_at, mut looks) = (lesson, from, None, 0);
    while let Some(next) = next_transition_at(&lesson, recheck_at, now) {
        assert!(recheck_at.is_none() || next > now, "looks again at {now} without waiting");
        now = now.max(next);
        looks += 1;
        assert!(looks < 1000, "no end in sight: {lesson:?} at {now}");
        let to = match due(&lesson, now) {
            Due::Ready => Status::Ready,
            Due::ForceEnd => Status::Completed,
            Due::AskRoom if room == Occupancy::Empty => Status::Completed,
            Due::AskRoom => {
                recheck_at = Some(now.plus_millis(RECHECK_MILLIS));
                continue;
            }
            Due::Nothing => panic!("woken for nothing: {lesson:?} at {now}"),
        };
        assert_eq!(by_clock(&lesson, to, room, now), Ok(Outcome::Moves), "{lesson:?} at {now}");
        (lesson.status, recheck_at) = (to, None);
    }
    (lesson.status, looks)
}

#[test]
fn following_the_clock_always_comes_to_an_end() {
    // An occupied room is asked every 15 s for an hour, then closed.
    let (opening, most_looks) = (1, 60 * 60 / 15 + 1);
    every_state(|lesson, phase, now| {
        for room in ROOMS {
            let (status, looks) = follow(*lesson, room, now);
            let missed = lesson.status == Status::Scheduled && phase >= Phase::Overtime;
            let moves_by_itself =
                lesson.status == Status::Scheduled || lesson.status.has_open_room();
            let expected =
                if moves_by_itself && !missed { Status::Completed } else { lesson.status };
            assert_eq!(status, expected, "{lesson:?} with {room:?} from {now}");
            assert!(looks <= opening + most_looks, "{looks} looks: {lesson:?} from {now}");
        }
    });
}
