use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{DraftOf, Key, read, remove, write};
use crate::platform::random;

/// What a person is typing, kept on the phone at every change until the server has confirmed it.
///
/// Cheap to copy. Two screens that open the same draft one after the other see the same record.
pub struct Draft<T: Send + Sync + 'static> {
    key: StoredValue<Key>,
    record: RwSignal<Record<T>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Record<T> {
    value: T,
    /// The last press of the button.
    #[serde(default)]
    press: Option<Press>,
}

/// One press of the button: what it sent and the idempotency key that was made for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Press {
    key: String,
    body: String,
}

impl<T: Send + Sync + 'static> Clone for Draft<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Draft<T> {}

impl<T> Draft<T>
where
    T: Clone + Default + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    /// The draft as it was left, or an empty one.
    pub fn open(of: DraftOf) -> Self {
        let key = Key::Draft(of);
        let record = read(&key).unwrap_or_else(|| Record { value: T::default(), press: None });
        Self { key: StoredValue::new(key), record: RwSignal::new(record) }
    }

    /// What is typed so far. Tracks.
    pub fn value(&self) -> T {
        self.record.with(|record| record.value.clone())
    }

    /// A part of what is typed. Tracks.
    pub fn with<R>(&self, part: impl FnOnce(&T) -> R) -> R {
        self.record.with(|record| part(&record.value))
    }

    /// What is typed, without tracking: for sending it.
    pub fn snapshot(&self) -> T {
        self.record.with_untracked(|record| record.value.clone())
    }

    /// Changes the draft and keeps it at once.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.record.update(|record| change(&mut record.value));
        self.keep();
    }

    /// The idempotency key for sending what is typed now: the same words keep the key of their first press, whatever
    /// happened to the answer; other words get a new one.
    pub fn press(&self) -> String {
        let body = self.record.with_untracked(|r| serde_json::to_string(&r.value).unwrap_or_default());
        let kept = self.record.with_untracked(|r| r.press.clone()).filter(|press| press.body == body);
        if let Some(press) = kept {
            return press.key;
        }
        // Without a random source the words themselves are the key: the same words still arrive once.
        let key = random::token().unwrap_or_else(|| format!("words-{}", fingerprint(&body)));
        self.record.update_untracked(|record| record.press = Some(Press { key: key.clone(), body }));
        self.keep();
        key
    }

    /// Forgets the draft, once the server has confirmed it or the person has thrown it away.
    pub fn discard(&self) {
        self.key.with_value(remove);
        self.record.set(Record { value: T::default(), press: None });
    }

    fn keep(&self) {
        self.key.with_value(|key| self.record.with_untracked(|record| write(key, record)));
    }
}

/// FNV-1a, 64 bits: tells two texts of one person apart, nothing more.
fn fingerprint(text: &str) -> String {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{hash:016x}")
}
