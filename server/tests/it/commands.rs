//! The command line as a person types it, on a SQLite file.

use crate::support::{Program, eventually};
use serde_json::{Value, json};

const TEACHER: &str = "teacher@itqan.test";

/// An academy with a teacher, a student, a parent and a supervisor.
fn academy() -> Program {
    let program = Program::new();
    let academy = program.json("academies create itqan-academy --name Itqan");
    assert_eq!((&academy["slug"], &academy["id"]), (&json!("itqan-academy"), &json!(1)));
    for role in ["teacher", "student", "parent", "supervisor"] {
        let line = format!(
            "users create --academy itqan-academy --role {role} --email {role}@itqan.test --name {role}"
        );
        assert_eq!(program.json(&line)["role"], role);
    }
    program
}

fn create(program: &Program, more: &str) -> Value {
    program.json(&format!(
        "sessions create --academy itqan-academy --kind quran_individual --teacher {TEACHER} --student student@itqan.test {more}"
    ))
}

#[test]
fn people_are_made_and_linked() {
    let program = academy();
    program.json("users link --parent parent@itqan.test --child student@itqan.test");
    program.json("users link --supervisor supervisor@itqan.test --teacher teacher@itqan.test");
    let twice = program.fails(
        "users create --academy itqan-academy --role student --email student@itqan.test --name x",
    );
    assert!(twice.contains("is a member"), "{twice}");
    let strangers =
        program.fails("users link --parent teacher@itqan.test --child student@itqan.test");
    assert!(strangers.contains("as parent"), "{strangers}");
    let line = "users create --academy itqan-academy --role super_admin --email super@itqan.test --name Super --password-stdin";
    assert!(program.run_with_input(line, "a long password\n").status.success());
    assert!(!program.run_with_input(&line.replace("super@", "other@"), "short\n").status.success());
}

#[test]
fn a_session_is_the_same_object_everywhere() {
    let program = academy();
    let made = create(&program, "--at +15m5s --duration 30 --title Tajwid");
    assert_eq!(
        (&made["status"], &made["duration_minutes"], &made["meeting"]),
        (&json!("scheduled"), &json!(30), &Value::Null)
    );
    assert_eq!((&made["title"], &made["students"]), (&json!("Tajwid"), &json!(["student"])));
    assert_eq!(program.json("sessions list"), json!([made]));
    assert_eq!(program.json("sessions list --academy itqan-academy"), json!([made]));

    let ready = program.json("sessions set-status 1 ready");
    assert_eq!(ready["meeting"]["room_name"], "itqan-academy-quran-session-1");
    assert_eq!(ready["meeting"]["link"], "http://localhost:3000/sessions/1");
    assert_eq!(ready["meeting"]["platform"], "livekit");
    assert_eq!(ready["meeting"]["auto_generated"], true);
    assert_eq!(program.json("meetings verify"), json!({ "missing": 0 }));
}

#[test]
fn a_session_may_begin_in_any_status_the_command_line_may_give_it() {
    let program = academy();
    assert_eq!(create(&program, "")["status"], "unscheduled");
    let ready = create(&program, "--at -2h --duration 90 --status ready");
    assert_eq!(ready["meeting"]["room_name"], "itqan-academy-quran-session-2");
    assert_eq!(
        create(&program, "--at 2030-01-31T20:30:00+03:00")["starts_at"],
        "2030-01-31T17:30:00.000Z"
    );
}

#[test]
fn refusals_are_the_http_apis_and_exit_with_1() {
    let program = academy();
    create(&program, "--at +2h");
    let error =
        |line: &str| -> Value { serde_json::from_str(&program.fails(line)).expect("is JSON") };
    assert_eq!(
        error("sessions set-status 1 completed --json"),
        json!({ "code": "refused", "from": "scheduled", "to": "completed", "why": "no_such_move" })
    );
    assert_eq!(error("sessions set-status 1 cancelled --json")["field"], "reason");
    assert_eq!(error("sessions set-status 9 ready --json"), json!({ "code": "not_found" }));
    let told = program.fails("sessions set-status 1 completed");
    assert!(told.contains("scheduled to completed"), "{told}");
}

#[test]
fn words_that_mean_nothing_are_refused_before_anything_happens() {
    let program = Program::new();
    for line in [
        "sessions create --academy itqan --kind chess --teacher t@a.test --at +1h",
        "sessions create --academy itqan --kind academic --teacher t@a.test --at tomorrow",
        "sessions set-status 1 finished",
        "users create --academy itqan --role king --email k@a.test --name K",
        "users link --parent p@a.test",
        "academies create Itqan --name Itqan",
    ] {
        let output = program.run(line);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{line}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn commands_work_beside_a_running_server_which_follows() {
    let program = academy();
    let server = program.serve();
    create(&program, "--at +14m59s");
    let ready = eventually("the server's clock hears of the session", || {
        let session = program.json("sessions list")[0].clone();
        (session["status"] == "ready").then_some(session)
    });
    assert_eq!(
        ready["meeting"]["link"],
        format!("{}/sessions/1", server.url),
        "with the running server's address"
    );
}
