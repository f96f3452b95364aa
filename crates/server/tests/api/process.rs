//! The program as a person starts it: what it prints, and how it stops.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

struct Server {
    child: Child,
    out: BufReader<ChildStdout>,
    port: u16,
    greeting: String,
    folder: tempfile::TempDir,
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut child = Command::new(env!("CARGO_BIN_EXE_zhihui-server"))
            .args(["--port", "0", "--data"])
            .arg(folder.path())
            .args(arguments)
            .env_remove("DATABASE_URL")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut out = BufReader::new(child.stdout.take().expect("stdout"));
        let mut greeting = String::new();
        out.read_line(&mut greeting).expect("a line");
        let port = greeting.trim().strip_prefix("listening on http://127.0.0.1:").expect("the address");
        let port = port.parse().expect("a port");
        Self { child, out, port, greeting, folder }
    }

    /// Sends one request on a connection of its own and gives the answer and the connection.
    fn request(&self, head: &str, body: &str) -> (String, TcpStream) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("connects");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("sets");
        let request =
            format!("{head} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nIdempotency-Key: one\r\n");
        write!(stream, "{request}Content-Length: {}\r\n\r\n{body}", body.len()).expect("sends");
        let (mut answer, mut part) = (Vec::new(), [0; 4096]);
        loop {
            let text = String::from_utf8_lossy(&answer).into_owned();
            if let Some((head, got)) = text.split_once("\r\n\r\n") {
                let length =
                    head.to_lowercase().split("content-length: ").nth(1).and_then(|l| l.lines().next()?.parse().ok());
                if got.len() >= length.unwrap_or(0) {
                    return (text, stream);
                }
            }
            let n = stream.read(&mut part).expect("an answer");
            assert!(n > 0, "the connection closed after {text}");
            answer.extend_from_slice(&part[..n]);
        }
    }

    /// Reads stdout up to the line that holds `word`.
    fn line_with(&mut self, word: &str) -> String {
        loop {
            let mut line = String::new();
            assert!(self.out.read_line(&mut line).expect("a line") > 0, "stdout ended before {word}");
            if line.contains(word) {
                return line;
            }
        }
    }

    /// Stops the server and gives its exit code, how long that took, and its log.
    fn stop(mut self, signal: &str) -> (Option<i32>, Duration, String) {
        let asked = Instant::now();
        let killed = Command::new("kill").args([signal, &self.child.id().to_string()]).status().expect("kill runs");
        assert!(killed.success());
        let status = self.child.wait().expect("ends");
        let took = asked.elapsed();
        let mut log = String::new();
        self.child.stderr.take().expect("stderr").read_to_string(&mut log).expect("a log");
        (status.code(), took, log)
    }
}

#[test]
fn it_prints_the_way_in_and_stops_cleanly() {
    let mut server = Server::start(&["--demo", "--clock", "2026-11-20T09:00:00+08:00"]);
    assert!(server.greeting.starts_with("listening on http://127.0.0.1:"));
    let accounts = server.line_with("19900000014");
    assert!(accounts.contains("clerk"), "{accounts}");
    let (answer, idle) = server.request("GET /api/v1/health", "");
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("content-security-policy"), "{answer}");
    let (answer, _) = server.request("POST /api/v1/auth/codes", r#"{"phone":"19900001234"}"#);
    assert!(answer.starts_with("HTTP/1.1 202"), "{answer}");
    let sms = server.line_with("[SMS]");
    let code = sms.strip_prefix("[SMS] 19900001234: 【智汇】验证码 ").expect("the format");
    assert!(code.trim_end().ends_with("，5 分钟内有效。") && code[..6].bytes().all(|b| b.is_ascii_digit()), "{sms}");
    let (answer, _) = server.request("POST /api/v1/test/clock", r#"{"now":"2026-11-28T09:00:00+08:00"}"#);
    assert!(answer.starts_with("HTTP/1.1 204"), "{answer}");
    let (answer, _) = server.request("GET /api/v1/events?when=past&limit=1", "");
    assert!(answer.contains("\"optics\""), "{answer}");
    let code = code[..6].to_owned();
    // One connection idles after its answer, another never asks: neither may hold the server up.
    let silent = TcpStream::connect(("127.0.0.1", server.port)).expect("connects");
    let (status, took, log) = server.stop("-TERM");
    assert_eq!(status, Some(0), "{log}");
    assert!(took < Duration::from_secs(5), "{took:?}");
    assert!(log.contains("route=\"/api/v1/auth/codes\"") && log.contains("stopping"), "{log}");
    for private in ["19900001234", "9900001", code.as_str(), "127.0.0.1"] {
        assert!(!log.contains(private), "{private} in\n{log}");
    }
    drop((idle, silent));
}

#[test]
fn ctrl_c_stops_it_too_and_the_data_stays() {
    let server = Server::start(&[]);
    let file = server.folder.path().join("zhihui.db");
    assert!(file.is_file());
    let (status, took, _) = server.stop("-INT");
    assert_eq!(status, Some(0));
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[test]
fn mistakes_on_the_command_line_are_told() {
    let run =
        |arguments: &[&str]| Command::new(env!("CARGO_BIN_EXE_zhihui-server")).args(arguments).output().expect("runs");
    let wrong = run(&["--port", "many"]);
    assert!(!wrong.status.success() && String::from_utf8_lossy(&wrong.stderr).contains("--port"));
    let help = run(&["--help"]);
    assert!(help.status.success() && String::from_utf8_lossy(&help.stdout).contains("--demo"));
}
