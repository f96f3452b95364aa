//! Whatever the backend, the app is the same: only `backend.json` differs.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

use anyhow::{Result, ensure};

use crate::site::Site;

/// Name and SHA-256 of every file that was served to any test of this run.
static SERVED: Mutex<BTreeMap<String, String>> = Mutex::new(BTreeMap::new());

/// Compares what a site has served with what the others have, and says which wasm it was.
pub fn is_the_same(site: &Site, test: &str) -> Result<()> {
    let mut seen = SERVED.lock().unwrap_or_else(PoisonError::into_inner);
    let served = site.served();
    ensure!(served.keys().any(|name| name.ends_with(".wasm")), "no wasm was served to {test}");
    for (name, hash) in served {
        // Not by `println`, which the test program swallows where a test passes.
        if name.ends_with("_bg.wasm") {
            writeln!(io::stdout(), "wasm sha256 {hash} · {test}")?;
        }
        let first = seen.entry(name.clone()).or_insert_with(|| hash.clone());
        ensure!(*first == hash, "{name} is {hash} for {test} and {first} for another");
    }
    let main = seen.keys().filter(|name| name.ends_with("_bg.wasm")).count();
    ensure!(main == 1, "{main} builds of the app were served: {:?}", seen.keys());
    Ok(())
}
