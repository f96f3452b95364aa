//! As much of HTTP/1.1 (RFC 9112) as the relay needs.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::Duration;

const GLANCE: Duration = Duration::from_millis(1);
/// A first line that is not there after so many looks never comes.
const GLANCES: u32 = 10_000;

/// Method and path (with the query) of the request that is arriving. All of it stays unread. None when the browser only
/// opened a connection in advance.
pub fn announced(from: &TcpStream) -> io::Result<Option<(String, String)>> {
    let mut bytes = [0; 8192];
    for _ in 0..GLANCES {
        let there = from.peek(&mut bytes)?;
        if there == 0 {
            return Ok(None);
        }
        if let Some(end) = bytes[..there].iter().position(|byte| *byte == b'\r') {
            let line = String::from_utf8_lossy(&bytes[..end]).into_owned();
            let mut words = line.split(' ').map(str::to_owned);
            return Ok(words.next().zip(words.next()));
        }
        // Peeking does not wait for the rest of a line that comes in two pieces.
        thread::sleep(GLANCE);
    }
    Err(io::ErrorKind::TimedOut.into())
}

/// Reads one request, as it can be sent on.
pub fn read_request(mut from: &TcpStream) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let body_at = loop {
        if let Some(at) = body_at(&bytes) {
            break at;
        }
        let mut chunk = [0; 4096];
        match from.read(&mut chunk)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => bytes.extend_from_slice(&chunk[..read]),
        }
    };
    let head = String::from_utf8_lossy(&bytes[..body_at]).into_owned();
    let mut body = bytes.split_off(body_at);
    let mut rest = vec![0; content_length(&head).saturating_sub(body.len())];
    if !rest.is_empty() && header(&head, "expect").is_some() {
        write(from, b"HTTP/1.1 100 Continue\r\n\r\n")?;
    }
    from.read_exact(&mut rest)?;
    body.append(&mut rest);
    let mut request = closing(&head).into_bytes();
    request.append(&mut body);
    Ok(request)
}

/// Where the head ends.
fn body_at(message: &[u8]) -> Option<usize> {
    message.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4)
}

fn headers(head: &str) -> impl Iterator<Item = (&str, &str)> {
    head.lines().skip(1).filter_map(|line| line.split_once(':'))
}

fn header<'h>(head: &'h str, wanted: &str) -> Option<&'h str> {
    headers(head).find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value.trim())
}

fn content_length(head: &str) -> usize {
    header(head, "content-length").and_then(|length| length.parse().ok()).unwrap_or(0)
}

/// The same head, asking for the connection to end after the answer, and for no go-ahead: that is given already.
fn closing(head: &str) -> String {
    let first = head.lines().next().unwrap_or_default();
    let dropped = |name: &str| ["connection", "expect"].iter().any(|gone| name.eq_ignore_ascii_case(gone));
    let kept = headers(head).filter(|(name, _)| !dropped(name));
    let lines: String = kept.map(|(name, value)| format!("{name}:{value}\r\n")).collect();
    format!("{first}\r\n{lines}Connection: close\r\n\r\n")
}

/// The server's whole answer. A server may refuse a large request, and end the connection, before it has read all of it:
/// its answer counts then, too.
pub fn forward(request: &[u8], server: SocketAddr) -> io::Result<Vec<u8>> {
    let mut upstream = TcpStream::connect(server)?;
    let sent = upstream.write_all(request);
    let mut answer = Vec::new();
    let read = upstream.read_to_end(&mut answer);
    if answer.is_empty() {
        sent.and(read)?;
    }
    Ok(answer)
}

/// An answer that no server gave. Who says that it was too much says when to come again.
pub fn answer(status: u16, kind: &str, body: &str) -> Vec<u8> {
    let again = if status == 429 { "Retry-After: 1\r\n" } else { "" };
    let head = format!("HTTP/1.1 {status} x\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{again}", body.len());
    format!("{head}Connection: close\r\n\r\n{body}").into_bytes()
}

/// An answer's whole head and half of its body.
pub fn half(answer: &[u8]) -> &[u8] {
    let body_at = body_at(answer).unwrap_or(answer.len());
    &answer[..body_at + (answer.len() - body_at) / 2]
}

pub fn write(mut to: &TcpStream, bytes: &[u8]) -> io::Result<()> {
    to.write_all(bytes)?;
    to.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_asks_to_close_and_keeps_the_rest() {
        let head = "POST /a?b HTTP/1.1\r\nHost: h:1\r\nconnection: keep-alive\r\nExpect: 100-continue\r\n\
                    Content-Length: 12\r\n\r\n";
        assert_eq!(content_length(head), 12);
        assert_eq!(closing(head), "POST /a?b HTTP/1.1\r\nHost: h:1\r\nContent-Length: 12\r\nConnection: close\r\n\r\n");
    }

    #[test]
    fn half_an_answer_has_its_whole_head() {
        assert_eq!(half(b"HTTP/1.1 200 x\r\nA: b\r\n\r\n12345"), b"HTTP/1.1 200 x\r\nA: b\r\n\r\n12");
        assert_eq!(half(b"HTTP/1.1 204 x\r\n\r\n"), b"HTTP/1.1 204 x\r\n\r\n");
    }
}
