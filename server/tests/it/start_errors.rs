//! A start that can't work ends at once, with one line that says what to do.

use crate::support::{Program, run};
use std::{fs, net::TcpListener};

fn says(error: &str, parts: &[&str]) {
    assert!(error.trim_end().lines().count() == 1, "one line: {error}");
    for part in parts {
        assert!(error.contains(part), "`{part}` is missing in: {error}");
    }
}

#[test]
fn a_taken_port_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = taken.local_addr().expect("has an address");
    let error = Program::new().fails(&format!("serve --listen {address}"));
    says(&error, &[&address.to_string(), "MAJLIS_LISTEN"]);
}

#[test]
fn half_set_livekit_variables_are_named() {
    let program = Program::new();
    let mut command = program.command("serve");
    let output = run(command.env("LIVEKIT_SERVER_URL", "wss://live.example"), "");
    assert_eq!(output.status.code(), Some(1));
    says(
        &String::from_utf8_lossy(&output.stderr),
        &["LIVEKIT_API_KEY and LIVEKIT_API_SECRET are missing"],
    );
}

#[test]
fn proxies_that_are_no_addresses_are_named() {
    let error = Program::new().fails("serve --trusted-proxies proxy.example.org");
    says(&error, &["MAJLIS_TRUSTED_PROXIES", "proxy.example.org", "10.0.0.0/8"]);
}

#[test]
fn a_wrong_database_address_is_named_without_its_password() {
    let program = Program::new();
    says(
        &program.fails("serve --database-url mysql://me:hidden@db/x"),
        &["DATABASE_URL", "sqlite:PATH"],
    );
    let refused = program.fails("sessions list --database-url postgres://me:hidden@127.0.0.1:1/x");
    says(&refused, &["DATABASE_URL", "127.0.0.1:1"]);
    assert!(!refused.contains("hidden"), "{refused}");
}

#[test]
fn an_unusable_data_folder_is_named() {
    let program = Program::new();
    let file = program.data().join("file");
    fs::write(&file, "").expect("writes");
    says(&program.fails(&format!("serve --data {}/below", file.display())), &["MAJLIS_DATA"]);
}

#[test]
fn a_site_that_was_not_built_is_named() {
    let program = Program::new();
    let error = program.fails("serve --site /nowhere");
    says(&error, &["/nowhere", "make site", "MAJLIS_SITE"]);
}

#[test]
fn a_missing_livekit_server_is_named() {
    let program = Program::new();
    let mut command = program.command("serve --listen 127.0.0.1:0");
    let output = run(command.env("MAJLIS_LIVEKIT_SERVER", "/nowhere/livekit-server"), "");
    assert_eq!(output.status.code(), Some(1));
    says(
        &String::from_utf8_lossy(&output.stderr),
        &["/nowhere/livekit-server is missing", "LIVEKIT_SERVER_URL"],
    );
}

#[test]
fn the_demo_is_for_this_machine_only() {
    says(
        &Program::new().fails("demo --listen 0.0.0.0:3000"),
        &["0.0.0.0:3000", "this machine only"],
    );
}

#[test]
fn one_data_folder_has_one_server() {
    let program = Program::new();
    let _server = program.serve();
    says(
        &program.fails("serve --listen 127.0.0.1:0"),
        &["another majlis is running", "MAJLIS_DATA"],
    );
}

#[test]
fn an_empty_variable_counts_as_unset() {
    let program = Program::new();
    let mut command = program.command("serve --site /nowhere");
    for name in [
        "MAJLIS_LISTEN",
        "MAJLIS_PUBLIC_URL",
        "DATABASE_URL",
        "LIVEKIT_API_KEY",
        "MAJLIS_TRUSTED_PROXIES",
        "MAJLIS_LIVEKIT_SERVER",
    ] {
        command.env(name, "");
    }
    let output = run(&mut command, "");
    says(&String::from_utf8_lossy(&output.stderr), &["make site"]);
}
