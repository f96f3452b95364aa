//! The outbox's entries, each kept before anything of it is sent.

use zhihui_domain::outbox::Entry;

use super::all::All;
use super::{DraftOf, records};
use crate::platform::database::Record;

/// The names of entries begin with this.
const OUTBOX: &str = "outbox/";

/// What became of a press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// It is kept, and so it will be sent.
    Kept(Entry),
    /// Pressed before, here or in another tab: this is the entry.
    Already(Entry),
    /// There is nothing left to send: it was sent from another tab.
    Gone,
}

/// All entries. Tracks.
pub fn all() -> Vec<Entry> {
    records::track();
    records::beginning_with(OUTBOX).iter().filter_map(read).collect()
}

/// One entry as it is now. Tracks.
pub fn find(key: &str) -> Option<Entry> {
    records::track();
    read(&records::get(&name(key))?)
}

/// Puts what was pressed into the outbox and takes its draft, if it comes from one, out of the drafts: at once for all
/// tabs, so that two presses of the same words are one.
pub async fn press(entry: Entry, draft: Option<DraftOf>) -> Press {
    let draft = draft.map(|draft| draft.name());
    records::together(|all| {
        let same = all.iter().filter_map(read).find(|other| other.is_same_press(&entry));
        if let Some(same) = same {
            return Press::Already(same);
        }
        if draft.as_ref().is_some_and(|draft| all.remove(draft).is_none()) {
            return Press::Gone;
        }
        write(all, &entry);
        Press::Kept(entry.clone())
    })
    .await
    .unwrap_or(Press::Gone)
}

/// Keeps an entry as it is now, unless it was thrown away or has arrived meanwhile; answers whether it is kept.
pub async fn keep(entry: &Entry) -> bool {
    records::together(|all| {
        let is_there = all.get(&name(&entry.key)).is_some();
        if is_there {
            write(all, entry);
        }
        is_there
    })
    .await
    .unwrap_or_default()
}

/// Changes every entry.
pub async fn change_all(change: impl Fn(Entry) -> Entry) {
    records::together(|all| {
        let entries: Vec<Entry> = all.iter().filter_map(read).collect();
        entries.into_iter().for_each(|entry| write(all, &change(entry)));
    })
    .await;
}

/// Forgets an entry that has arrived, or that the person threw away.
pub async fn remove(key: &str) {
    records::together(|all| {
        all.remove(&name(key));
    })
    .await;
}

/// Makes an entry a draft again, as long as it certainly has not been done; answers which.
pub async fn take_back(key: &str) -> Option<DraftOf> {
    records::together(|all| {
        let entry = read(all.get(&name(key))?)?;
        let draft = DraftOf::of_entry(&entry).filter(|_| entry.can_change())?;
        all.remove(&name(key));
        all.put(records::of_now(draft.name(), entry.body));
        Some(draft)
    })
    .await?
}

/// Takes the lease of a subject for whoever calls itself `holder`, where browsers have no locks; answers whether it is
/// theirs. It ends by itself, should the holder die.
pub async fn take_lease(subject: &str, holder: &str, seconds: i64) -> bool {
    let name = lease(subject);
    records::together(|all| {
        let now = records::of_now(name.clone(), holder.to_owned());
        let is_free = all.get(&name).is_none_or(|held| held.text == holder || held.at <= now.at);
        if is_free {
            let until = now.at + seconds as f64 * 1000.0;
            all.put(Record { at: until, ..now });
        }
        is_free
    })
    .await
    .unwrap_or_default()
}

/// Gives the lease of a subject back.
pub async fn end_lease(subject: &str) {
    records::together(|all| {
        all.remove(&lease(subject));
    })
    .await;
}

fn lease(subject: &str) -> String {
    format!("lease/{subject}")
}

fn name(key: &str) -> String {
    format!("{OUTBOX}{key}")
}

fn read(record: &Record) -> Option<Entry> {
    record.name.starts_with(OUTBOX).then(|| zhihui_json::read(&record.text).ok())?
}

fn write(all: &mut All, entry: &Entry) {
    // An entry has string keys only, and so always a JSON form.
    if let Ok(text) = zhihui_json::write(entry) {
        all.put(records::of_now(name(&entry.key), text));
    }
}
