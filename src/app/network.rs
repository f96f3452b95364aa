//! Finds out when the connection is back: the browser's word is a hint, an answer is the proof.

use leptos::prelude::*;

use crate::backend::Backend;
use crate::platform::{page, task, timer};

const FIRST_WAIT_MS: i32 = 3_000;
const LONGEST_WAIT_MS: i32 = 30_000;

/// Asks at once when the browser finds a network, and now and then while nothing comes through.
pub fn watch(backend: Backend) {
    page::on_network(move |found| {
        if found {
            task::spawn(backend.probe());
        } else {
            backend.lost_network();
        }
    });
    Effect::new(move |was_down: Option<bool>| {
        let is_down = backend.is_down();
        if is_down && was_down != Some(true) {
            task::spawn(ask_until_up(backend));
        }
        is_down
    });
}

async fn ask_until_up(backend: Backend) {
    let mut wait = FIRST_WAIT_MS;
    loop {
        timer::wait(wait).await;
        if !untrack(|| backend.is_down()) {
            return;
        }
        wait = (wait * 2).min(LONGEST_WAIT_MS);
        // Nobody looks, or the browser knows that there is no network: asking would cost battery for nothing.
        if !page::is_hidden() && !page::is_surely_offline() {
            backend.probe().await;
        }
    }
}
