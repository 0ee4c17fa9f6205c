//! The livekit-server that majlis runs itself, as a real process. `MAJLIS_LIVEKIT_SERVER` names it.

use crate::support::{Program, eventually, kill};
use std::fs;

#[test]
fn it_is_restarted_when_it_dies_and_keeps_its_ports() {
    let program = Program::new();
    let server = program.serve();
    let first = eventually("livekit-server runs", || program.livekit_process());
    eventually("it answers", || server.has_livekit().then_some(()));
    let kept = fs::read_to_string(program.data().join("livekit.json")).expect("is kept");

    kill("-KILL", first);
    eventually("another livekit-server runs", || {
        program.livekit_process().filter(|id| *id != first)
    });
    eventually("it answers", || server.has_livekit().then_some(()));
    assert_eq!(fs::read_to_string(program.data().join("livekit.json")).expect("is kept"), kept);
}

#[test]
fn it_dies_with_a_killed_parent_and_comes_back_on_the_same_ports() {
    let program = Program::new();
    let mut server = program.serve();
    eventually("livekit-server runs", || program.livekit_process());
    let kept = fs::read_to_string(program.data().join("livekit.json")).expect("is kept");

    kill("-KILL", server.id());
    server.wait();
    eventually("livekit-server is gone", || program.livekit_process().is_none().then_some(()));

    let server = program.serve();
    eventually("it answers again", || server.has_livekit().then_some(()));
    assert_eq!(fs::read_to_string(program.data().join("livekit.json")).expect("is kept"), kept);
}

#[test]
fn an_orderly_end_takes_it_along() {
    let program = Program::new();
    let mut server = program.serve();
    eventually("livekit-server runs", || program.livekit_process());
    kill("-TERM", server.id());
    assert_eq!(server.wait(), Some(0));
    assert_eq!(program.livekit_process(), None);
}

#[test]
fn its_keys_are_nobody_elses_business() {
    use std::os::unix::fs::PermissionsExt;
    let program = Program::new();
    let _server = program.serve();
    let id = eventually("livekit-server runs", || program.livekit_process());
    for name in ["livekit.json", "livekit.yaml"] {
        let mode = fs::metadata(program.data().join(name)).expect("exists").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    let kept = fs::read_to_string(program.data().join("livekit.json")).expect("is kept");
    let kept: serde_json::Value = serde_json::from_str(&kept).expect("is JSON");
    let secret = kept["api_secret"].as_str().expect("has a secret");
    for file in ["cmdline", "environ"] {
        let shown = fs::read(format!("/proc/{id}/{file}")).expect("runs");
        assert!(!String::from_utf8_lossy(&shown).contains(secret), "{file}");
    }
}
