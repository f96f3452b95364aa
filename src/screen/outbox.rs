//! 待发送: puts what was pressed into the store and sends it, until the backend has it.
//!
//! The rules are the domain's (`zhihui_domain::outbox`). Of each subject one tab sends at a time: by a Web Lock, or by a
//! lease in the store where there are none. Should two send the same entry all the same, its key makes it one.

use futures::FutureExt;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use serde::Deserialize;
use zhihui_domain::failure::Failure;
use zhihui_domain::ids::{Reference, UploadId};
use zhihui_domain::outbox::{self, Entry, Operation, Stage};
use zhihui_domain::problem::{FieldCode, FieldError};
use zhihui_domain::registration::Registration;

use super::effect;
use crate::backend::{Answer, Backend, Connection};
use crate::platform::timer::Timeout;
use crate::platform::{clock, lock, page, random, task};
use crate::store::copies::{self, CopyOf};
use crate::store::outbox::Press;
use crate::store::{self, DraftOf};

/// Longer than any time-out of a profile.
const LEASE_SECONDS: i64 = 150;
/// How soon to look again while another tab sends.
const LOOK_AGAIN_MS: u32 = 5_000;

/// An entry in a list on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub entry: Entry,
    /// What the backend said, once it has arrived.
    pub answer: Option<String>,
}

/// The outbox of this visit. Cheap to copy; lives in the context.
#[derive(Clone, Copy)]
pub struct Outbox {
    backend: Backend,
    /// The subjects that this tab is sending for.
    sending: StoredValue<Vec<String>>,
    /// What the backend said to entries that arrived during this visit, after their keys.
    arrived: RwSignal<Vec<(String, String)>>,
    alarm: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Outbox {
    /// Puts the outbox into the context. It sends what waits: now, when somebody signs in, and when the connection is
    /// back.
    pub fn provide(backend: Backend) {
        let outbox = Self {
            backend,
            sending: StoredValue::new(Vec::new()),
            arrived: RwSignal::new(Vec::new()),
            alarm: StoredValue::new_local(None),
        };
        provide_context(outbox);
        Effect::new(move |before: Option<Connection>| {
            let connection = backend.connection();
            if connection == Connection::Up && before.is_some_and(|before| before != Connection::Up) {
                outbox.hurry();
            }
            connection
        });
        let account = Memo::new(move |_| backend.account().map(|account| account.id.to_string()));
        effect(move || {
            account.get();
            // Whatever changes in the store, by this tab or by another, may be something to send.
            store::outbox::all();
            outbox.send_due();
        });
        page::on_return(move || outbox.hurry());
    }

    /// What this person has pressed and the backend has not confirmed yet, oldest first. Tracks.
    pub fn entries(self) -> Vec<Entry> {
        let account = self.backend.person();
        outbox::in_order(&store::outbox::all(), account.as_ref()).into_iter().cloned().collect()
    }

    /// The same for a list on the screen: what arrives meanwhile keeps its place until the person leaves, so that nothing
    /// moves away under a finger.
    pub fn listed(self) -> Memo<Vec<Listed>> {
        Memo::new(move |before: Option<&Vec<Listed>>| {
            let mut now = self.entries();
            let mut listed = Vec::new();
            for Listed { entry, .. } in before.into_iter().flatten() {
                match now.iter().position(|other| other.key == entry.key) {
                    Some(place) => listed.push(Listed { entry: now.remove(place), answer: None }),
                    None => {
                        let answer = self.answer_to(&entry.key);
                        listed.extend(answer.map(|answer| Listed { entry: entry.clone(), answer: Some(answer) }));
                    }
                }
            }
            listed.extend(now.into_iter().map(|entry| Listed { entry, answer: None }));
            listed
        })
    }

    /// The latest entry that does this, if one has not arrived yet. Tracks.
    pub fn pending(self, operation: &Operation) -> Option<Entry> {
        self.entries().into_iter().rev().find(|entry| entry.operation.is_like(operation))
    }

    /// What the backend said to an entry that has arrived during this visit: canonical JSON. Tracks.
    pub fn answer_to(self, key: &str) -> Option<String> {
        self.arrived.with(|arrived| arrived.iter().rfind(|(of, _)| of == key).map(|(_, answer)| answer.clone()))
    }

    /// Keeps what was pressed, so that it is sent whatever happens next.
    pub async fn press(
        self,
        operation: Operation,
        body: String,
        files: Vec<UploadId>,
        draft: Option<DraftOf>,
    ) -> Press {
        let account = self.backend.account_id();
        // Without a random source the words are the key: the same words still arrive once.
        let key = random::token().unwrap_or_else(|| format!("words-{:016x}", fingerprint(&body)));
        let entry = Entry::pressed(key, operation, body, account, clock::now()).with_files(files);
        store::outbox::press(entry, draft).await
    }

    /// Sends an entry now, whatever it waits for.
    pub async fn send_again(self, key: String) {
        if let Some(entry) = untrack(|| store::outbox::find(&key)) {
            store::outbox::keep(&entry.pressed_again()).await;
        }
    }

    /// The connection seems to be back: nothing waits any longer for it.
    pub fn hurry(self) {
        if untrack(store::outbox::all).iter().any(|entry| matches!(entry.stage, Stage::Waiting { until: Some(_), .. }))
        {
            task::spawn(store::outbox::change_all(Entry::hurried));
        }
    }

    fn send_due(self) {
        if page::is_surely_offline() {
            // Nothing leaves the phone, and so the words can still be changed.
            return;
        }
        let (entries, account, now) = (untrack(store::outbox::all), self.backend.account_id(), clock::now());
        for entry in outbox::due(&entries, account.as_ref(), now) {
            let subject = entry.subject().to_owned();
            let is_new = self.sending.try_update_value(|sending| {
                let is_new = !sending.contains(&subject);
                if is_new {
                    sending.push(subject.clone());
                }
                is_new
            });
            if is_new == Some(true) {
                task::spawn(async move {
                    let is_elsewhere = self.send_subject(&subject).await;
                    self.sending.update_value(|sending| {
                        sending.retain(|other| *other != subject);
                    });
                    self.set_alarm(is_elsewhere.then_some(LOOK_AGAIN_MS));
                });
            }
        }
        self.set_alarm(None);
    }

    /// Wakes up for the next entry that waits for a time.
    fn set_alarm(self, look_again: Option<u32>) {
        let (entries, account) = (untrack(store::outbox::all), self.backend.account_id());
        let wait = outbox::wake_at(&entries, account.as_ref())
            .map(|at| u32::try_from((at - clock::now()).num_milliseconds()).unwrap_or(0));
        let wait = wait.into_iter().chain(look_again).min();
        self.alarm.set_value(wait.map(|wait| Timeout::new(wait, move || self.send_due())));
    }

    /// Sends what waits for a subject, one after the other; answers whether another tab is at it.
    async fn send_subject(self, subject: &str) -> bool {
        loop {
            let (entries, account, now) = (untrack(store::outbox::all), self.backend.account_id(), clock::now());
            let due = outbox::due(&entries, account.as_ref(), now);
            let Some(entry) = due.into_iter().find(|entry| entry.subject() == subject).cloned() else { return false };
            let steal = entry.is_abandoned(now);
            match alone(subject, steal, self.send(entry).boxed_local()).await {
                None => return true,
                Some(false) => return false,
                Some(true) => {}
            }
        }
    }

    /// Sends one entry, alone among all tabs; answers whether the next one may follow.
    async fn send(self, mut entry: Entry) -> bool {
        let can_repeat = self.backend.may_repeat(&entry.operation);
        if !can_repeat && entry.may_have_arrived() {
            store::outbox::keep(&entry.given_up(Failure::Timeout)).await;
            return false;
        }
        let may_be_sent = entry.begin(clock::now());
        // On the disk before its first byte is sent. Not there any more: another tab has sent it, or the person took it back.
        let is_kept = store::outbox::keep(&entry).await;
        if !(may_be_sent && is_kept) {
            return !is_kept;
        }
        match self.perform(&mut entry).await {
            Ok(answer) => {
                // First, so that the page finds the answer when it sees that the entry is gone.
                self.arrived.update(|arrived| {
                    arrived.push((entry.key.clone(), answer));
                });
                store::outbox::remove(&entry.key).await;
                store::files::forget(entry.files.into_iter().map(|file| file.name)).await;
                true
            }
            Err(failure) => {
                // Where a file is still missing, the entry itself was not sent.
                let is_unknown = !can_repeat && entry.may_have_arrived() && failure.leaves_unknown();
                let entry = match is_unknown {
                    true => entry.given_up(failure),
                    false => entry.failed(failure, clock::now(), random::share()),
                };
                store::outbox::keep(&entry).await;
                false
            }
        }
    }

    /// Its files, one after the other, then the entry itself.
    async fn perform(self, entry: &mut Entry) -> Result<String, Failure> {
        while let Some(file) = entry.next_file() {
            // A photo that this browser has lost cannot be sent; what the person wrote still can.
            let missing = Failure::Validation(vec![FieldError::new("/attachments", FieldCode::FileMissing)]);
            let photo = store::files::read(&file.name).await.ok_or(missing)?;
            file.sent_as = Some(self.backend.upload(&file.name, photo).await?.id);
            store::outbox::keep(entry).await;
        }
        let answer = self.backend.perform(entry).await?;
        note_result(entry, &answer)?;
        Ok(answer)
    }
}

/// FNV-1a, 64 bits: tells two texts of one person apart, nothing more.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// The outbox of this visit.
pub fn use_outbox() -> Outbox {
    expect_context()
}

/// Does the work while no other tab sends for this subject; `None` while one does.
async fn alone(subject: &str, steal: bool, work: LocalBoxFuture<'static, bool>) -> Option<bool> {
    if lock::are_there() {
        return lock::if_free(&format!("zhihui.outbox.{subject}"), steal, work).await;
    }
    let holder = random::token().unwrap_or_default();
    if !store::outbox::take_lease(subject, &holder, LEASE_SECONDS).await {
        return None;
    }
    let result = work.await;
    store::outbox::end_lease(subject).await;
    Some(result)
}

/// Keeps what the backend said, so that it can be seen at once and with no signal. An answer that does not fit is no
/// answer: the backend gives it again to the same key.
fn note_result(entry: &Entry, answer: &str) -> Result<(), Failure> {
    match &entry.operation {
        Operation::Register(_) | Operation::CancelRegistration { .. } => {
            let registration = Answer::<Registration>::read(answer.to_owned())?.value;
            store::registrations::keep(&registration);
        }
        Operation::RaiseCase(_) | Operation::Write(_) | Operation::RateCase(_) => {
            let reference = reference_in(answer)?;
            if let Some(account) = &entry.account {
                copies::keep(&CopyOf::Case(account.clone(), reference), answer.to_owned());
            }
        }
        Operation::ApplyForCard => {
            reference_in(answer)?;
            if let Some(account) = &entry.account {
                note_application(CopyOf::Card(account.clone()), answer);
            }
        }
    }
    Ok(())
}

/// Without it the copy would say that there is no application, whenever the card cannot be read.
fn note_application(of: CopyOf, answer: &str) {
    let Ok(application) = zhihui_json::parse(answer) else { return };
    let kept = copies::find(&of).and_then(|copy| zhihui_json::parse(&copy.text).ok());
    let mut standing = kept.and_then(|kept| kept.as_object().cloned()).unwrap_or_default();
    standing.insert("application".to_owned(), application);
    copies::keep(&of, zhihui_json::Value::Object(standing).to_string());
}

/// The reference of the case or application in an answer.
pub fn reference_in(answer: &str) -> Result<Reference, Failure> {
    #[derive(Clone, Deserialize)]
    struct Referenced {
        reference: Reference,
    }
    Ok(Answer::<Referenced>::read(answer.to_owned())?.value.reference)
}
