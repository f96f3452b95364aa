//! `localStorage`, with a memory copy for browsers that refuse it (private mode, blocked cookies).

use std::cell::RefCell;
use std::collections::HashMap;

use gloo::storage::{LocalStorage, Storage};

thread_local! {
    static MEMORY: RefCell<HashMap<String, String>> = RefCell::default();
}

/// The text under `key`.
pub fn read(key: &str) -> Option<String> {
    let stored = LocalStorage::raw().get_item(key).ok().flatten();
    stored.or_else(|| MEMORY.with_borrow(|memory| memory.get(key).cloned()))
}

/// Keeps `value` under `key`; when the browser refuses, for this visit only.
pub fn write(key: &str, value: &str) {
    if LocalStorage::raw().set_item(key, value).is_err() {
        MEMORY.with_borrow_mut(|memory| memory.insert(key.to_owned(), value.to_owned()));
    }
}

/// Forgets `key`.
pub fn remove(key: &str) {
    // A browser that refuses to write holds nothing to remove.
    let _ = LocalStorage::raw().remove_item(key);
    MEMORY.with_borrow_mut(|memory| memory.remove(key));
}

/// The names of all records.
pub fn names() -> Vec<String> {
    let storage = LocalStorage::raw();
    let stored = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    let mut names: Vec<String> = stored.collect();
    names.extend(MEMORY.with_borrow(|memory| memory.keys().cloned().collect::<Vec<_>>()));
    names
}
