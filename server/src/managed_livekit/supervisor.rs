//! Keeps one child process running.
//!
//! A thread of its own starts the child, because the kernel ends the child together with the *thread* that started it
//! (`PR_SET_PDEATHSIG`), and a thread of the async runtime's pool may end at any time.

use std::{
    io::{self, BufRead, BufReader, PipeReader},
    os::unix::process::CommandExt,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};
use tokio::sync::watch;

/// What to run.
#[derive(Clone, Debug)]
pub(super) struct Launch {
    pub(super) setpriv: PathBuf,
    pub(super) livekit_server: PathBuf,
    pub(super) config: PathBuf,
}

/// The first wait before a restart; it doubles up to [`LONGEST_WAIT`].
const SHORTEST_WAIT: Duration = Duration::from_millis(100);
const LONGEST_WAIT: Duration = Duration::from_secs(5);
/// A child that lived this long did start: the next restart waits the shortest time again.
const PROVED_AFTER: Duration = Duration::from_secs(10);

enum Event {
    /// The child closed its log, which it does by ending; its last words.
    Ended(String),
    Stop,
}

/// Runs the child until dropped; dropping waits until the child is gone.
#[derive(Debug)]
pub(super) struct Supervisor {
    events: Sender<Event>,
    thread: Option<JoinHandle<()>>,
    ends: watch::Receiver<String>,
}

/// Hears of a child's end.
pub(super) struct Ends(watch::Receiver<String>);

impl Ends {
    /// The last words of the next child that ends.
    pub(super) async fn next(&mut self) -> String {
        match self.0.changed().await {
            Ok(()) => self.0.borrow_and_update().clone(),
            // The supervisor was dropped: no further child will end.
            Err(_) => std::future::pending().await,
        }
    }
}

impl Supervisor {
    /// Starts the child and its supervising thread.
    pub(super) fn start(launch: Launch) -> io::Result<Self> {
        let (events, received) = mpsc::channel();
        let (ends_sender, ends) = watch::channel(String::new());
        let sender = events.clone();
        let run = move || supervise(&launch, &received, &sender, &ends_sender);
        let thread = thread::Builder::new().name("livekit-server".to_owned()).spawn(run)?;
        Ok(Self { events, thread: Some(thread), ends })
    }

    /// To hear of the child's end.
    pub(super) fn ends(&self) -> Ends {
        Ends(self.ends.clone())
    }
}

impl Drop for Supervisor {
    fn drop(&mut self) {
        // Fails only when the thread is gone, and the child with it.
        let _ = self.events.send(Event::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn supervise(
    launch: &Launch,
    events: &Receiver<Event>,
    sender: &Sender<Event>,
    ends: &watch::Sender<String>,
) {
    let mut wait = SHORTEST_WAIT;
    loop {
        let started = Instant::now();
        let last_words = match launch.spawn(sender.clone()) {
            Ok(child) => match run_to_end(child, events) {
                Some(last_words) => last_words,
                None => return,
            },
            Err(error) => error.to_string(),
        };
        if started.elapsed() >= PROVED_AFTER {
            wait = SHORTEST_WAIT;
        }
        tracing::warn!(
            wait_ms = wait.as_millis(),
            last_words,
            "livekit-server ended, it is started again"
        );
        ends.send_replace(last_words);
        match events.recv_timeout(wait) {
            Err(RecvTimeoutError::Timeout) => wait = (wait * 2).min(LONGEST_WAIT),
            Ok(_) | Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Waits for the child's end and returns its last words, or kills it and returns `None` when told to stop.
fn run_to_end(mut child: Child, events: &Receiver<Event>) -> Option<String> {
    let last_words = match events.recv() {
        Ok(Event::Ended(last_words)) => Some(last_words),
        Ok(Event::Stop) | Err(_) => None,
    };
    // After its end this only collects the exit status.
    if let Err(error) = child.kill().and_then(|()| child.wait()) {
        tracing::warn!(%error, "livekit-server could not be ended");
    }
    last_words
}

impl Launch {
    fn spawn(&self, events: Sender<Event>) -> io::Result<Child> {
        let (log, output) = io::pipe()?;
        let mut command = Command::new(&self.setpriv);
        command
            .args(["--pdeathsig", "KILL"])
            .arg(&self.livekit_server)
            .arg("--config")
            .arg(&self.config);
        command.stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output);
        // The child reads its file and nothing else; LIVEKIT_KEYS and the like would overrule it.
        command.env_clear();
        // Ctrl-C goes to the whole group of the terminal. Ended by it in an orderly way, LiveKit would tell every
        // browser that the lesson is over; it ends with this process instead.
        command.process_group(0);
        let mut child = command.spawn()?;
        // It holds this process's copies of the pipe's writing end: while they are open the log never ends.
        drop(command);
        let reader = thread::Builder::new().name("livekit-server-log".to_owned());
        if let Err(error) = reader.spawn(move || forward_log(log, &events)) {
            child.kill().and_then(|()| child.wait())?;
            return Err(error);
        }
        Ok(child)
    }
}

fn forward_log(log: PipeReader, events: &Sender<Event>) {
    let mut last_words = String::new();
    for line in BufReader::new(log).lines().map_while(Result::ok) {
        tracing::debug!(target: "livekit_server", "{line}");
        last_words = line;
    }
    // Nobody listens any more once the supervisor was told to stop.
    let _ = events.send(Event::Ended(last_words));
}
