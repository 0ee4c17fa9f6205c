//! Finding sessions by a text, and counting what many of them hold.

use super::{at, cancel, ids, list, list_as, query};
use backend::{
    on_both_databases,
    sessions::{NewSession, admin},
    testing::{World, student_email},
};
use domain::{
    Locale, Status,
    admin_filter::{AdminFilter, Day, Shown},
    wire::admin::{COUNTED_UP_TO, Count},
};

on_both_databases![
    a_text_is_found_in_code_title_and_names,
    a_text_is_looked_for_in_titles_as_they_are_now,
    a_text_finds_what_reading_every_session_would,
    an_impossible_start_fails_no_search,
    what_many_sessions_hold_is_counted_up_to_a_limit,
];

async fn a_text_is_found_in_code_title_and_names(world: World) {
    let first = world.create(world.lesson(at(&world, 1))).await;
    let lesson = NewSession {
        title: "100% Algebra_1".into(),
        teacher_email: "teacher2@itqan.test".into(),
        student_emails: vec![student_email(2)],
        ..world.lesson(at(&world, 2))
    };
    let second = world.create(lesson).await;
    cancel(&world, second.id).await;
    for (text, expected) in [
        ("الكهف", vec![first.id.0]),
        ("algebra", vec![second.id.0]),
        ("100%", vec![second.id.0]),
        ("algebra_1", vec![second.id.0]),
        ("algebra%1", vec![]),
        ("\\", vec![]),
        ("al", vec![second.id.0]),
        ("a\"b OR c", vec![]),
        ("ALGEBRA_", vec![second.id.0]),
        (&first.code, vec![first.id.0]),
        (&second.code.to_lowercase(), vec![second.id.0]),
        ("teacher2", vec![second.id.0]),
        ("student2", vec![second.id.0]),
        ("student1", vec![first.id.0]),
        ("teacher", vec![second.id.0, first.id.0]),
        ("nobody", vec![]),
        ("'; DROP TABLE sessions; --", vec![]),
    ] {
        let filter = AdminFilter { text: text.into(), ..AdminFilter::default() };
        let found = list(&world, &filter).await;
        assert_eq!(ids(&found), expected, "{text}");
        assert_eq!(
            (found.all().number, found.total),
            (expected.len() as u64, expected.len() as u64)
        );
        let theirs = list_as(&world, "admin@other.test", &filter).await.expect("a list");
        assert_eq!((ids(&theirs), theirs.all().number), (vec![], 0), "{text}");
    }
    let both = query("q=teacher&status=cancelled");
    assert_eq!(ids(&list(&world, &both).await), [second.id.0]);
    assert_eq!(list(&world, &both).await.all().number, 2);
}

async fn a_text_is_looked_for_in_titles_as_they_are_now(world: World) {
    let id = world.create(world.lesson(at(&world, 1))).await.id;
    let with = |text: &str| AdminFilter { text: text.into(), ..AdminFilter::default() };
    assert_eq!(ids(&list(&world, &with("الكهف")).await), [id.0]);
    world.database.execute("UPDATE sessions SET title = 'سورة مريم'").await;
    assert_eq!(ids(&list(&world, &with("الكهف")).await), [0_i64; 0]);
    assert_eq!(ids(&list(&world, &with("مريم")).await), [id.0]);
    for sql in
        ["DELETE FROM session_students", "DELETE FROM session_events", "DELETE FROM sessions"]
    {
        world.database.execute(sql).await;
    }
    let other = world.create(world.lesson(at(&world, 1))).await.id;
    assert_eq!(ids(&list(&world, &with("مريم")).await), [0_i64; 0]);
    assert_eq!(ids(&list(&world, &with("الكهف")).await), [other.0]);
}

/// Titles that a search could get wrong.
const TITLES: [&str; 17] = [
    "سورة الكهف",
    "سُورَةُ الكهف",
    "سورة: الكهف، الآيات 1–10",
    "الكهف سورة",
    "كهف",
    "أحكام النون الساكنة والتنوين",
    "100% Algebra_1",
    "1000 Algebra 1",
    "algebra%1",
    "ALGEBRA",
    "a\\b",
    "she said \"go\"",
    "it's 'quoted'; --",
    "x AND y OR z NOT w",
    "نن",
    "bcde abcd",
    "",
];

async fn a_text_finds_what_reading_every_session_would(world: World) {
    let mut made = Vec::new();
    for (place, title) in TITLES.into_iter().enumerate() {
        let lesson =
            NewSession { title: title.into(), ..world.lesson(at(&world, place as i64 + 1)) };
        made.push(world.create(lesson).await);
    }
    for title in TITLES {
        let theirs = NewSession {
            academy: "other-academy".parse().expect("a slug"),
            title: title.into(),
            teacher_email: "teacher@other.test".into(),
            student_emails: vec!["student@other.test".into()],
            ..world.lesson(at(&world, 1))
        };
        world.create(theirs).await;
    }
    // Every piece of one, two, three and more letters of every title.
    let mut texts: Vec<String> = TITLES.iter().flat_map(|title| pieces(title)).collect();
    texts.extend(
        ["abcde", "QI-", "-0001", "qi-26", "%%", "__", "a%b", "\" \"", "*", "ninguna"]
            .map(String::from),
    );
    texts.sort();
    texts.dedup();
    let viewer = world.viewer("admin@itqan.test").await;
    let ask = async |filter: &AdminFilter| {
        admin::list(&world.backend, &viewer, filter, Locale::En, world.now()).await.expect("a list")
    };
    for text in texts {
        let filter = AdminFilter { text: text.clone(), ..AdminFilter::default() };
        let holds = |words: &str| words.to_ascii_lowercase().contains(&text.to_ascii_lowercase());
        let people = ["teacher", "student", "student1"];
        let expected: Vec<_> = made
            .iter()
            .rev()
            .filter(|one| holds(&one.title) || holds(&one.code) || people.into_iter().any(holds))
            .map(|one| one.id.0)
            .collect();
        let found = ask(&filter).await;
        assert_eq!(ids(&found), expected, "{text}");
        assert_eq!((found.total, found.or_more), (expected.len() as u64, false), "{text}");
        let of_a_day = AdminFilter { day: Some(Day::Today), ..filter };
        let today = ask(&of_a_day).await;
        let mut early: Vec<_> = ids(&today);
        early.reverse();
        assert!(expected.ends_with(&early), "{text}: {early:?} of {expected:?}");
        let shown = made.iter().take(8).filter(|one| expected.contains(&one.id.0)).count();
        assert_eq!(today.total, shown as u64, "{text}: eight start before the day ends");
    }
}

async fn an_impossible_start_fails_no_search(world: World) {
    const BY_HAND: &str = "UPDATE sessions SET starts_at = 9223372036854775807";
    world.scheduled_in(60).await;
    assert_eq!(world.database.execute(BY_HAND).await, 1);
    for text in ["الكهف", "سو"] {
        let found = list(&world, &query(&format!("q={text}&status=cancelled"))).await;
        assert_eq!((found.all(), found.attention), (Count::exactly(1), 0), "{text}");
    }
}

/// Some of the pieces of a text, without those that have spaces around them.
fn pieces(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut pieces = Vec::new();
    for length in [1, 2, 3, 5, letters.len()] {
        for piece in letters.windows(length.max(1)).step_by(7) {
            let piece: String = piece.iter().collect();
            if !piece.is_empty() && piece.trim() == piece {
                pieces.push(piece);
            }
        }
    }
    pieces
}

/// Sessions of the first academy that all hold the same word: 40 are cancelled, 30 of another kind.
const MANY: &str = "INSERT INTO sessions (academy_id, code, kind, title, teacher_id, status, starts_at, \
    duration_minutes, created_at, updated_at) \
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10050) \
    SELECT t.academy_id, 'MANY-' || i, CASE WHEN i % 335 = 0 THEN 'academic' ELSE 'quran_group' END, \
        'سورة ' || i, t.id, CASE WHEN i <= 40 THEN 'cancelled' ELSE 'scheduled' END, \
        4000000000000 + i, 45, 0, 0 \
    FROM n CROSS JOIN users t JOIN academies a ON a.id = t.academy_id \
    WHERE a.slug = 'itqan-academy' AND t.name = 'teacher2'";
const MANY_STUDENTS: &str = "INSERT INTO session_students (academy_id, session_id, student_id) \
    SELECT s.academy_id, s.id, u.id FROM sessions s JOIN users u ON u.academy_id = s.academy_id \
    WHERE s.code LIKE 'MANY-%' AND u.name = 'student2'";

async fn what_many_sessions_hold_is_counted_up_to_a_limit(world: World) {
    assert_eq!(world.database.execute(MANY).await, 10_050);
    assert_eq!(world.database.execute(MANY_STUDENTS).await, 10_050);
    let lesson = NewSession { title: "سورة".into(), ..world.lesson(at(&world, 1)) };
    let soonest = world.create(lesson).await.id;
    let many = Count { number: COUNTED_UP_TO, or_more: true };
    let scheduled = Some(Shown::Status(Status::Scheduled));
    let cancelled = Some(Shown::Status(Status::Cancelled));
    // A word, two letters, a teacher's name, a student's; a whole title beside them.
    for (text, of_cancelled, of_academic) in [
        ("سورة", 40, 30),
        ("سو", 40, 30),
        ("teacher2", 40, 30),
        ("student2", 40, 30),
        // 1, 10 to 19, 21 and 31; 1005, 1340, 1675, 2010, 3015, 8710, 9715 and 10050.
        ("1", 13, 8),
    ] {
        let of = |more: &str| query(&format!("q={text}{more}"));
        let first = list(&world, &of("")).await;
        assert_eq!(
            (first.all(), first.total, first.or_more),
            (many, COUNTED_UP_TO, true),
            "{text}"
        );
        assert_eq!(first.count_of(scheduled), many, "{text}");
        assert_eq!(first.count_of(cancelled), Count::exactly(of_cancelled), "{text}");
        assert!(first.rows.len() == 50 && first.has_next(), "{text}");
        let titles: Vec<_> = first.rows.iter().map(|row| &row.session.session.title[..]).collect();
        assert_eq!(
            (titles[0], titles[49]),
            ("سورة 10050", "سورة 10001"),
            "{text}: the latest first"
        );
        let over = list(&world, &of("&status=cancelled")).await;
        assert_eq!((over.total, over.or_more), (of_cancelled, false), "{text}");
        assert_eq!(over.rows.len() as u64, of_cancelled, "{text}");
        let kind = list(&world, &of("&kind=academic")).await;
        assert_eq!(
            (kind.all(), kind.total, kind.or_more, kind.rows.len() as u64),
            (Count::exactly(of_academic), of_academic, false, of_academic),
            "{text}"
        );
        let theirs = list_as(&world, "admin@other.test", &of("")).await.expect("a list");
        assert_eq!((ids(&theirs), theirs.all()), (vec![], Count::default()), "{text}");
    }
    let page = async |page| list(&world, &query(&format!("q=سورة&page={page}"))).await;
    let later = page(30).await;
    assert_eq!((later.rows.len(), later.total, later.or_more), (50, 1_500, true));
    let last = page(202).await;
    assert_eq!(ids(&last), [soonest.0]);
    assert_eq!((last.total, last.or_more, last.has_next()), (10_051, false, false));
    assert_eq!(ids(&page(203).await), [0_i64; 0]);
    let soon = list(&world, &query("q=سورة&status=scheduled")).await;
    assert_eq!(ids(&soon)[0], soonest.0, "what is to come: the soonest first");
    assert_eq!((soon.total, soon.or_more), (COUNTED_UP_TO, true));
}
