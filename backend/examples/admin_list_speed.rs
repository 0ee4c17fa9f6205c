//! How long the admin's list takes in an academy of 100 000 sessions.
//!
//! `cargo run --release -p backend --features testing --example admin_list_speed [postgres] [SESSIONS]` makes the
//! academy in a temporary folder, or on the server that `MAJLIS_TEST_POSTGRES_URL` names, and prints median and spread
//! of the whole answer (page, counts, names) for typical filters. Results are in `docs/benchmarks.md`.

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
const WISHES: [(&str, &str); 27] = [
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
    ("a whole code", "q=QI-2610-4711"),
    ("a code that no session has", "q=QI-9999-471"),
    ("a student's name", "q=Student 1234"),
    ("a word of 20 titles", "q=Needle"),
    ("a word of one title in eight", "q=الكهف"),
    ("the same, scheduled", "q=الكهف&status=scheduled"),
    ("the same, page 20", "q=الكهف&page=20"),
    ("the same, one kind", "q=الكهف&kind=quran_trial"),
    ("the same, today", "q=الكهف&day=today"),
    ("a word of nearly every title", "q=سورة"),
    ("the same, page 1 000", "q=سورة&page=1000"),
    ("a part of every student's name", "q=Student"),
    ("the same, one teacher", "q=Student&teacher=first"),
    ("a letter of nearly every title", "q=ة"),
    ("two letters of some codes and names", "q=11"),
    ("two letters of no session", "q=zq"),
];

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let mut sessions = 100_000;
    let mut kind = Kind::Sqlite;
    for word in std::env::args().skip(1) {
        match &word[..] {
            "postgres" => kind = Kind::Postgres,
            number => sessions = number.parse().expect("postgres, or a number of sessions"),
        }
    }
    let world = World::new(kind).await;
    fill(&world, sessions).await;
    let viewer = world.viewer("admin@itqan.test").await;
    let ask = async |filter: &AdminFilter| {
        admin::list(&world.backend, &viewer, filter, Locale::Ar, world.now()).await.expect("a list")
    };
    let whole = ask(&AdminFilter::default()).await;
    println!(
        "{} sessions, {} teachers; {ROUNDS} rounds, milliseconds",
        whole.all().number,
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
        let mut found = String::new();
        for _ in 0..ROUNDS {
            let start = Instant::now();
            let list = ask(&filter).await;
            times.push(start.elapsed());
            found = format!("{}{}", list.total, if list.or_more { "+" } else { "" });
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
    const PEOPLE: [&str; 4] = [
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3200) \
         INSERT INTO accounts (email, created_at) SELECT 'bulk' || i || '@itqan.test', i FROM n",
        "INSERT INTO users (academy_id, account_id, role, name, created_at) \
         SELECT 1, a.id, CASE WHEN a.created_at <= 200 THEN 'teacher' ELSE 'student' END, \
                CASE WHEN a.created_at <= 200 THEN 'Teacher ' ELSE 'Student ' END || a.created_at, 0 \
         FROM accounts a WHERE a.email LIKE 'bulk%'",
        "CREATE TABLE who AS SELECT id, role, row_number() OVER (PARTITION BY role ORDER BY id) - 1 AS place \
         FROM users WHERE name LIKE 'Teacher %' OR name LIKE 'Student %'",
        "CREATE INDEX who_place ON who (role, place)",
    ];
    const SESSIONS: &str = "WITH RECURSIVE m (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM m WHERE i < {n}), \
        n AS (SELECT i, i * 7919 % 1000 AS r FROM m) INSERT INTO sessions (academy_id, code, kind, title, teacher_id, status, starts_at, duration_minutes, \
            room_name, meeting_link, meeting_platform, meeting_auto_generated, meeting_created_at, meeting_cluster, \
            created_at, updated_at) \
        SELECT 1, 'QI-26' || (10 + i / 9000) || '-' || (1000 + i % 9000), \
            CASE WHEN r < 20 THEN 'quran_trial' WHEN r < 600 THEN 'quran_individual' WHEN r < 700 THEN 'quran_group' \
                 WHEN r < 900 THEN 'academic' ELSE 'interactive_course' END, \
            CASE WHEN i % 5000 = 0 THEN 'Needle ' || i ELSE 'تسميع: سورة ' || \
                CASE i % 8 WHEN 0 THEN 'البقرة' WHEN 1 THEN 'الكهف' WHEN 2 THEN 'مريم' WHEN 3 THEN 'الملك' \
                    WHEN 4 THEN 'يس' WHEN 5 THEN 'النور' WHEN 6 THEN 'الفرقان' ELSE 'الرحمن' END \
                || '، الآيات ' || r || '–' || (r + 10) END, \
            (SELECT id FROM who WHERE role = 'teacher' AND place = r % 200), \
            CASE WHEN i * 10 < {n} * 7 THEN CASE WHEN r < 80 THEN 'cancelled' ELSE 'completed' END \
                 WHEN i * 10 < {n} * 7 + 100 THEN 'ongoing' ELSE 'scheduled' END, \
            {now} + (i - {n} * 7 / 10) * 300000 / 900000 * 900000, 45, \
            'room-' || i, '/sessions/' || i, 'livekit', TRUE, 0, 'main', 0, 0 FROM n";
    const STUDENTS: &str = "INSERT INTO session_students (academy_id, session_id, student_id) \
        SELECT 1, s.id, (SELECT id FROM who WHERE role = 'student' AND place = s.id * 31 % 3000) FROM sessions s";
    for sql in PEOPLE {
        run(world, sql.to_owned()).await;
    }
    let now = world.now().as_millis().to_string();
    run(world, SESSIONS.replace("{n}", &sessions.to_string()).replace("{now}", &now)).await;
    run(world, STUDENTS.to_owned()).await;
    // What PostgreSQL does by itself within minutes; SQLite is used without.
    if matches!(world.database.db, Database::Postgres(_)) {
        run(world, "VACUUM ANALYZE".to_owned()).await;
    }
}

async fn run(world: &World, sql: String) {
    let sql = sqlx::AssertSqlSafe(sql);
    let done = match &world.database.db {
        Database::Sqlite { writer, .. } => sqlx::query(sql).execute(writer).await.map(drop),
        Database::Postgres(pool) => sqlx::query(sql).execute(pool).await.map(drop),
    };
    done.expect("runs");
}
