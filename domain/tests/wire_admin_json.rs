//! The exact JSON of the admin panel. A change here is a change of the interface: bring `docs/api.md` along.

use domain::{
    Role, Status, Timestamp, UserId,
    admin_filter::Shown,
    attention::{Attention, attention},
    transition::Cause,
    wire::admin::{AdminSessions, COUNTED_UP_TO, Count, HistoryEvent, PersonName, StatusCount},
};
use serde_json::json;

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis)
}

fn list() -> AdminSessions {
    AdminSessions {
        rows: vec![],
        counts: Status::ALL
            .map(|status| StatusCount { status, count: 20, or_more: false })
            .to_vec(),
        attention: 3,
        total: 101,
        or_more: false,
        page: 2,
        teachers: vec![PersonName { id: UserId(7), name: "هدى".into() }],
        day: "2026-11-22".into(),
        day_words: "Sunday".into(),
        today: "2026-11-22".into(),
        zone: "Riyadh time".into(),
        server_now: at(0),
    }
}

#[test]
fn a_list_counts_by_status_and_by_what_is_asked_for() {
    let list = list();
    let json = serde_json::to_value(&list).expect("serialises");
    assert_eq!(json["counts"][2], json!({ "status": "ready", "count": 20, "or_more": false }));
    assert_eq!(json["teachers"][0], json!({ "id": 7, "name": "هدى" }));
    assert_eq!(serde_json::from_value::<AdminSessions>(json).expect("reads"), list);
    assert_eq!((list.all(), list.pages()), (Count::exactly(140), 3));
    assert_eq!(list.count_of(None), Count::exactly(140));
    assert_eq!(list.count_of(Some(Shown::Attention)), Count::exactly(3));
    assert_eq!(list.count_of(Some(Shown::Status(Status::Ready))), Count::exactly(20));
    let has_next = |page| AdminSessions { page, ..list.clone() }.has_next();
    assert_eq!([has_next(2), has_next(3)], [true, false]);
    assert_eq!(AdminSessions { total: 0, ..list }.pages(), 1, "an empty list is a page too");
}

#[test]
fn an_older_servers_list_is_read() {
    let mut json = serde_json::to_value(list()).expect("serialises");
    json.as_object_mut().expect("an object").remove("or_more").expect("was there");
    for count in json["counts"].as_array_mut().expect("an array") {
        count.as_object_mut().expect("an object").remove("or_more").expect("was there");
    }
    assert_eq!(serde_json::from_value::<AdminSessions>(json).expect("reads"), list());
}

#[test]
fn where_counting_stopped_all_are_no_fewer_and_another_page_follows() {
    let mut list = AdminSessions { total: COUNTED_UP_TO, or_more: true, page: 20, ..list() };
    list.counts[4] = StatusCount { count: COUNTED_UP_TO, or_more: true, ..list.counts[4] };
    let many = Count { number: COUNTED_UP_TO, or_more: true };
    assert_eq!(list.all(), many);
    assert_eq!(list.count_of(Some(Shown::Status(Status::ALL[4]))), many);
    assert_eq!(list.count_of(Some(Shown::Status(Status::ALL[0]))), Count::exactly(20));
    assert!(list.pages() == 20 && list.has_next());
}

#[test]
fn an_event_names_who_and_why() {
    let event = HistoryEvent {
        from: None,
        to: Status::Scheduled,
        cause: Cause::User,
        who: Some("فهد".into()),
        role: Some(Role::Admin),
        reason: None,
        at: at(1_500),
        when: "3:00:01 PM".into(),
    };
    let json = json!({
        "from": null, "to": "scheduled", "cause": "user", "who": "فهد", "role": "admin", "reason": null,
        "at": "1970-01-01T00:00:01.500Z", "when": "3:00:01 PM",
    });
    assert_eq!(serde_json::to_value(&event).expect("serialises"), json);
    assert_eq!(serde_json::from_value::<HistoryEvent>(json).expect("reads"), event);
}

#[test]
fn a_session_waits_for_an_admin_from_the_instant_its_lesson_is_over() {
    use domain::{AcademySettings, Lesson, Minutes};
    let minute = 60_000;
    let lesson = Lesson {
        status: Status::Scheduled,
        starts_at: Some(at(0)),
        duration: Minutes(45),
        settings: AcademySettings::default(),
    };
    assert_eq!(attention(&lesson, false, at(50 * minute - 1)), None);
    assert_eq!(attention(&lesson, false, at(50 * minute)), Some(Attention::LessonOver));
    assert_eq!(attention(&lesson, true, at(0)), Some(Attention::Poisoned));
    for status in Status::ALL.into_iter().filter(|status| *status != Status::Scheduled) {
        let lesson = Lesson { status, ..lesson };
        assert_eq!(attention(&lesson, false, at(500 * minute)), None, "{status}");
    }
}
