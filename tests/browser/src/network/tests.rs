//! The relay between a client of bytes and a server that counts what it is asked.

use std::io::{ErrorKind, Read, Write};
use std::sync::atomic::AtomicUsize;
use std::time::Instant;

use super::*;

const BODY: &str = "0123456789";

/// How much of a request the server reads before it answers.
#[derive(Clone, Copy)]
enum Reads {
    All,
    Head,
}

/// A server that answers every request with [`BODY`].
struct Server {
    origin: String,
    /// Bytes that it was sent, one number a request.
    sizes: Arc<Mutex<Vec<usize>>>,
    asked: Arc<AtomicUsize>,
}

impl Server {
    fn start(reads: Reads) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let (sizes, asked) = (Arc::new(Mutex::new(vec![])), Arc::new(AtomicUsize::new(0)));
        let server = Self { origin, sizes: Arc::clone(&sizes), asked: Arc::clone(&asked) };
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let size = match reads {
                    Reads::All => message::read_request(&stream).map_or(0, |request| request.len()),
                    Reads::Head => (&stream).read(&mut [0; 512]).unwrap_or(0),
                };
                sizes.lock().expect("no panic").push(size);
                asked.fetch_add(1, Ordering::SeqCst);
                let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", BODY.len());
                message::write(&stream, (head + BODY).as_bytes()).ok();
            }
        });
        server
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

/// A network to a server that reads all it is sent.
fn network() -> (Network, Server) {
    let server = Server::start(Reads::All);
    (Network::to(&server.origin).expect("a relay"), server)
}

/// Sends bytes on a connection of their own and gives all that comes back.
fn send(network: &Network, request: &[u8]) -> io::Result<String> {
    let mut stream = TcpStream::connect(network.address)?;
    stream.write_all(request)?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

fn get(network: &Network, path: &str) -> io::Result<String> {
    send(network, format!("GET {path} HTTP/1.1\r\nHost: h\r\n\r\n").as_bytes())
}

fn is_whole(answer: &io::Result<String>) -> bool {
    answer.as_ref().is_ok_and(|text| text.ends_with(BODY))
}

#[test]
fn what_works_passes_both_ways() {
    let (network, server) = network();
    assert!(is_whole(&get(&network, "/api/v1/events?limit=1")));
    assert!(is_whole(&send(&network, b"POST /api/v1/cases HTTP/1.1\r\nContent-Length: 4\r\n\r\nbody")));
    assert_eq!(server.asked(), 2);
    let seen = network.seen();
    let expected = [("GET", "/api/v1/events?limit=1"), ("POST", "/api/v1/cases")];
    assert_eq!(seen, expected.map(|(method, path)| (method.to_owned(), path.to_owned())));
}

#[test]
fn a_refused_request_is_reset_and_never_arrives() {
    let (network, server) = network();
    network.breaks("GET /api/", Fault::Refused);
    let error = get(&network, "/api/v1/me").expect_err("no answer");
    assert_eq!(error.kind(), ErrorKind::ConnectionReset);
    assert_eq!((server.asked(), network.count("GET /api/v1/me")), (0, 1));
}

#[test]
fn a_lost_request_never_arrives() {
    let (network, server) = network();
    network.breaks("GET /", Fault::RequestLost);
    assert_eq!(get(&network, "/").expect("a clean end"), "");
    assert_eq!(server.asked(), 0);
}

#[test]
fn a_lost_answer_was_given() {
    let (network, server) = network();
    network.breaks("GET /", Fault::AnswerLost);
    assert_eq!(get(&network, "/").expect("a clean end"), "");
    assert_eq!(server.asked(), 1);
}

#[test]
fn a_cut_answer_says_its_length_and_ends_in_the_middle() {
    let (network, server) = network();
    network.breaks("GET /", Fault::AnswerCut);
    let answer = get(&network, "/").expect("a beginning");
    assert!(answer.contains("Content-Length: 10\r\n") && answer.ends_with("\r\n\r\n01234"), "{answer}");
    assert_eq!(server.asked(), 1);
}

#[test]
fn a_late_answer_is_whole() {
    let (network, _server) = network();
    network.breaks("GET /", Fault::Late(Duration::from_millis(200)));
    let started = Instant::now();
    assert!(is_whole(&get(&network, "/")));
    assert!(started.elapsed() >= Duration::from_millis(200));
}

#[test]
fn a_gateway_answers_in_the_servers_place() {
    let (network, server) = network();
    for status in [500, 502, 429] {
        network.breaks_once("GET /", Fault::status(status));
        let answer = get(&network, "/").expect("an answer");
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
        assert_eq!(answer.contains("Retry-After: 1\r\n"), status == 429, "{answer}");
    }
    assert_eq!(server.asked(), 0);
    assert!(is_whole(&get(&network, "/")));
}

#[test]
fn the_second_of_three_requests_is_lost_whatever_it_is() {
    let (network, server) = network();
    network.breaks_nth(2, Fault::RequestLost);
    let paths = ["/index.html", "/api/v1/events", "/api/v1/me", "/api/v1/me"];
    let whole: Vec<_> = paths.iter().map(|path| is_whole(&get(&network, path))).collect();
    assert_eq!(whole, [true, true, false, true]);
    assert_eq!((server.asked(), network.seen().len()), (3, 3));
}

#[test]
fn megabytes_pass() {
    let (network, server) = network();
    let body = vec![b'x'; 12 * 1024 * 1024];
    let head = format!("POST /api/v1/uploads HTTP/1.1\r\nContent-Length: {}\r\n\r\n", body.len());
    assert!(is_whole(&send(&network, &[head.as_bytes(), &body].concat())));
    assert!(server.sizes.lock().expect("no panic")[0] > body.len());
}

#[test]
fn who_asks_for_a_go_ahead_gets_it_before_the_body() {
    let (network, _server) = network();
    let mut stream = TcpStream::connect(network.address).expect("connects");
    let head = b"POST /api/v1/uploads HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n";
    stream.write_all(head).expect("sends");
    let mut told = [0; 25];
    stream.read_exact(&mut told).expect("a go-ahead");
    assert_eq!(&told, b"HTTP/1.1 100 Continue\r\n\r\n");
    stream.write_all(b"body").expect("sends");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with(BODY), "{answer}");
}

#[test]
fn an_answer_that_does_not_wait_for_the_whole_request_arrives() {
    let server = Server::start(Reads::Head);
    let network = Network::to(&server.origin).expect("a relay");
    let body = vec![b'x'; 4 * 1024 * 1024];
    let head = format!("POST /api/v1/uploads HTTP/1.1\r\nContent-Length: {}\r\n\r\n", body.len());
    assert!(is_whole(&send(&network, &[head.as_bytes(), &body].concat())));
}
