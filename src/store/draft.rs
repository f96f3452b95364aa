use std::marker::PhantomData;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{DraftOf, DraftRecord, Erased, records};

/// What a person is typing, kept on the phone as they type until they press the button; from then on the outbox keeps it.
///
/// Cheap to copy. Two screens that open the same draft one after the other see the same record.
pub struct Draft<T> {
    record: DraftRecord,
    typed: PhantomData<fn() -> T>,
}

impl<T> Clone for Draft<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Draft<T> {}

impl<T> Draft<T>
where
    T: Clone + Default + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    /// The draft as it was left, or an empty one.
    pub fn open(of: DraftOf) -> Self {
        let kept = records::get(&of.name());
        // What another version has kept and this one cannot read stays where it is until something new is typed.
        let value: T = kept.and_then(|record| zhihui_json::read(&record.text).ok()).unwrap_or_default();
        // The drafts are plain structs with string keys: they always have a JSON form.
        let text = |value: &Erased| zhihui_json::write(value.get::<T>()).ok();
        Self { record: DraftRecord::new(of, Erased::new(value), text), typed: PhantomData }
    }

    /// The same without its type.
    pub fn record(&self) -> DraftRecord {
        self.record
    }

    /// What it is a draft of.
    pub fn of(&self) -> DraftOf {
        self.record.of()
    }

    /// What is typed so far. Tracks.
    pub fn value(&self) -> T {
        self.with(T::clone)
    }

    /// A part of what is typed. Tracks.
    pub fn with<R>(&self, part: impl FnOnce(&T) -> R) -> R {
        self.record.with(|value| part(value.get()))
    }

    /// What is typed, without tracking: for sending it.
    pub fn snapshot(&self) -> T {
        self.record.peek(|value| value.get::<T>().clone())
    }

    /// Changes the draft; the phone keeps it.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.record.update(|value| change(value.get_mut()));
    }

    /// Forgets the draft.
    pub fn discard(&self) {
        self.record.discard(Erased::new(T::default()));
    }
}
