mod change;
mod leaving;
mod look;
mod standing;

pub use change::Change;
pub use leaving::{discarding, take_back};
pub use look::look;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;
use serde::de::DeserializeOwned;
use zhihui_domain::failure::Failure;
use zhihui_domain::ids::UploadId;
use zhihui_domain::outbox::{Entry, Operation, Stage};

use super::outbox::{Outbox, use_outbox};
use super::{effect, use_navigator, use_refusals};
use crate::backend::operations::body_of;
use crate::backend::{Backend, use_backend};
use crate::i18n::use_texts;
use crate::store::outbox::Press;
use crate::store::{self, Draft};
use crate::ui::button::{self, Weight};
use crate::ui::live;
use standing::{Explain, Standing};

/// One write as its page sees it: not pressed yet, on its way, waiting for the network, refused, or arrived. It is found
/// again when the page is opened anew, as long as the backend has not confirmed it.
#[derive(Clone, Copy)]
pub struct Outgoing {
    outbox: Outbox,
    backend: Backend,
    operation: StoredValue<Operation>,
    entry: Memo<Option<Entry>>,
    /// Between the press and the moment it is kept.
    pressing: RwSignal<bool>,
    /// The key of what was seen last, to tell that it has arrived.
    key: RwSignal<Option<String>>,
    /// Its place is being taken by its draft: that is no arrival.
    taken_back: StoredValue<bool>,
    /// How often its words have come back or were thrown away.
    returned: RwSignal<u32>,
}

/// What became of a write that is not in the outbox any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// The backend's answer: canonical JSON.
    Here(String),
    /// Another tab has sent it.
    Elsewhere,
}

impl Outgoing {
    /// The write of this page. `arrived` is called once the backend has confirmed it.
    pub fn new(operation: Operation, arrived: impl Fn(Arrival) + 'static) -> Self {
        let outbox = use_outbox();
        let operation = StoredValue::new(operation);
        let entry = Memo::new(move |_| operation.with_value(|own| outbox.pending(own)));
        let outgoing = Self {
            outbox,
            backend: use_backend(),
            operation,
            entry,
            pressing: RwSignal::new(false),
            key: RwSignal::new(None),
            taken_back: StoredValue::new(false),
            returned: RwSignal::new(0),
        };
        outgoing.watching(Box::new(arrived));
        outgoing
    }

    fn watching(self, arrived: Box<dyn Fn(Arrival)>) {
        effect(move || self.watch(&*arrived));
    }

    /// What waits to be sent or for the person. Tracks.
    pub fn entry(self) -> Option<Entry> {
        self.entry.get()
    }

    /// Whether it is on its way. Tracks.
    pub fn busy(self) -> Signal<bool> {
        Signal::derive(move || {
            let waits_its_turn = |entry: &Entry| entry.attempts == 0 && !self.backend.is_down();
            self.pressing.get()
                || self.entry.with(|entry| {
                    entry.as_ref().is_some_and(|entry| match entry.stage {
                        Stage::Sending(_) => entry.attempts == 1,
                        Stage::Waiting { .. } => waits_its_turn(entry),
                        Stage::Refused(_) => false,
                    })
                })
        })
    }

    /// Tracks that its words have come back, or are gone: a form on the same page is drawn anew then.
    pub fn track_return(self) {
        self.returned.track();
    }

    /// How many of its photos have been sent, while they are. Tracks.
    fn files_on_their_way(self) -> Option<AnyView> {
        let texts = use_texts();
        self.entry.with(|entry| {
            let (sent, all) = entry.as_ref()?.files_sent();
            let words = (all > 0).then(|| texts.outbox_files(&all.to_string(), &sent.to_string()))?;
            Some(view! { <p class="quiet centred" role="status">{words}</p> }.into_any())
        })
    }

    /// Sends what is typed; the outbox takes the draft's place.
    pub fn press<T>(self, draft: Draft<T>)
    where
        T: Clone + Default + Serialize + DeserializeOwned + Send + Sync + 'static,
    {
        if let Ok(body) = body_of(&draft.snapshot()) {
            self.put(body, vec![], Some(draft.of()));
        }
    }

    /// The same with photos, by their names on this phone.
    pub fn press_with<T>(self, draft: Draft<T>, files: Vec<UploadId>)
    where
        T: Clone + Default + Serialize + DeserializeOwned + Send + Sync + 'static,
    {
        if let Ok(body) = body_of(&draft.snapshot()) {
            self.put(body, files, Some(draft.of()));
        }
    }

    /// Sends what needs no words.
    pub fn press_alone(self) {
        self.put(String::new(), vec![], None);
    }

    fn put(self, body: String, files: Vec<UploadId>, draft: Option<store::DraftOf>) {
        if self.pressing.get_untracked() || untrack(|| self.entry()).is_some() {
            return;
        }
        self.pressing.set(true);
        spawn_local(async move {
            let press = self.outbox.press(self.operation.get_value(), body, files, draft).await;
            // The screen may be gone by now; the outbox sends it all the same.
            if press == Press::Gone {
                let _ = self.key.try_set(Some(String::new()));
            }
            let _ = self.pressing.try_set(false);
        });
    }

    /// Notices that the entry has left the outbox.
    fn watch(self, arrived: &dyn Fn(Arrival)) {
        let (entry, seen) = (self.entry.get(), self.key.get());
        if self.taken_back.get_value() {
            return;
        }
        match (entry, seen) {
            (Some(entry), seen) => {
                if seen.as_ref() != Some(&entry.key) {
                    self.key.set(Some(entry.key));
                }
            }
            (None, Some(key)) => {
                self.key.set(None);
                match self.outbox.answer_to(&key) {
                    Some(answer) => arrived(Arrival::Here(answer)),
                    None => arrived(Arrival::Elsewhere),
                }
            }
            (None, None) => {}
        }
    }

    /// The button that sends; once pressed, what became of it and what the person can do.
    pub fn view(self, label: &'static str, change: Change) -> AnyView {
        self.explained(label, change, |_| None)
    }

    /// The same where there is more to say about a refusal.
    pub fn explained(
        self,
        label: &'static str,
        change: Change,
        explain: impl Fn(&Failure) -> Option<AnyView> + Send + 'static,
    ) -> AnyView {
        self.draw(Weight::Primary, label, change, Box::new(explain))
    }

    /// The same with a button of another weight.
    pub fn weighed(self, weight: Weight, label: &'static str, change: Change) -> AnyView {
        self.draw(weight, label, change, Box::new(|_| None))
    }

    fn draw(self, weight: Weight, label: &'static str, change: Change, explain: Explain) -> AnyView {
        let (texts, busy) = (use_texts(), self.busy());
        let take_back = self.taking_back(change.clone());
        let gone = Callback::new(move |()| self.returned.update(|times| *times += 1));
        let standing = Standing { texts, outbox: self.outbox, change, explain, take_back, gone };
        let shown = Memo::new(move |_| if busy.get() { None } else { self.entry() });
        live(move || match shown.get() {
            None => view! {
                {button::submit_weighed(weight, label, texts.app_sending(), busy)}
                {live(move || self.files_on_their_way().into_any())}
            }
            .into_any(),
            Some(entry) => standing.view(&entry),
        })
    }

    /// Makes it a draft again and shows the form that has it.
    fn taking_back(self, change: Change) -> Callback<Entry> {
        let (navigator, refusals) = (use_navigator(), use_refusals());
        Callback::new(move |entry: Entry| {
            let page = change.page_of(&entry);
            self.taken_back.set_value(true);
            spawn_local(async move {
                let is_draft = take_back(refusals, &entry).await;
                // The screen may be gone by now.
                if is_draft {
                    let _ = self.key.try_set(None);
                    let _ = self.returned.try_update(|times| *times += 1);
                }
                let _ = self.taken_back.try_set_value(false);
                if is_draft && untrack(|| navigator.address()) != page.href() {
                    navigator.go(&page);
                }
            });
        })
    }
}
