//! The end of the program: the first signal ends it in order, the second at once.

use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio_util::sync::CancellationToken;

/// The exit code of a program that a person stopped twice (128 + SIGINT).
const STOPPED_AT_ONCE: i32 = 130;

/// Cancels the token on SIGINT or SIGTERM and ends the process on the next one.
///
/// # Errors
/// When the system does not let the program listen for signals.
pub fn on_signal(shutdown: CancellationToken) -> std::io::Result<()> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::spawn(async move {
        either(&mut interrupt, &mut terminate).await;
        tracing::info!("Shutting down; a second signal ends the program at once");
        shutdown.cancel();
        either(&mut interrupt, &mut terminate).await;
        std::process::exit(STOPPED_AT_ONCE);
    });
    Ok(())
}

async fn either(interrupt: &mut Signal, terminate: &mut Signal) {
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
}
