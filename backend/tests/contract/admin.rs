//! The admin panel's list and details.

mod search;

use backend::{
    on_both_databases,
    sessions::{
        NewSession, SetStatus,
        admin::{self, ListError},
        set_status, set_status_from_cli,
    },
    testing::World,
};
use domain::{
    Kind, Locale, SessionId, Status, Timestamp, UserId,
    admin_filter::{AdminFilter, Day, Shown},
    attention::Attention,
    transition::Cause,
    wire::admin::{AdminDetails, AdminSessions, Count},
};

on_both_databases![
    a_list_holds_the_academys_sessions_and_no_others,
    only_admins_have_a_list,
    each_filter_narrows_rows_and_counts,
    a_day_is_the_academys,
    pages_follow_each_other_without_gap_or_repetition,
    what_waits_for_an_admin_is_found_and_named,
    details_tell_who_did_what_and_why,
    details_are_the_academys_own,
];

const HOUR_MS: i64 = 3_600_000;

async fn list(world: &World, filter: &AdminFilter) -> AdminSessions {
    list_as(world, "admin@itqan.test", filter).await.expect("a list")
}

async fn list_as(
    world: &World,
    email: &str,
    filter: &AdminFilter,
) -> Result<AdminSessions, ListError> {
    let viewer = world.viewer(email).await;
    admin::list(&world.backend, &viewer, filter, Locale::En, world.now()).await
}

async fn details(world: &World, email: &str, id: SessionId) -> Option<AdminDetails> {
    let viewer = world.viewer(email).await;
    admin::details(&world.backend, &viewer, id, Locale::En, world.now()).await.expect("an answer")
}

fn ids(list: &AdminSessions) -> Vec<i64> {
    list.rows.iter().map(|row| row.session.session.id.0).collect()
}

/// A filter by query, as addresses have it.
fn query(text: &str) -> AdminFilter {
    let (filter, wrong) = AdminFilter::read(|name| {
        text.split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.to_owned())
    });
    assert_eq!(wrong, None, "{text}");
    filter
}

fn at(world: &World, hours: i64) -> Timestamp {
    world.now().plus_millis(hours * HOUR_MS)
}

async fn teacher_id(world: &World, name: &str) -> UserId {
    let list = list(world, &AdminFilter::default()).await;
    list.teachers.iter().find(|teacher| teacher.name == name).expect("a teacher").id
}

async fn cancel(world: &World, id: SessionId) {
    let wish = SetStatus {
        session_id: id,
        status: Status::Cancelled,
        reason: Some("travel".into()),
        version: None,
    };
    set_status_from_cli(&world.backend, wish, world.now()).await.expect("cancelled");
}

async fn a_list_holds_the_academys_sessions_and_no_others(world: World) {
    let first = world.scheduled_in(60).await;
    let second = world.scheduled_in(120).await;
    let ours = list(&world, &AdminFilter::default()).await;
    assert_eq!(ids(&ours), [second.0, first.0], "the latest first");
    assert_eq!((ours.all().number, ours.total, ours.page, ours.pages()), (2, 2, 1, 1));
    let theirs = list_as(&world, "admin@other.test", &AdminFilter::default()).await;
    let theirs = theirs.expect("a list");
    assert_eq!((ids(&theirs), theirs.all().number), (vec![], 0));
    assert!(ours.teachers.iter().all(|one| theirs.teachers.iter().all(|other| other.id != one.id)));
    let row = &ours.rows[0].session;
    assert_eq!(row.when.start, "5:00\u{a0}PM", "in the academy's zone, Riyadh");
    assert_eq!(row.session.students.len(), 2);
}

async fn only_admins_have_a_list(world: World) {
    let id = world.ready().await;
    for role in ["student", "teacher", "parent", "supervisor"] {
        let email = format!("{role}@itqan.test");
        let refused = list_as(&world, &email, &AdminFilter::default()).await;
        assert!(matches!(refused, Err(ListError::NotFound)), "{role}");
        assert_eq!(details(&world, &email, id).await, None, "{role}");
        let viewer = world.viewer(&email).await;
        let row = admin::row_state(&world.backend, &viewer, id, Locale::En, world.now()).await;
        assert_eq!(row.expect("an answer"), None, "{role}");
    }
}

async fn each_filter_narrows_rows_and_counts(world: World) {
    let quran = world.create(world.lesson(at(&world, 1))).await.id;
    let other_teacher = NewSession {
        teacher_email: "teacher2@itqan.test".into(),
        kind: Kind::Academic,
        ..world.lesson(at(&world, 2))
    };
    let academic = world.create(other_teacher).await.id;
    let cancelled = world.create(world.lesson(at(&world, 3))).await.id;
    cancel(&world, cancelled).await;
    let unscheduled =
        NewSession { starts_at: None, status: Status::Unscheduled, ..world.lesson(world.now()) };
    let unscheduled = world.create(unscheduled).await.id;

    let scheduled = list(&world, &query("status=scheduled")).await;
    assert_eq!(ids(&scheduled), [quran.0, academic.0], "what is to come: the soonest first");
    assert_eq!(
        (scheduled.all().number, scheduled.total),
        (4, 2),
        "the counts are of the other filters"
    );
    assert_eq!(scheduled.count_of(Some(Shown::Status(Status::Cancelled))), Count::exactly(1));
    assert_eq!(ids(&list(&world, &query("status=unscheduled")).await), [unscheduled.0]);

    let by_kind = list(&world, &query("kind=academic")).await;
    assert_eq!((ids(&by_kind), by_kind.all().number), (vec![academic.0], 1));
    let teacher = teacher_id(&world, "teacher2").await;
    let by_teacher = list(&world, &query(&format!("teacher={teacher}"))).await;
    assert_eq!((ids(&by_teacher), by_teacher.all().number), (vec![academic.0], 1));
    let all = list(&world, &AdminFilter::default()).await;
    assert_eq!(ids(&all), [cancelled.0, academic.0, quran.0, unscheduled.0], "no time: last");
    let both = list(&world, &query(&format!("teacher={teacher}&kind=quran_group"))).await;
    assert_eq!((ids(&both), both.all().number), (vec![], 0));
}

async fn a_day_is_the_academys(world: World) {
    // Noon in UTC is 15:00 in Riyadh, so its day began at 21:00 UTC and ends nine hours from now.
    let before = world.create(world.lesson(at(&world, 9).plus_millis(-1))).await.id;
    let after = world.create(world.lesson(at(&world, 9))).await.id;
    let today = list(&world, &query("day=today")).await;
    assert_eq!((ids(&today), today.all().number), (vec![before.0], 1));
    assert_eq!((today.day.as_str(), today.today.as_str()), ("2026-11-22", "2026-11-22"));
    assert_eq!(today.day_words, "Sunday, 22 November 2026");
    for text in ["day=tomorrow", "day=2026-11-23", "day=tomorrow&status=scheduled&q=teacher"] {
        assert_eq!(ids(&list(&world, &query(text)).await), [after.0], "{text}");
    }
    assert_eq!(ids(&list(&world, &query("day=yesterday")).await), [0_i64; 0]);
    let never = AdminFilter { day: Some(Day::On("2026-02-30".into())), ..AdminFilter::default() };
    let refused = list_as(&world, "admin@itqan.test", &never).await;
    assert!(matches!(refused, Err(ListError::NoSuchDay)));
}

async fn pages_follow_each_other_without_gap_or_repetition(world: World) {
    let mut made = Vec::new();
    for _ in 0..53 {
        // All at the same time: their ids decide.
        made.push(world.create(world.lesson(at(&world, 5))).await.id.0);
    }
    let page = |page| AdminFilter { page, ..AdminFilter::default() };
    let (first, second) = (list(&world, &page(1)).await, list(&world, &page(2)).await);
    assert_eq!((first.total, first.pages()), (53, 2));
    let seen: Vec<_> = ids(&first).into_iter().chain(ids(&second)).collect();
    made.reverse();
    assert_eq!(seen, made);
    assert_eq!((ids(&second).len(), second.page), (3, 2));
    assert_eq!(ids(&list(&world, &page(9)).await), [0_i64; 0]);
    let text = AdminFilter { text: "الكهف".into(), ..page(2) };
    assert_eq!(ids(&list(&world, &text).await), ids(&second));
}

async fn what_waits_for_an_admin_is_found_and_named(world: World) {
    let missed = world.create(world.lesson(at(&world, 1))).await.id;
    let fine = world.create(world.lesson(at(&world, 8))).await.id;
    let poisoned = world.create(world.lesson(at(&world, 4))).await.id;
    poison(&world, poisoned).await;
    // The first lesson ended at 1 h 45 min, and five minutes later it was over.
    world.clock.advance_secs(110 * 60 - 1);
    let early = list(&world, &query("status=attention")).await;
    assert_eq!(ids(&early), [poisoned.0]);
    world.clock.advance_secs(1);
    for text in ["status=attention", "status=attention&q=الكهف", "status=attention&day=today"]
    {
        let found = list(&world, &query(text)).await;
        assert_eq!((found.attention, found.total, found.all().number), (2, 2, 3), "{text}");
        let mut reasons: Vec<_> =
            found.rows.iter().map(|row| (row.session.session.id, row.attention)).collect();
        reasons.sort_by_key(|(id, _)| *id);
        let expected =
            [(missed, Some(Attention::LessonOver)), (poisoned, Some(Attention::Poisoned))];
        assert_eq!(reasons, expected, "{text}");
    }
    let details = details(&world, "admin@itqan.test", missed).await.expect("details");
    assert_eq!(details.row.attention, Some(Attention::LessonOver));
    let all = list(&world, &AdminFilter::default()).await;
    let row = all.rows.iter().find(|row| row.session.session.id == fine).expect("a row");
    assert_eq!(row.attention, None);
    cancel(&world, missed).await;
    cancel(&world, poisoned).await;
    assert_eq!(list(&world, &query("status=attention")).await.attention, 0, "decided");
}

/// Sets a row aside, as the clock does.
async fn poison(world: &World, id: SessionId) {
    const SQL: &str = "UPDATE sessions SET poisoned_at = 1 WHERE id = $1";
    let done = match &world.database.db {
        backend::Database::Sqlite { writer, .. } => {
            sqlx::query(SQL).bind(id.0).execute(writer).await.map(|done| done.rows_affected())
        }
        backend::Database::Postgres(pool) => {
            sqlx::query(SQL).bind(id.0).execute(pool).await.map(|done| done.rows_affected())
        }
    };
    assert_eq!(done.expect("writes"), 1);
}

async fn details_tell_who_did_what_and_why(world: World) {
    let id = world.scheduled_in(600).await;
    let admin = world.viewer("admin@itqan.test").await;
    let wish = |status, reason: Option<&str>| SetStatus {
        session_id: id,
        status,
        reason: reason.map(str::to_owned),
        version: None,
    };
    world.clock.advance_secs(8);
    let ready = wish(Status::Ready, Some("the teacher asked"));
    set_status(&world.backend, &admin, ready, world.now()).await.expect("ready");
    let seen = details(&world, "admin@itqan.test", id).await.expect("details");
    let meeting = seen.row.session.session.meeting.as_ref().expect("a meeting");
    assert_eq!(meeting.link, format!("https://majlis.test/sessions/{id}"));
    assert_eq!(seen.meeting_made, "3:00:08\u{a0}PM");
    let [moved, made] = &seen.events[..] else { panic!("two events: {:?}", seen.events) };
    assert_eq!((moved.from, moved.to), (Some(Status::Scheduled), Status::Ready));
    assert_eq!((moved.cause, moved.who.as_deref()), (Cause::User, Some("admin")));
    assert_eq!(moved.role, Some(domain::Role::Admin));
    assert_eq!(moved.reason.as_deref(), Some("the teacher asked"));
    assert_eq!((moved.at, moved.when.as_str()), (world.now(), "3:00:08\u{a0}PM"));
    assert_eq!((made.from, made.to), (None, Status::Scheduled));
    assert_eq!((made.cause, made.who.as_deref()), (Cause::Cli, None));
    world.clock.advance_secs(24 * 3_600);
    let later = details(&world, "admin@itqan.test", id).await.expect("details");
    assert_eq!(later.events[0].when, "Sunday, 22 November 2026\u{a0}· 3:00:08\u{a0}PM");
    cancel(&world, id).await;
    let over = details(&world, "admin@itqan.test", id).await.expect("details");
    assert_eq!((over.meeting_made.as_str(), &over.row.session.session.meeting), ("", &None));
    assert_eq!(over.row.session.cancel_reason.as_deref(), Some("travel"));
}

async fn details_are_the_academys_own(world: World) {
    let id = world.ready().await;
    assert!(details(&world, "admin@itqan.test", id).await.is_some());
    assert_eq!(details(&world, "admin@other.test", id).await, None);
    assert_eq!(details(&world, "admin@itqan.test", SessionId(999_999)).await, None);
}
