//! As much of HTTP/1.1 (RFC 9112) as the relay needs.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};

/// One request, ready to be sent on.
pub struct Request {
    pub method: String,
    /// With the query.
    pub path: String,
    bytes: Vec<u8>,
}

/// Reads one request; none when the browser only opened a connection in advance.
pub fn read_request(mut from: &TcpStream) -> io::Result<Option<Request>> {
    let mut bytes = Vec::new();
    let head_end = loop {
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at + 4;
        }
        let mut chunk = [0; 4096];
        match from.read(&mut chunk)? {
            0 => return Ok(None),
            read => bytes.extend_from_slice(&chunk[..read]),
        }
    };
    let head = String::from_utf8_lossy(&bytes[..head_end]).into_owned();
    let mut body = bytes.split_off(head_end);
    let mut rest = vec![0; content_length(&head).saturating_sub(body.len())];
    from.read_exact(&mut rest)?;
    body.append(&mut rest);

    let mut words = head.split(' ').map(str::to_owned);
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let mut bytes = closing(&head).into_bytes();
    bytes.append(&mut body);
    Ok(Some(Request { method, path, bytes }))
}

fn headers(head: &str) -> impl Iterator<Item = (&str, &str)> {
    head.lines().skip(1).filter_map(|line| line.split_once(':'))
}

fn content_length(head: &str) -> usize {
    let length = headers(head).find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    length.and_then(|(_, value)| value.trim().parse().ok()).unwrap_or(0)
}

/// The same head, asking for the connection to end after the answer.
fn closing(head: &str) -> String {
    let first = head.lines().next().unwrap_or_default();
    let kept = headers(head).filter(|(name, _)| !name.eq_ignore_ascii_case("connection"));
    let lines: String = kept.map(|(name, value)| format!("{name}:{value}\r\n")).collect();
    format!("{first}\r\n{lines}Connection: close\r\n\r\n")
}

/// The server's whole answer.
pub fn forward(request: &Request, server: SocketAddr) -> io::Result<Vec<u8>> {
    let mut upstream = TcpStream::connect(server)?;
    upstream.write_all(&request.bytes)?;
    let mut answer = Vec::new();
    upstream.read_to_end(&mut answer)?;
    Ok(answer)
}

/// An answer that no server gave.
pub fn answer(status: u16, kind: &str, body: &str) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status} x\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n", body.len());
    format!("{head}Connection: close\r\n\r\n{body}").into_bytes()
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
        let head = "POST /a?b HTTP/1.1\r\nHost: h:1\r\nconnection: keep-alive\r\nContent-Length: 12\r\n\r\n";
        assert_eq!(content_length(head), 12);
        assert_eq!(closing(head), "POST /a?b HTTP/1.1\r\nHost: h:1\r\nContent-Length: 12\r\nConnection: close\r\n\r\n");
    }
}
