//! The records in memory, where every screen reads them at once, and the database behind them.
//!
//! A change is seen at once and kept within half a second, or before the page goes away. [`together`] is for what must be
//! on the disk first, or must not be done twice by two tabs.

use std::cell::RefCell;

use futures::future::{Either, select};
use leptos::prelude::*;

use super::all::All;
use crate::platform::database::{Database, Record, Refused};
use crate::platform::timer::{self, Timeout};
use crate::platform::{clock, page, random, storage, task};

/// What is typed is kept so soon.
const SAVE_AFTER_MS: u32 = 150;
/// About what a transaction takes.
const WRITTEN_WITHIN_MS: i32 = 5;
/// A phone that is busy takes its time, and some browsers never answer (Safari 14.1, WebKit 226547): until they do, the app
/// works from memory.
const OPEN_WITHIN_MS: i32 = 3_000;
/// Written to `localStorage` so that the other tabs read anew.
const CHANGED_ELSEWHERE: &str = "zhihui.1.changed";
/// Names of what the server can say again begin with this. It goes first when there is no room.
pub(super) const COPY: &str = "copy/";

/// Names of records, each once. There are few of them: a list is smaller in the wasm than a tree.
type Names = Vec<String>;

/// How well this browser keeps things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Keeping {
    /// Until the person erases it.
    Durably,
    /// As long as this page is open.
    #[default]
    InMemory,
    /// There is no room for what was changed last, not even without the copies of what the server has.
    Full,
}

#[derive(Default)]
struct Records {
    database: Option<Database>,
    keeping: Keeping,
    held: All,
    /// Names of what was changed since it was kept.
    unsaved: Names,
    timer: Option<Timeout>,
    /// Whether a transaction is under way that changes what the unsaved ones are based on.
    writing: bool,
    /// Where there is no database.
    files: Vec<(String, Vec<u8>)>,
}

thread_local! {
    static RECORDS: RefCell<Records> = RefCell::default();
    static CHANGES: ArcTrigger = ArcTrigger::new();
}

/// Opens the database and reads it. To be called once, before anything is read.
pub(super) async fn open() {
    let opening = async {
        let database = Database::open().await?;
        let records = database.transact(async |inside| inside.all().await).await?;
        Ok::<_, Refused>((database, records))
    };
    match select(Box::pin(opening), Box::pin(timer::wait(OPEN_WITHIN_MS))).await {
        Either::Left((Ok((database, records)), _)) => adopt(database, records),
        Either::Left((Err(_), _)) => {}
        Either::Right((_, opening)) => task::spawn(async {
            if let Ok((database, records)) = opening.await {
                adopt(database, records);
                notify();
                keep_what_came_before().await;
            }
        }),
    }
    page::on_leave(|| task::spawn(save()));
    page::on_stored_elsewhere(CHANGED_ELSEWHERE, || task::spawn(read_anew()));
}

/// From now on things are kept in the database. What this visit has changed already stands over what lies there.
fn adopt(database: Database, records: Vec<Record>) {
    RECORDS.with_borrow_mut(|all| {
        let held: Names = all.held.iter().map(|record| record.name.clone()).collect();
        held.into_iter().for_each(|name| add(&mut all.unsaved, name));
        all.database = Some(database);
        all.keeping = Keeping::Durably;
    });
    take_over(records.into_iter().collect());
}

/// What was held in memory until the database was there.
async fn keep_what_came_before() {
    let files = RECORDS.with_borrow_mut(|all| std::mem::take(&mut all.files));
    for (name, bytes) in files {
        // Refused only where there is no room, which the next change says.
        let _ = put_file(&name, &bytes).await;
    }
    save().await;
}

/// How well things are kept. Tracks.
pub fn keeping() -> Keeping {
    track();
    RECORDS.with_borrow(|all| all.keeping)
}

/// Runs whoever asked again when another tab, or the outbox, changes records.
pub(super) fn track() {
    CHANGES.with(ArcTrigger::track);
}

fn notify() {
    CHANGES.with(ArcTrigger::notify);
}

/// The record of a name.
pub(super) fn get(name: &str) -> Option<Record> {
    RECORDS.with_borrow(|all| all.held.get(name).cloned())
}

/// Those whose names begin like this, the latest first.
pub(super) fn beginning_with(prefix: &str) -> Vec<Record> {
    let mut latest_first: Vec<Record> = Vec::new();
    RECORDS.with_borrow(|all| {
        for record in all.held.iter().filter(|record| record.name.starts_with(prefix)) {
            let place = latest_first.partition_point(|other| other.at > record.at);
            latest_first.insert(place, record.clone());
        }
    });
    latest_first
}

/// A record of now.
pub(super) fn of_now(name: String, text: String) -> Record {
    Record { name, at: clock::now().timestamp_millis() as f64, text }
}

/// Keeps a text under its name.
pub(super) fn put(name: String, text: String) {
    change(name.clone(), |held| held.put(of_now(name, text)));
}

/// Forgets what is under a name.
pub(super) fn delete(name: &str) {
    change(name.to_owned(), |held| {
        held.remove(name);
    });
}

fn add(names: &mut Names, name: String) {
    if !names.contains(&name) {
        names.push(name);
    }
}

fn change(name: String, change: impl FnOnce(&mut All)) {
    RECORDS.with_borrow_mut(|all| {
        change(&mut all.held);
        add(&mut all.unsaved, name);
        if all.database.is_some() && all.timer.is_none() {
            all.timer = Some(Timeout::new(SAVE_AFTER_MS, || task::spawn(save())));
        }
    });
}

/// Keeps what was changed.
pub(super) async fn save() {
    let (database, unsaved) = RECORDS.with_borrow_mut(|all| {
        all.timer = None;
        // What is being written now includes them.
        let database = all.database.clone().filter(|_| !all.unsaved.is_empty() && !all.writing);
        (database, all.unsaved.clone())
    });
    let Some(database) = database else { return };
    let changes: Vec<_> = unsaved.into_iter().map(|name| (get(&name), name)).collect();
    // All is asked for before anything is awaited: this may be the last that the page ever does.
    let saved = database.write(&changes).await;
    if saved.is_ok() && RECORDS.with_borrow(|all| all.keeping == Keeping::Durably) {
        forget_saved(&changes);
    } else {
        write(&|_| ()).await;
    }
}

/// Changes records as they are on the disk, all at once for every tab; once this answers, they are kept. `change` may be
/// called again with the same records: when the first time there was no room.
pub(super) async fn together<T>(change: impl Fn(&mut All) -> T) -> Option<T> {
    let result = RefCell::new(None);
    // Not generic from here on: the whole way to the disk would be in the wasm once for each kind of change.
    write_and_tell(&|all| {
        result.replace(Some(change(all)));
    })
    .await;
    result.into_inner()
}

async fn write_and_tell(change: &dyn Fn(&mut All)) {
    write(change).await;
    notify();
    // Where `localStorage` is refused there is one tab to tell less; it reads anew when it is opened.
    storage::write(CHANGED_ELSEWHERE, &random::token().unwrap_or_default());
}

async fn write(change: &dyn Fn(&mut All)) {
    // One after the other: the next one builds on what this one leaves.
    while RECORDS.with_borrow(|all| all.writing) {
        timer::wait(WRITTEN_WITHIN_MS).await;
    }
    let database = RECORDS.with_borrow_mut(|all| {
        all.writing = all.database.is_some();
        all.database.clone()
    });
    let Some(database) = database else {
        return RECORDS.with_borrow_mut(|all| change(&mut all.held));
    };
    let is_lasting = |record: &Record| !record.name.starts_with(COPY);
    let mut outcome = attempt(&database, change).await;
    if outcome == Err(Refused::Unavailable)
        && let Ok(database) = Database::open().await
    {
        // Safari loses the connection while the page is in the background (WebKit 197050); a new one works.
        outcome = attempt(&database, change).await;
        RECORDS.with_borrow_mut(|all| all.database = Some(database));
    }
    if outcome == Err(Refused::Full) {
        // Apart and first: the room is there once this is done.
        RECORDS.with_borrow_mut(|all| all.held.retain(is_lasting));
        outcome = match drop_copies(&database).await {
            Ok(()) => attempt(&database, change).await,
            refused => refused,
        };
    }
    let keeping = match outcome {
        Ok(()) => Keeping::Durably,
        Err(Refused::Full) => Keeping::Full,
        Err(Refused::Unavailable) => Keeping::InMemory,
    };
    let before = RECORDS.with_borrow_mut(|all| {
        if outcome.is_err() {
            // What is unsaved stays so, and this with it: the next change tries to keep all of it.
            let before = all.held.clone();
            change(&mut all.held);
            let names = before.iter().chain(all.held.iter()).map(|record| &record.name);
            let changed: Names = names.filter(|name| before.get(name) != all.held.get(name)).cloned().collect();
            changed.into_iter().for_each(|name| add(&mut all.unsaved, name));
        }
        all.writing = false;
        if outcome.is_ok() && !all.unsaved.is_empty() && all.timer.is_none() {
            // Changed meanwhile.
            all.timer = Some(Timeout::new(SAVE_AFTER_MS, || task::spawn(save())));
        }
        std::mem::replace(&mut all.keeping, keeping)
    });
    if before != keeping {
        notify();
    }
}

/// One transaction: what is on the disk, with what was changed here, changed further.
async fn attempt(database: &Database, change: &dyn Fn(&mut All)) -> Result<(), Refused> {
    // Before anything is awaited: another tab's changes, and further typing, may come in between.
    let unsaved = RECORDS.with_borrow(|all| all.unsaved.clone());
    let unsaved: Vec<_> = unsaved.into_iter().map(|name| (get(&name), name)).collect();
    let written = database.transact(async |inside| {
        let on_disk: All = inside.all().await?.into_iter().collect();
        let mut all = on_disk.clone();
        for (record, name) in &unsaved {
            match record {
                Some(record) => all.put(record.clone()),
                None => drop(all.remove(name)),
            }
        }
        change(&mut all);
        for record in all.iter().filter(|record| on_disk.get(&record.name) != Some(record)) {
            inside.put(record).await?;
        }
        for gone in on_disk.iter().filter(|record| all.get(&record.name).is_none()) {
            inside.delete(&gone.name).await?;
        }
        Ok(all)
    });
    let written = written.await?;
    forget_saved(&unsaved);
    take_over(written);
    Ok(())
}

/// These are kept now; what was changed meanwhile is not.
fn forget_saved(saved: &[(Option<Record>, String)]) {
    RECORDS.with_borrow_mut(|all| {
        let held = &all.held;
        all.unsaved.retain(|name| !saved.iter().any(|(record, of)| of == name && held.get(name) == record.as_ref()));
    });
}

/// Makes room.
async fn drop_copies(database: &Database) -> Result<(), Refused> {
    let dropped = database.transact(async |inside| {
        for record in inside.all().await?.iter().filter(|record| record.name.starts_with(COPY)) {
            inside.delete(&record.name).await?;
        }
        Ok(())
    });
    dropped.await
}

/// Takes what is on the disk, but for what was changed here since.
fn take_over(mut on_disk: All) {
    RECORDS.with_borrow_mut(|all| {
        for name in &all.unsaved {
            match all.held.remove(name) {
                Some(record) => on_disk.put(record),
                None => drop(on_disk.remove(name)),
            }
        }
        all.held = on_disk;
    });
}

/// Reads what another tab has changed.
async fn read_anew() {
    let Some(database) = RECORDS.with_borrow(|all| all.database.clone()) else { return };
    if let Ok(records) = database.transact(async |inside| inside.all().await).await {
        take_over(records.into_iter().collect());
        notify();
    }
}

fn database() -> Option<Database> {
    RECORDS.with_borrow(|all| all.database.clone())
}

/// Keeps the bytes of a file; what the server can say again makes room for it.
pub(super) async fn put_file(name: &str, bytes: &[u8]) -> Result<(), Refused> {
    let Some(database) = database() else {
        RECORDS.with_borrow_mut(|all| all.files.push((name.to_owned(), bytes.to_vec())));
        return Ok(());
    };
    let put = async || database.transact(async |inside| inside.put_file(name, bytes).await).await;
    match put().await {
        Err(Refused::Full) => {
            write(&|all| all.retain(|record| !record.name.starts_with(COPY))).await;
            put().await
        }
        outcome => outcome,
    }
}

/// The bytes of a file.
pub(super) async fn file(name: &str) -> Option<Vec<u8>> {
    match database() {
        Some(database) => database.transact(async |inside| inside.file(name).await).await.ok()?,
        None => RECORDS.with_borrow(|all| all.files.iter().find(|(of, _)| of == name).map(|(_, bytes)| bytes.clone())),
    }
}

/// Forgets a file.
pub(super) async fn delete_file(name: &str) {
    match database() {
        // One that cannot be forgotten takes room, no more.
        Some(database) => drop(database.transact(async |inside| inside.delete_file(name).await).await),
        None => RECORDS.with_borrow_mut(|all| all.files.retain(|(of, _)| of != name)),
    }
}

/// Erases everything but the record of that name.
pub(super) async fn clear_but(name: &str) {
    let (database, kept) = RECORDS.with_borrow_mut(|all| {
        all.held.retain(|record| record.name == name);
        all.unsaved.clear();
        all.files.clear();
        (all.database.clone(), all.held.get(name).cloned())
    });
    if let Some(database) = database {
        let erase = database.transact(async |inside| {
            inside.clear().await?;
            match &kept {
                Some(record) => inside.put(record).await,
                None => Ok(()),
            }
        });
        // A browser that refuses to write has kept nothing either.
        let _ = erase.await;
    }
    notify();
    storage::write(CHANGED_ELSEWHERE, &random::token().unwrap_or_default());
}
