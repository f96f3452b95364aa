use leptos::prelude::*;

use super::{DraftOf, Erased, records};

/// A draft of whatever type: all that is done with one without knowing what is in it.
#[derive(Clone, Copy)]
pub struct DraftRecord {
    of: StoredValue<DraftOf>,
    value: RwSignal<Erased>,
    /// Its JSON.
    text: fn(&Erased) -> Option<String>,
}

impl DraftRecord {
    pub(super) fn new(of: DraftOf, value: Erased, text: fn(&Erased) -> Option<String>) -> Self {
        Self { of: StoredValue::new(of), value: RwSignal::new(value), text }
    }

    /// What it is a draft of.
    pub fn of(self) -> DraftOf {
        self.of.get_value()
    }

    /// A part of what is typed. Tracks.
    pub fn with<R>(self, part: impl FnOnce(&Erased) -> R) -> R {
        part(&self.value.read())
    }

    /// A part of what is typed, without tracking.
    pub fn peek<R>(self, part: impl FnOnce(&Erased) -> R) -> R {
        part(&self.value.read_untracked())
    }

    /// Changes the draft; the phone keeps it.
    pub fn update(self, change: impl FnOnce(&mut Erased)) {
        if let Some(mut value) = self.value.try_write() {
            change(&mut value);
        }
        self.keep();
    }

    fn keep(self) {
        if let Some(text) = self.peek(self.text) {
            records::put(self.of.with_value(DraftOf::name), text);
        }
    }

    pub(super) fn discard(self, empty: Erased) {
        self.of.with_value(|of| records::delete(&of.name()));
        self.value.set(empty);
    }
}
