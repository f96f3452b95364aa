use leptos::prelude::*;

use crate::platform::document;
use crate::ui::DomId;

/// One thing that is wrong, in the person's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// RFC 6901 pointer of the field; empty for what is wrong with the whole.
    pub pointer: String,
    pub message: String,
}

/// The faults of one form. The summary appears when the form is sent, not while somebody is typing.
#[derive(Clone, Copy)]
pub struct FormFaults {
    faults: RwSignal<Vec<Fault>>,
    summary: RwSignal<bool>,
}

impl FormFaults {
    /// No faults yet.
    pub fn none() -> Self {
        Self { faults: RwSignal::new(Vec::new()), summary: RwSignal::new(false) }
    }

    /// Shows everything that is wrong and moves the focus to the summary.
    pub fn refuse(self, faults: Vec<Fault>) {
        self.faults.set(faults);
        self.summary.set(true);
        // The summary is drawn in the next frame.
        request_animation_frame(|| {
            document::reveal(&DomId::ErrorSummary.name());
        });
    }

    /// What is wrong with one field after the person left it.
    pub fn judge(self, pointer: &str, message: Option<String>) {
        let present = self.faults.with_untracked(|faults| {
            faults.iter().find(|fault| fault.pointer == pointer).map(|fault| fault.message.clone())
        });
        if present == message {
            return;
        }
        self.faults.update(|faults| {
            faults.retain(|fault| fault.pointer != pointer);
            faults.extend(message.map(|message| Fault { pointer: pointer.to_owned(), message }));
        });
    }

    /// Takes back the faults of the fields that are not `wanted`.
    pub fn keep(self, wanted: impl Fn(&str) -> bool) {
        if self.faults.with_untracked(|faults| faults.iter().any(|fault| !wanted(&fault.pointer))) {
            self.faults.update(|faults| faults.retain(|fault| wanted(&fault.pointer)));
        }
    }

    /// The fault of one field. Tracks.
    pub fn at(self, pointer: &str) -> Option<String> {
        self.faults
            .with(|faults| faults.iter().find(|fault| fault.pointer == pointer).map(|fault| fault.message.clone()))
    }

    /// What the summary lists. Tracks.
    pub(super) fn summarised(self) -> Vec<Fault> {
        if self.summary.get() { self.faults.get() } else { Vec::new() }
    }
}
