//! The way between the phone and the server, which can fail where a test wants it to.
//!
//! A small HTTP/1.1 relay on threads: one request a connection, so that the browser never repeats one by itself, as it
//! may when a connection that it used before breaks.

mod message;

use std::io;
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

/// What happens to a request on its way.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Something on the way answers instead of the server.
    Answer { status: u16, kind: &'static str, body: String },
    /// The server does what it is asked at once, and its answer comes so much later.
    Late(Duration),
    /// The server does what it is asked, and its answer never comes.
    AnswerLost,
}

impl Fault {
    /// A gateway's or the server's own failure.
    pub fn status(status: u16) -> Self {
        Self::Answer { status, kind: "text/plain", body: "not today".to_owned() }
    }
}

/// The relay. It stops when this is dropped.
#[derive(Debug)]
pub struct Network {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    server: Mutex<Option<SocketAddr>>,
    rules: Mutex<Vec<(Pattern, Fault)>>,
    seen: Mutex<Vec<(String, String)>>,
    closed: AtomicBool,
}

/// `POST /api/v1/cases`: a method and the beginning of a path, or `GET *.wasm`: its end.
#[derive(Clone, Debug)]
struct Pattern(String);

impl Pattern {
    fn fits(&self, method: &str, path: &str) -> bool {
        self.0.split_once(' ').is_some_and(|(wanted, place)| {
            let place_fits = match place.strip_prefix('*') {
                Some(end) => path.ends_with(end),
                None => path.starts_with(place),
            };
            wanted == method && place_fits
        })
    }
}

impl Network {
    /// A way that works to the server at `origin`.
    pub fn to(origin: &str) -> Result<Self> {
        let server: SocketAddr = origin.trim_start_matches("http://").parse().context("the server's address")?;
        let listener = TcpListener::bind("127.0.0.1:0").context("no free port for the relay")?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared::default());
        *lock(&shared.server) = Some(server);
        let relaying = Arc::clone(&shared);
        thread::spawn(move || accept(&listener, &relaying));
        Ok(Self { address, shared })
    }

    /// What the phone has for the server.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on requests such as `POST /api/v1/cases` (a method, and how the path begins or, after `*`, ends) meet this.
    pub fn breaks(&self, requests: &str, fault: Fault) {
        lock(&self.shared.rules).push((Pattern(requests.to_owned()), fault));
    }

    /// Everything works again.
    pub fn mend(&self) {
        lock(&self.shared.rules).clear();
    }

    /// How often the phone has sent such a request.
    pub fn count(&self, requests: &str) -> usize {
        let pattern = Pattern(requests.to_owned());
        lock(&self.shared.seen).iter().filter(|(method, path)| pattern.fits(method, path)).count()
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        self.shared.closed.store(true, Ordering::Relaxed);
        // Wakes the thread that waits for a connection.
        TcpStream::connect(self.address).ok();
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming().map_while(Result::ok) {
        if shared.closed.load(Ordering::Relaxed) {
            return;
        }
        let shared = Arc::clone(shared);
        // A broken connection is what some tests are about; the phone notices.
        thread::spawn(move || serve(&stream, &shared).ok());
    }
}

fn serve(phone: &TcpStream, shared: &Shared) -> io::Result<()> {
    let Some(request) = message::read_request(phone)? else { return Ok(()) };
    lock(&shared.seen).push((request.method.clone(), request.path.clone()));
    let rules = lock(&shared.rules).clone();
    let fault = rules.iter().rev().find(|(pattern, _)| pattern.fits(&request.method, &request.path));
    let Some(server) = *lock(&shared.server) else { return Ok(()) };
    match fault.map(|(_, fault)| fault) {
        None => message::forward(&request, server).and_then(|answer| message::write(phone, &answer))?,
        Some(Fault::Answer { status, kind, body }) => message::write(phone, &message::answer(*status, kind, body))?,
        Some(Fault::Late(delay)) => {
            let answer = message::forward(&request, server)?;
            thread::sleep(*delay);
            message::write(phone, &answer)?;
        }
        Some(Fault::AnswerLost) => {
            message::forward(&request, server)?;
        }
    }
    phone.shutdown(Shutdown::Both)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
