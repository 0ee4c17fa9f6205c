//! Three free ports on this machine.

use serde::{Deserialize, Serialize};
use std::{
    io,
    net::{Ipv4Addr, TcpListener, UdpSocket},
    time::Duration,
};

/// Below the range from which the system hands out ports for outgoing connections, so that a port kept for the next
/// run is not taken by accident in between.
const RANGE: std::ops::Range<u16> = 20_000..30_000;

/// How long the ports of a predecessor that was just killed may take to become free.
const PREDECESSOR_LIMIT: Duration = Duration::from_secs(2);

/// The ports livekit-server listens on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Ports {
    /// HTTP and WebSocket, TCP on loopback.
    pub(super) signal: u16,
    /// Media over TCP; LiveKit opens it on every interface, whatever its addresses are set to.
    pub(super) media_tcp: u16,
    /// Media over UDP, on loopback.
    pub(super) media_udp: u16,
}

impl Ports {
    /// Three that are free now.
    pub(super) fn choose() -> io::Result<Self> {
        for _ in 0..1000 {
            let mut bytes = [0; 2];
            getrandom::fill(&mut bytes).map_err(io::Error::other)?;
            let first = RANGE.start + u16::from_le_bytes(bytes) % (RANGE.end - RANGE.start - 2);
            let ports = Self { signal: first, media_tcp: first + 1, media_udp: first + 2 };
            if ports.are_free() {
                return Ok(ports);
            }
        }
        Err(io::Error::new(io::ErrorKind::AddrInUse, "no three free ports between 20000 and 30000"))
    }

    fn are_free(self) -> bool {
        TcpListener::bind((Ipv4Addr::LOCALHOST, self.signal)).is_ok()
            && TcpListener::bind((Ipv4Addr::UNSPECIFIED, self.media_tcp)).is_ok()
            && UdpSocket::bind((Ipv4Addr::LOCALHOST, self.media_udp)).is_ok()
    }

    /// Whether the ports are free, now or once a predecessor that is just ending has let go of them.
    pub(super) async fn become_free(self) -> bool {
        let free = async {
            while !self.are_free() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(PREDECESSOR_LIMIT, free).await.is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_taken_port_is_noticed() {
        let ports = Ports::choose().expect("finds ports");
        assert!(ports.are_free());
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, ports.signal)).expect("is free");
        assert!(!ports.are_free());
        drop(taken);
        assert!(ports.become_free().await);
    }
}
