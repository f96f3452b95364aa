use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;
use serde::de::DeserializeOwned;
use zhihui_domain::failure::Failure;
use zhihui_domain::ids::UploadId;
use zhihui_domain::outbox::{Entry, Operation, Stage};

use super::outbox::{Outbox, use_outbox};
use super::{Route, effect, use_navigator};
use crate::backend::operations::body_of;
use crate::backend::{Backend, use_backend};
use crate::i18n::{Texts, use_texts};
use crate::store::outbox::Press;
use crate::store::{self, Draft};
use crate::ui::button::{self, Weight};
use crate::ui::{live, notice};

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
}

/// Says more about a refusal than its sentence does.
type Explain = Box<dyn Fn(&Failure) -> Option<AnyView> + Send>;

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
        if self.taken_back.get_value() {
            return;
        }
        let seen = self.key.get();
        match (self.entry.get(), seen) {
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

    /// The button that sends; once pressed, what became of it and what the person can do. `change` is where the words can
    /// be changed.
    pub fn view(self, label: &'static str, change: Route) -> AnyView {
        let texts = use_texts();
        self.explained(label, change, move |failure| faults(texts, failure))
    }

    /// The same for a form that says more about a refusal.
    pub fn explained(
        self,
        label: &'static str,
        change: Route,
        explain: impl Fn(&Failure) -> Option<AnyView> + Send + 'static,
    ) -> AnyView {
        let texts = use_texts();
        let busy = self.busy();
        let button = move || button::submit(label, texts.app_sending(), busy);
        self.draw(change, Box::new(explain), Box::new(button))
    }

    /// The same with a button of another weight.
    pub fn weighed(self, weight: Weight, label: &'static str, change: Route) -> AnyView {
        let texts = use_texts();
        let busy = self.busy();
        let button = move || button::submit_weighed(weight, label, texts.app_sending(), busy);
        self.draw(change, Box::new(move |failure| faults(texts, failure)), Box::new(button))
    }

    fn draw(self, change: Route, explain: Explain, button: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        let texts = use_texts();
        let change = StoredValue::new(change);
        let navigator = use_navigator();
        let take_back = move |entry: &Entry| {
            let key = entry.key.clone();
            move || {
                let key = key.clone();
                self.taken_back.set_value(true);
                spawn_local(async move {
                    let is_draft = store::outbox::take_back(&key).await.is_some();
                    // The screen may be gone by now.
                    let _ = self.taken_back.try_set_value(is_draft);
                    if let Some(form) = change.try_get_value().filter(|_| is_draft) {
                        navigator.go(&form);
                    }
                });
            }
        };
        let shown = Memo::new(move |_| if self.busy().get() { None } else { self.entry() });
        live(move || match shown.get() {
            None => view! {
                {button()}
                {live(move || self.files_on_their_way().into_any())}
            }
            .into_any(),
            Some(entry) => {
                let way_on = view! {
                    {send_now(texts, self.outbox, &entry)}
                    {entry.can_change().then(|| button::button(Weight::Quiet, texts.outbox_change(), take_back(&entry)))}
                };
                standing(texts, &entry, &explain, way_on.into_any())
            }
        })
    }
}

/// What became of it so far, in words.
fn standing(texts: Texts, entry: &Entry, explain: &impl Fn(&Failure) -> Option<AnyView>, way_on: AnyView) -> AnyView {
    match &entry.stage {
        Stage::Refused(failure) => {
            let sentence = texts.failure(failure);
            let more = view! {
                {explain(failure)}
                {way_on}
            };
            notice::failure(sentence.title, sentence.body, more.into_any())
        }
        Stage::Waiting { after, .. } => {
            let why = after.as_ref().map(|failure| texts.failure(failure).title);
            view! {
                {notice::waiting(texts.outbox_waiting(), texts.outbox_waiting_body(), why.unwrap_or_default())}
                {way_on}
            }
            .into_any()
        }
        Stage::Sending(_) => notice::waiting(texts.outbox_waiting(), texts.outbox_waiting_body(), texts.app_sending()),
    }
}

/// What the server refused, field by field.
fn faults(texts: Texts, failure: &Failure) -> Option<AnyView> {
    let Failure::Validation(errors) = failure else { return None };
    let listed: Vec<_> = errors.iter().map(|e| view! { <li>{texts.field_fault(e.code)}</li> }.into_any()).collect();
    Some(view! { <ul>{listed}</ul> }.into_any())
}

fn send_now(texts: Texts, outbox: Outbox, entry: &Entry) -> Option<AnyView> {
    let waits = matches!(entry.stage, Stage::Waiting { .. });
    let may_pass = matches!(
        &entry.stage,
        Stage::Refused(Failure::Timeout | Failure::Protocol { .. } | Failure::Forbidden | Failure::Unauthenticated)
    );
    let key = entry.key.clone();
    let send = move || spawn_local(outbox.send_again(key.clone()));
    (waits || may_pass).then(|| button::button(Weight::Primary, texts.outbox_send_now(), send))
}
