//! The way between the phone and the server, which can fail where a test wants it to.
//!
//! A small HTTP/1.1 relay on threads: one request a connection, so that the browser never repeats one by itself, as it
//! may when a connection that it used before breaks.

mod message;
mod rules;
#[cfg(test)]
mod tests;

use std::io;
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

pub use rules::fits;
use rules::{About, Rules};

/// What happens to a request on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nobody takes it: the connection is reset, and not a byte of it reaches the server.
    Refused,
    /// It is taken, and the connection ends: the server never hears of it.
    RequestLost,
    /// The server does what it is asked, and its answer never comes.
    AnswerLost,
    /// The server does what it is asked. Its answer says how long it is, and ends in the middle.
    AnswerCut,
    /// The server does what it is asked at once, and its answer comes so much later.
    Late(Duration),
    /// Something on the way answers instead of the server.
    Answer { status: u16, kind: &'static str, body: String },
}

impl Fault {
    /// A gateway's or the server's own failure. With 429 it says to come again after a second.
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

#[derive(Debug)]
struct Shared {
    server: SocketAddr,
    rules: Mutex<Rules>,
    closed: AtomicBool,
}

impl Network {
    /// A way that works to the server at `origin`.
    pub fn to(origin: &str) -> Result<Self> {
        let server: SocketAddr = origin.trim_start_matches("http://").parse().context("the server's address")?;
        let listener = TcpListener::bind("127.0.0.1:0").context("no free port for the relay")?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared { server, rules: Mutex::default(), closed: AtomicBool::new(false) });
        let relaying = Arc::clone(&shared);
        thread::spawn(move || accept(&listener, &relaying));
        Ok(Self { address, shared })
    }

    /// What the phone has for the server.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on requests such as `POST /api/v1/cases` (a method, and how the path begins or, after `*`, ends) meet this.
    /// What is told later comes first.
    pub fn breaks(&self, requests: &str, fault: Fault) {
        self.rules().add(About::Like(requests.to_owned()), fault, None);
    }

    /// The next such request meets this, and the ones after it do not.
    pub fn breaks_once(&self, requests: &str, fault: Fault) {
        self.breaks_times(1, requests, fault);
    }

    /// The next so many of such requests meet this.
    pub fn breaks_times(&self, times: usize, requests: &str, fault: Fault) {
        self.rules().add(About::Like(requests.to_owned()), fault, Some(times));
    }

    /// The request to the API of this number meets this, whatever it asks. Counted from 1, over all that [`Self::seen`]
    /// lists: to be called before the request is sent.
    pub fn breaks_nth(&self, number: usize, fault: Fault) {
        self.rules().add(About::Nth(number), fault, Some(1));
    }

    /// Everything works again. What was seen stays so, and the numbers of requests count on.
    pub fn mend(&self) {
        self.rules().clear();
    }

    /// How often the phone has sent such a request.
    pub fn count(&self, requests: &str) -> usize {
        self.rules().count(requests)
    }

    /// Method and path of every request to the API so far, in the order in which they were sent; those that met a fault
    /// too.
    pub fn seen(&self) -> Vec<(String, String)> {
        self.rules().api().cloned().collect()
    }

    fn rules(&self) -> MutexGuard<'_, Rules> {
        self.shared.rules()
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        self.shared.closed.store(true, Ordering::Relaxed);
        // Wakes the thread that waits for a connection.
        TcpStream::connect(self.address).ok();
    }
}

impl Shared {
    fn rules(&self) -> MutexGuard<'_, Rules> {
        self.rules.lock().unwrap_or_else(PoisonError::into_inner)
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
    let Some(announced) = message::announced(phone)? else { return Ok(()) };
    let fault = shared.rules().meet(announced);
    if fault == Some(Fault::Refused) {
        // Closed with the request unread, which resets the connection (RFC 1122, 4.2.2.13).
        return Ok(());
    }
    let request = message::read_request(phone)?;
    let forward = || message::forward(&request, shared.server);
    match fault {
        None => message::write(phone, &forward()?)?,
        Some(Fault::Answer { status, kind, body }) => message::write(phone, &message::answer(status, kind, &body))?,
        Some(Fault::Late(delay)) => {
            let answer = forward()?;
            thread::sleep(delay);
            message::write(phone, &answer)?;
        }
        Some(Fault::AnswerCut) => message::write(phone, message::half(&forward()?))?,
        Some(Fault::AnswerLost) => {
            forward()?;
        }
        Some(Fault::RequestLost | Fault::Refused) => {}
    }
    phone.shutdown(Shutdown::Both)
}
