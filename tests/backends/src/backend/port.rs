use std::collections::BTreeSet;
use std::net::TcpListener;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result};

/// A port of this machine that nobody listens on, and that no other test of this run has got.
pub fn free() -> Result<u16> {
    static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    let mut given = GIVEN.lock().unwrap_or_else(PoisonError::into_inner);
    // Kept open until one is found that is new: the system would offer the same ones again.
    let mut passed = vec![];
    loop {
        let listener = TcpListener::bind("127.0.0.1:0").context("no free port for a backend")?;
        let port = listener.local_addr()?.port();
        if given.insert(port) {
            return Ok(port);
        }
        passed.push(listener);
    }
}
