//! 待发送: what was pressed and may not have arrived yet, and the rules by which it is sent.
//!
//! Pure: the app keeps the entries durably, asks here what may be sent now, and tells what came of it. The rules hold
//! whatever happens in between, because every step is kept before it is taken: an entry is kept before its first byte is
//! sent, and forgotten only after the backend has confirmed it.
//!
//! * An entry has one key for its whole life, so that a backend does it once however often it is sent.
//! * Within a subject (one case, one event) entries are sent in the order of the presses, one at a time.
//! * What may pass by itself is tried again, ever less often; what does not, waits for the person.
//! * Where the backend does a write again when it comes again, one whose outcome is unknown waits for the person as well.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::ids::{AccountId, EventId, Reference, RegistrationId, UploadId};
use crate::time::{self, Instant};

/// The wait after the first failure; it doubles with every further one.
const FIRST_WAIT_SECONDS: i64 = 2;
/// No wait is longer, unless the backend asks for it.
const LONGEST_WAIT_SECONDS: i64 = 300;
/// An answer that does not fit may be a proxy's; one that never fits is the backend's.
const MISFITS_TRIED: u32 = 5;
/// Backends keep the answers to keys for a while (the reference one for seven days). What may have arrived longer ago is
/// not sent by itself any more: the key might be forgotten, and the matter be raised twice.
const REPEATED_FOR_DAYS: i64 = 6;
/// Whoever began to send longer ago than any time-out is gone, even where a frozen page still holds its lock.
const ABANDONED_AFTER_SECONDS: i64 = 150;

/// What a write does, and to what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    Register(EventId),
    CancelRegistration {
        event: EventId,
        id: RegistrationId,
        /// The version that the person saw.
        version: u32,
        /// What a guest proves ownership with.
        secret: Option<String>,
    },
    ApplyForCard,
    /// By the number of its draft: several may be under way.
    RaiseCase(String),
    /// A message to the officer of a case.
    Write(Reference),
    RateCase(Reference),
}

impl Operation {
    /// Whether both do the same to the same thing, so that a page finds what was pressed on it.
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            // Another version of it may have been seen meanwhile.
            (Self::CancelRegistration { id, .. }, Self::CancelRegistration { id: other, .. }) => id == other,
            _ => self == other,
        }
    }
}

/// One write, from the press of the button until the backend's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The idempotency key, made at the press.
    pub key: String,
    pub operation: Operation,
    /// The canonical JSON of the operation's request; empty where it has none. Files stand in it by their names on the
    /// phone.
    pub body: String,
    /// The files that go with it, sent before it.
    #[serde(default)]
    pub files: Vec<File>,
    /// Who pressed; `None` for a guest. Nobody else's session ever sends it.
    pub account: Option<AccountId>,
    #[serde(deserialize_with = "time::instant")]
    pub pressed_at: Instant,
    /// How often it was sent. After the first time nobody knows whether it arrived, until an answer says so.
    pub attempts: u32,
    /// When it was sent for the first time.
    #[serde(default, deserialize_with = "time::instant_if_any")]
    pub first_sent_at: Option<Instant>,
    pub stage: Stage,
}

/// A file of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// What the phone calls it; the idempotency key of its upload as well.
    pub name: UploadId,
    /// What the backend calls it, once it is there.
    pub sent_as: Option<UploadId>,
}

/// Where an entry stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Sent by itself from then on; at once where there is no time.
    Waiting {
        #[serde(default, deserialize_with = "time::instant_if_any")]
        until: Option<Instant>,
        /// Why the last try failed.
        after: Option<Failure>,
    },
    /// On its way since then.
    Sending(#[serde(deserialize_with = "time::instant")] Instant),
    /// The backend's own no: the person decides what becomes of it.
    Refused(Failure),
}

impl Entry {
    /// What was pressed just now.
    pub fn pressed(
        key: String,
        operation: Operation,
        body: String,
        account: Option<AccountId>,
        pressed_at: Instant,
    ) -> Self {
        let stage = Stage::Waiting { until: None, after: None };
        Self { key, operation, body, files: vec![], account, pressed_at, attempts: 0, first_sent_at: None, stage }
    }

    /// The same with files.
    pub fn with_files(mut self, names: Vec<UploadId>) -> Self {
        self.files = names.into_iter().map(|name| File { name, sent_as: None }).collect();
        self
    }

    /// The first file that the backend does not have yet.
    pub fn next_file(&mut self) -> Option<&mut File> {
        self.files.iter_mut().find(|file| file.sent_as.is_none())
    }

    /// How many of its files the backend has, and of how many.
    pub fn files_sent(&self) -> (usize, usize) {
        (self.files.iter().filter(|file| file.sent_as.is_some()).count(), self.files.len())
    }

    /// The body with its files under the backend's names. A name on the phone is 128 random bits: nothing else in the body
    /// looks like it.
    pub fn body_with_files(&self) -> String {
        self.files.iter().fold(self.body.clone(), |body, file| match &file.sent_as {
            Some(sent) => replaced(&body, file.name.as_str(), sent.as_str()),
            None => body,
        })
    }

    /// What it is about. Entries of one subject are sent one after the other, those of two side by side.
    pub fn subject(&self) -> &str {
        match &self.operation {
            Operation::Register(event) | Operation::CancelRegistration { event, .. } => event.as_str(),
            Operation::Write(reference) | Operation::RateCase(reference) => reference.as_str(),
            Operation::ApplyForCard => "card",
            Operation::RaiseCase(draft) => draft,
        }
    }

    /// Whether pressing the same button with the same words means this entry.
    pub fn is_same_press(&self, other: &Self) -> bool {
        self.account == other.account && self.operation == other.operation && self.body == other.body
    }

    /// Whether it may be sent now. One that is on its way may: whoever gets the subject's lock knows that its sender died.
    pub fn is_due(&self, now: Instant) -> bool {
        match &self.stage {
            Stage::Waiting { until, .. } => until.is_none_or(|until| until <= now),
            Stage::Sending(_) => true,
            Stage::Refused(_) => false,
        }
    }

    /// Whether its sender is gone, whatever the lock says.
    pub fn is_abandoned(&self, now: Instant) -> bool {
        // A clock that was set back must not hold up a write for ever.
        matches!(self.stage, Stage::Sending(since) if (now - since).num_seconds().abs() >= ABANDONED_AFTER_SECONDS)
    }

    /// Whether it certainly has not been done, so that the person may still change their words: nothing of it has left
    /// the phone, or the backend has said no.
    pub fn can_change(&self) -> bool {
        match &self.stage {
            Stage::Waiting { .. } => self.attempts == 0,
            Stage::Sending(_) => false,
            Stage::Refused(failure) => !matches!(failure, Failure::Timeout | Failure::Protocol { .. }),
        }
    }

    /// Whether its sender died after the entry itself may have left the phone.
    pub fn may_have_arrived(&self) -> bool {
        matches!(self.stage, Stage::Sending(_)) && self.files.iter().all(|file| file.sent_as.is_some())
    }

    /// The entry when nobody knows what became of it, and sending it again might do it twice: the person looks first. An
    /// answer that did not fit says where, for whoever can mend it.
    pub fn given_up(mut self, after: Failure) -> Self {
        let is_misfit = matches!(after, Failure::Protocol { .. });
        self.stage = Stage::Refused(if is_misfit { after } else { Failure::Timeout });
        self
    }

    /// Makes it the entry that is kept before its first byte is sent, and answers whether it may be sent; where it may not
    /// any more, it is refused instead.
    pub fn begin(&mut self, now: Instant) -> bool {
        let first = *self.first_sent_at.get_or_insert(now);
        let may_be_sent = now - first < TimeDelta::days(REPEATED_FOR_DAYS);
        if may_be_sent {
            self.attempts += 1;
            self.stage = Stage::Sending(now);
        } else {
            self.stage = Stage::Refused(Failure::Timeout);
        }
        may_be_sent
    }

    /// The entry after a try that failed. `spread` (0 to 1) shifts the next one, so that a thousand phones that lost the
    /// same server do not come back in the same second.
    pub fn failed(mut self, failure: Failure, now: Instant, spread: f64) -> Self {
        let misfit = matches!(failure, Failure::Protocol { .. }) && self.attempts < MISFITS_TRIED;
        let waits_for_sign_in = failure == Failure::Unauthenticated && self.account.is_some();
        self.stage = if failure.is_passing() || misfit || waits_for_sign_in {
            let until = Some(now + wait(&failure, self.attempts, spread));
            Stage::Waiting { until, after: Some(failure) }
        } else {
            Stage::Refused(failure)
        };
        self
    }

    /// The connection is back: there is nothing to wait for. What the backend has asked for is waited for all the same.
    pub fn hurried(mut self) -> Self {
        if let Stage::Waiting { until, after } = &mut self.stage
            && !matches!(after, Some(Failure::RateLimited { .. }))
        {
            *until = None;
        }
        self
    }

    /// The person wants it sent now, whatever came before.
    pub fn pressed_again(mut self) -> Self {
        if let Stage::Refused(_) = self.stage {
            self.stage = Stage::Waiting { until: None, after: None };
            self.first_sent_at = None;
        }
        self.hurried()
    }
}

/// The entries that may be sent now: of every subject the first, where it is due and this account's or a guest's.
pub fn due<'e>(entries: &'e [Entry], account: Option<&AccountId>, now: Instant) -> Vec<&'e Entry> {
    heads(entries, account).into_iter().filter(|entry| entry.is_due(now)).collect()
}

/// When to look again, if anything waits for a time.
pub fn wake_at(entries: &[Entry], account: Option<&AccountId>) -> Option<Instant> {
    let times = heads(entries, account).into_iter().filter_map(|entry| match &entry.stage {
        Stage::Waiting { until, .. } => *until,
        Stage::Sending(_) | Stage::Refused(_) => None,
    });
    times.min()
}

/// The first entry of every subject, in the order of the presses. A refused one holds up what came after it: a second
/// message without the first one may make no sense.
fn heads<'e>(entries: &'e [Entry], account: Option<&AccountId>) -> Vec<&'e Entry> {
    let mut heads: Vec<&Entry> = Vec::new();
    for entry in in_order(entries, account) {
        if !heads.iter().any(|head| head.subject() == entry.subject()) {
            heads.push(entry);
        }
    }
    heads
}

/// What this account or a guest has pressed, oldest first. Another account's entries wait for that account.
pub fn in_order<'e>(entries: &'e [Entry], account: Option<&AccountId>) -> Vec<&'e Entry> {
    let mut ordered: Vec<&Entry> = Vec::new();
    for entry in entries.iter().filter(|entry| entry.account.is_none() || entry.account.as_ref() == account) {
        let place = ordered.partition_point(|other| other.pressed_at <= entry.pressed_at);
        ordered.insert(place, entry);
    }
    ordered
}

/// As `str::replace`, without its quick search, which would be 2 KB of the phone app's wasm for a name of 32 letters.
fn replaced(text: &str, name: &str, with: &str) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some(at) = rest.as_bytes().windows(name.len().max(1)).position(|window| window == name.as_bytes()) {
        made.push_str(&rest[..at]);
        made.push_str(with);
        rest = &rest[at + name.len()..];
    }
    made.push_str(rest);
    made
}

/// What the backend asks for; else 2 s, 4 s, 8 s … 5 min, give or take a half.
fn wait(failure: &Failure, attempts: u32, spread: f64) -> TimeDelta {
    if let Failure::RateLimited { retry_after: Some(seconds) } = failure {
        return TimeDelta::seconds(i64::from(*seconds));
    }
    let doubled = FIRST_WAIT_SECONDS << attempts.saturating_sub(1).min(8);
    let seconds = doubled.min(LONGEST_WAIT_SECONDS) as f64 * (0.5 + spread);
    TimeDelta::milliseconds((seconds * 1000.0) as i64)
}

#[cfg(test)]
mod tests;
