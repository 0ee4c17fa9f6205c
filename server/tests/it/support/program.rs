//! The real program, in a data folder of its own.

use super::site_folder;
use serde_json::Value;
use std::{
    fs,
    io::Write,
    path::Path,
    process::{Child, Command, Output, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// How long another process may take for what it does in well under a second on an idle machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program with its data folder and site.
pub(crate) struct Program {
    data: TempDir,
    site: TempDir,
}

/// A running server; killed when dropped.
pub(crate) struct Running {
    child: Child,
    pub(crate) url: String,
}

impl Program {
    pub(crate) fn new() -> Self {
        Self { data: tempfile::tempdir().expect("temporary folder"), site: site_folder() }
    }

    pub(crate) fn data(&self) -> &Path {
        self.data.path()
    }

    /// The program with this command line and nothing of the tests' own environment but the livekit-server.
    pub(crate) fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_majlis"));
        command.args(arguments.split_whitespace()).env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("MAJLIS_DATA", self.data()).env("MAJLIS_SITE", self.site.path());
        command.env(
            "MAJLIS_LIVEKIT_SERVER",
            std::env::var_os("MAJLIS_LIVEKIT_SERVER").unwrap_or_default(),
        );
        command
    }

    pub(crate) fn run(&self, arguments: &str) -> Output {
        run(&mut self.command(arguments), "")
    }

    /// Runs a command that must succeed and returns its JSON.
    pub(crate) fn json(&self, arguments: &str) -> Value {
        let output = self.run(&format!("{arguments} --json"));
        assert!(
            output.status.success(),
            "{arguments}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        serde_json::from_slice(&output.stdout).expect("prints JSON")
    }

    /// Runs a command that must fail and returns what it says.
    pub(crate) fn fails(&self, arguments: &str) -> String {
        let output = self.run(arguments);
        assert_eq!(
            output.status.code(),
            Some(1),
            "{arguments}: {}",
            String::from_utf8_lossy(&output.stdout)
        );
        String::from_utf8(output.stderr).expect("is text")
    }

    /// Runs a command with this standard input.
    pub(crate) fn run_with_input(&self, arguments: &str, input: &str) -> Output {
        run(&mut self.command(arguments), input)
    }

    /// Starts the server on a free port and waits until it answers.
    pub(crate) fn serve(&self) -> Running {
        let written = self.data().join("public-url");
        // What an earlier server of this folder wrote.
        let _ = fs::remove_file(&written);
        let mut command = self.command("serve --listen 127.0.0.1:0");
        let child = command.stderr(Stdio::null()).spawn().expect("the program starts");
        let mut running = Running { child, url: String::new() };
        running.url =
            eventually("the server writes its address", || fs::read_to_string(&written).ok());
        eventually("the server answers", || {
            running.get("/healthz").filter(|answer| answer == "ok")
        });
        running
    }

    /// The livekit-server that belongs to this data folder.
    pub(crate) fn livekit_process(&self) -> Option<u32> {
        let config = self.data().join("livekit.yaml");
        let config = config.to_str().expect("is text");
        fs::read_dir("/proc").expect("is Linux").filter_map(Result::ok).find_map(|entry| {
            let id = entry.file_name().to_str()?.parse().ok()?;
            // Arguments end with a nought. A program that ended and was not yet collected has none.
            let line = fs::read_to_string(entry.path().join("cmdline")).ok()?;
            let mut words = line.split('\0');
            let is_livekit =
                words.next()?.ends_with("livekit-server") && words.any(|word| word == config);
            is_livekit.then_some(id)
        })
    }
}

impl Running {
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> (&'static str, u16) {
        let port = self.url.strip_prefix("http://localhost:").expect("a local address");
        ("127.0.0.1", port.parse().expect("a port"))
    }

    /// The body of `GET path`, if the server answers at all.
    pub(crate) fn get(&self, path: &str) -> Option<String> {
        let mut stream = std::net::TcpStream::connect(self.address()).ok()?;
        write!(stream, "GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n").ok()?;
        let answer = std::io::read_to_string(stream).ok()?;
        answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned())
    }

    /// Whether the server reaches its LiveKit.
    pub(crate) fn has_livekit(&self) -> bool {
        let ready = self.get("/readyz").and_then(|body| serde_json::from_str::<Value>(&body).ok());
        ready.is_some_and(|ready| ready["livekit"] == true)
    }

    /// Waits for the end and returns the exit code.
    pub(crate) fn wait(&mut self) -> Option<i32> {
        eventually("the server ends", || self.child.try_wait().expect("is our child")).code()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail when it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs a command to its end with this standard input. One that does not end is a failure, not a wait for ever.
pub(crate) fn run(command: &mut Command, input: &str) -> Output {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let id = child.id();
    let mut stdin = child.stdin.take().expect("is piped");
    // A program that ends without reading is no failure of the test.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let (sender, ended) = mpsc::channel();
    let waiting = thread::spawn(move || sender.send(child.wait_with_output()));
    let output = ended.recv_timeout(PATIENCE).unwrap_or_else(|_| {
        kill("-KILL", id);
        panic!("not within {PATIENCE:?}: the end of {command:?}")
    });
    waiting.join().expect("does not panic").expect("was received");
    output.expect("is read")
}

/// Asks again until there is an answer: another process can only be watched from outside.
pub(crate) fn eventually<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(start.elapsed() < PATIENCE, "not within {PATIENCE:?}: {what}");
        thread::sleep(Duration::from_millis(10));
    }
}

/// Sends a signal by the system's own command.
pub(crate) fn kill(signal: &str, process: u32) {
    let status =
        Command::new("kill").args([signal, &process.to_string()]).status().expect("kill exists");
    assert!(status.success());
}
