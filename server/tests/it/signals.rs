//! The end of the program: the first signal ends it in order, the second at once.

use crate::support::{Program, eventually, kill};
use std::{
    io::{Read, Write},
    net::TcpStream,
};

const BEGUN: &[u8] = b"POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\
    Content-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue\r\n\r\n";

#[test]
fn a_second_signal_ends_it_at_once() {
    let program = Program::new();
    let mut server = program.serve();
    // A request that has begun and does not end holds up an orderly end for ten seconds. The server answers "100
    // Continue" when its handler asks for the body.
    let mut request = TcpStream::connect(server.address()).expect("connects");
    request.write_all(BEGUN).expect("is sent");
    let mut answer = [0; 12];
    request.read_exact(&mut answer).expect("is answered");
    assert_eq!(&answer, b"HTTP/1.1 100");

    kill("-TERM", server.id());
    eventually("nobody is let in any more", || TcpStream::connect(server.address()).err());
    kill("-TERM", server.id());
    assert_eq!(server.wait(), Some(130));
}
