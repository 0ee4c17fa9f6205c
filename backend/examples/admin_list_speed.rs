//! How long the admin's list takes in an academy of 100 000 sessions, on SQLite.
//!
//! `cargo run --release -p backend --features testing --example admin_list_speed [SESSIONS]` makes the academy in a
//! temporary folder and prints median and spread of the whole answer (page, counts, names) for typical filters.
//! Results are in `docs/benchmarks.md`.

#![allow(clippy::print_stdout, reason = "the results are its purpose")]

use backend::{
    Database,
    sessions::admin,
    testing::{Kind, World},
};
use domain::{Locale, admin_filter::AdminFilter};
use std::time::{Duration, Instant};

const ROUNDS: usize = 31;

/// What is measured: a name and the query.
const WISHES: [(&str, &str); 16] = [
    ("everything, first page", ""),
    ("everything, page 100", "page=100"),
    ("everything, last page", "page=last"),
    ("today", "day=today"),
    ("scheduled", "status=scheduled"),
    ("completed", "status=completed"),
    ("ongoing (few)", "status=ongoing"),
    ("needs attention", "status=attention"),
    ("one kind", "kind=quran_trial"),
    ("one teacher", "teacher=first"),
    ("one teacher, one kind, completed", "teacher=first&kind=academic&status=completed"),
    ("a whole code", "q=QI-2605-4711"),
    ("a person's name", "q=Student 1234"),
    ("a word of a few titles", "q=Needle"),
    ("a word of one title in eight", "q=الكهف"),
    ("a word of today's titles", "q=الكهف&day=today"),
];

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let sessions: i64 = std::env::args().nth(1).map_or(100_000, |n| n.parse().expect("a number"));
    let world = World::new(Kind::Sqlite).await;
    fill(&world, sessions).await;
    let viewer = world.viewer("admin@itqan.test").await;
    let ask = async |filter: &AdminFilter| {
        admin::list(&world.backend, &viewer, filter, Locale::Ar, world.now()).await.expect("a list")
    };
    let whole = ask(&AdminFilter::default()).await;
    println!(
        "{} sessions, {} teachers; {ROUNDS} rounds, milliseconds",
        whole.all(),
        whole.teachers.len()
    );
    println!("{:<36} {:>8} {:>8} {:>8} {:>8}", "filter", "found", "median", "least", "most");
    let first =
        whole.teachers.iter().find(|one| one.name.starts_with("Teacher")).expect("a teacher");
    for (name, query) in WISHES {
        let query = query
            .replace("first", &first.id.to_string())
            .replace("last", &whole.pages().to_string());
        let filter = filter(&query);
        let mut times = Vec::with_capacity(ROUNDS);
        let mut found = 0;
        for _ in 0..ROUNDS {
            let start = Instant::now();
            found = ask(&filter).await.total;
            times.push(start.elapsed());
        }
        times.sort();
        let ms = |time: Duration| time.as_secs_f64() * 1_000.0;
        let (median, least, most) = (times[ROUNDS / 2], times[0], times[ROUNDS - 1]);
        println!("{name:<36} {found:>8} {:>8.1} {:>8.1} {:>8.1}", ms(median), ms(least), ms(most));
    }
}

fn filter(query: &str) -> AdminFilter {
    let (filter, wrong) = AdminFilter::read(|name| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
    });
    assert_eq!(wrong, None, "{query}");
    filter
}

/// 200 teachers, 3 000 students, and sessions every few minutes around now: seven in ten are over.
async fn fill(world: &World, sessions: i64) {
    const PEOPLE: [&str; 3] = [
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3200) \
         INSERT INTO accounts (email, created_at) SELECT 'bulk' || i || '@itqan.test', 0 FROM n",
        "INSERT INTO users (academy_id, account_id, role, name, created_at) \
         SELECT 1, a.id, CASE WHEN a.number <= 200 THEN 'teacher' ELSE 'student' END, \
                CASE WHEN a.number <= 200 THEN 'Teacher ' ELSE 'Student ' END || a.number, 0 \
         FROM (SELECT id, CAST(substr(email, 5) AS INTEGER) AS number FROM accounts WHERE email LIKE 'bulk%') a",
        "CREATE TEMP TABLE who AS SELECT id, role, row_number() OVER (PARTITION BY role ORDER BY id) - 1 AS place \
         FROM users WHERE name LIKE 'Teacher %' OR name LIKE 'Student %'",
    ];
    const SESSIONS: &str = "WITH RECURSIVE m (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM m WHERE i < $1), \
        n AS (SELECT i, i * 7919 % 1000 AS r FROM m) INSERT INTO sessions (academy_id, code, kind, title, teacher_id, status, starts_at, duration_minutes, \
            room_name, meeting_link, meeting_platform, meeting_auto_generated, meeting_created_at, meeting_cluster, \
            created_at, updated_at) \
        SELECT 1, printf('QI-26%02d-%04d', i / 9000, i % 9000), \
            CASE WHEN r < 20 THEN 'quran_trial' WHEN r < 600 THEN 'quran_individual' WHEN r < 700 THEN 'quran_group' \
                 WHEN r < 900 THEN 'academic' ELSE 'interactive_course' END, \
            CASE WHEN i % 5000 = 0 THEN 'Needle ' || i ELSE printf('تسميع: سورة %s، الآيات %d–%d', \
                CASE i % 8 WHEN 0 THEN 'البقرة' WHEN 1 THEN 'الكهف' WHEN 2 THEN 'مريم' WHEN 3 THEN 'الملك' \
                    WHEN 4 THEN 'يس' WHEN 5 THEN 'النور' WHEN 6 THEN 'الفرقان' ELSE 'الرحمن' END, r, r + 10) END, \
            (SELECT id FROM who WHERE role = 'teacher' AND place = r % 200), \
            CASE WHEN i * 10 < $1 * 7 THEN CASE WHEN r < 80 THEN 'cancelled' ELSE 'completed' END \
                 WHEN i * 10 < $1 * 7 + 100 THEN 'ongoing' ELSE 'scheduled' END, \
            $2 + (i - $1 * 7 / 10) * 300000 / 900000 * 900000, 45, \
            'room-' || i, '/sessions/' || i, 'livekit', TRUE, 0, 'main', 0, 0 FROM n";
    const STUDENTS: &str = "INSERT INTO session_students (academy_id, session_id, student_id) \
        SELECT 1, s.id, (SELECT id FROM who WHERE role = 'student' AND place = s.id * 31 % 3000) FROM sessions s";
    let Database::Sqlite { writer, .. } = &world.database.db else {
        unreachable!("asked for SQLite")
    };
    let mut connection = writer.acquire().await.expect("a connection");
    for sql in PEOPLE {
        sqlx::query(sql).execute(&mut *connection).await.expect("people");
    }
    sqlx::query("CREATE INDEX who_place ON who (role, place)")
        .execute(&mut *connection)
        .await
        .expect("an index");
    let now = world.now().as_millis();
    sqlx::query(SESSIONS)
        .bind(sessions)
        .bind(now)
        .execute(&mut *connection)
        .await
        .expect("sessions");
    sqlx::query(STUDENTS).execute(&mut *connection).await.expect("students");
}
