//! One web server as a deployer has it: the app's folder, a `backend.json` of its own, and some paths that lead on to the
//! backend. It notes what the phone asks, and can answer in the backend's place where a test wants it to.

mod dist;
mod forward;
mod rules;
mod serve;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result};
use serde_json::Value;
use tokio::sync::{oneshot, watch};
use zhihui_browser_tests::fits;

use dist::Dist;
use rules::{Meeting, Rules};

pub use rules::Answer;

/// What a web server is set up to do.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The app's folder; nothing is served where there is none.
    pub dist: Option<PathBuf>,
    /// What `/backend.json` says.
    pub profile: Value,
    /// Paths that begin like this (`/api/`) lead on to this origin.
    pub forwards: Vec<(String, String)>,
    /// Other origins that the page may talk to: they go into the policy's `connect-src`.
    pub connect: Vec<String>,
}

/// One request of the phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub method: String,
    /// With its query, as it was written.
    pub path: String,
    /// Their names in small letters.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Seen {
    /// A header's value.
    pub fn header(&self, wanted: &str) -> Option<&str> {
        self.headers.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// The web server. It stops when this is dropped.
#[derive(Debug)]
pub struct Site {
    address: SocketAddr,
    shared: Arc<Shared>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Requests that wait at the web server; they go on when this is dropped.
#[derive(Debug)]
pub struct Held {
    _gate: watch::Sender<()>,
}

#[derive(Debug)]
struct Shared {
    dist: Option<Dist>,
    profile: Mutex<String>,
    forwards: Vec<(String, String)>,
    rules: Mutex<Rules>,
    seen: Mutex<Vec<Seen>>,
    /// Name and SHA-256 of what was served of the app's folder.
    served: Mutex<BTreeMap<String, String>>,
    client: reqwest::Client,
}

impl Site {
    /// Opens it on a free port of this machine.
    pub fn open(plan: Plan) -> Result<Self> {
        let client = forward::client()?;
        let dist = plan.dist.map(|folder| Dist::read(&folder, &plan.connect)).transpose()?;
        let shared = Arc::new(Shared {
            dist,
            profile: Mutex::new(plan.profile.to_string()),
            forwards: plan.forwards,
            rules: Mutex::default(),
            seen: Mutex::default(),
            served: Mutex::default(),
            client,
        });
        let listener = std::net::TcpListener::bind("127.0.0.1:0").context("no free port for the web server")?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let serving = Arc::clone(&shared);
        // A thread of its own: a test that waits for something else must not hold up the phone's requests.
        let thread = thread::spawn(move || serve::run(listener, serving, stopped));
        Ok(Self { address, shared, stop: Some(stop), thread: Some(thread) })
    }

    /// `http://127.0.0.1:PORT`
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// `/backend.json` says this from now on.
    pub fn set_profile(&self, profile: &Value) {
        *lock(&self.shared.profile) = profile.to_string();
    }

    /// From now on such requests (a method, and how the path begins or, after `*`, ends) get this answer, and the backend
    /// never hears of them. What is told later comes first.
    pub fn answers(&self, requests: &str, answer: Answer) {
        lock(&self.shared.rules).add(requests, Meeting::Answer(answer), None);
    }

    /// The same, once.
    pub fn answers_once(&self, requests: &str, answer: Answer) {
        lock(&self.shared.rules).add(requests, Meeting::Answer(answer), Some(1));
    }

    /// From now on such requests wait, until what this gives back is dropped; then they go on to the backend.
    pub fn holds(&self, requests: &str) -> Held {
        let (gate, waiting) = watch::channel(());
        lock(&self.shared.rules).add(requests, Meeting::Wait(waiting), None);
        Held { _gate: gate }
    }

    /// Everything goes on to the backend again. What was seen stays so, and what waits goes on waiting.
    pub fn mend(&self) {
        lock(&self.shared.rules).clear();
    }

    /// How many such requests there were, those that the backend never heard of, too.
    pub fn count(&self, requests: &str) -> usize {
        self.seen().iter().filter(|seen| fits(requests, &(seen.method.clone(), seen.path.clone()))).count()
    }

    /// Every request so far, in the order in which they came.
    pub fn seen(&self) -> Vec<Seen> {
        lock(&self.shared.seen).clone()
    }

    /// The requests that are the backend's business.
    pub fn asked(&self) -> Vec<Seen> {
        self.seen().into_iter().filter(|seen| self.shared.forward_of(&seen.path).is_some()).collect()
    }

    /// Name and SHA-256 of every file of the app that was served so far.
    pub fn served(&self) -> BTreeMap<String, String> {
        lock(&self.shared.served).clone()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            stop.send(()).ok();
        }
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

impl Shared {
    /// The origin that a path leads on to.
    fn forward_of(&self, path: &str) -> Option<&str> {
        self.forwards.iter().find(|(prefix, _)| path.starts_with(prefix)).map(|(_, to)| to.as_str())
    }
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
