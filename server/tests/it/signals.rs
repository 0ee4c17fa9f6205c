//! The end of the program: the first signal ends it in order, the second at once.

use crate::support::{Program, eventually, kill};
use std::{io::Write, net::TcpStream};

#[test]
fn a_second_signal_ends_it_at_once() {
    let program = Program::new();
    let mut server = program.serve();
    // A request that has begun and does not end holds up an orderly end for ten seconds.
    let mut request = TcpStream::connect(server.address()).expect("connects");
    let begun = b"POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nemail";
    request.write_all(begun).expect("is sent");
    eventually("the server has begun to read it", || server.get("/healthz"));

    kill("-TERM", server.id());
    eventually("nobody is let in any more", || TcpStream::connect(server.address()).err());
    kill("-TERM", server.id());
    assert_eq!(server.wait(), Some(130));
}
