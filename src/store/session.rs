//! The session of the last visit. In the database and not in `localStorage`, of which browsers keep the last seconds in
//! memory: a refresh token works once, and an older one would end the session.

use futures::future::LocalBoxFuture;
use zhihui_domain::account::HeldSession;

use super::{outbox, records};
use crate::platform::{lock, random, task, timer};

const SESSION: &str = "session";
/// A sign-in at a provider that has begun.
const BEGUN: &str = "sign-in";

/// Longer than any time-out of a profile.
const LEASE_SECONDS: i64 = 150;
/// A tab that the system froze in the middle must not hold up the others for ever.
const PATIENCE_MS: i32 = 130_000;
const LOOK_AGAIN_MS: i32 = 100;

/// The session, if one was kept.
pub fn load() -> Option<HeldSession> {
    zhihui_json::read(&records::get(SESSION)?.text).ok()
}

/// The session as the tab that changed it last has left it.
pub async fn latest() -> Option<HeldSession> {
    let text = records::together(|all| all.get(SESSION).map(|record| record.text.clone())).await??;
    zhihui_json::read(&text).ok()
}

/// Keeps the session.
pub fn keep(session: &HeldSession) {
    if let Some(text) = text_of(session) {
        records::put(SESSION.to_owned(), text);
        task::spawn(records::save());
    }
}

/// Keeps the session; once this answers, every tab finds it.
pub async fn keep_for_all(session: HeldSession) {
    if let Some(text) = text_of(&session) {
        records::together(|all| all.put(records::of_now(SESSION.to_owned(), text.clone()))).await;
    }
}

/// A plain struct always has a JSON form.
fn text_of(session: &HeldSession) -> Option<String> {
    zhihui_json::write(session).ok()
}

/// Forgets the session alone: after it lapsed, the person's drafts stay for when they sign in again.
pub fn forget() {
    if records::get(SESSION).is_some() {
        records::delete(SESSION);
    }
}

/// Keeps what a sign-in that has begun is gone on with.
pub async fn keep_begun(text: String) {
    records::together(|all| all.put(records::of_now(BEGUN.to_owned(), text.clone()))).await;
}

/// Brings it, once.
pub async fn take_begun() -> Option<String> {
    Some(records::together(|all| all.remove(BEGUN)).await??.text)
}

/// Does the work while no other tab changes the session: by a Web Lock, or by a lease in the store where there are none.
pub async fn alone(work: LocalBoxFuture<'static, ()>) {
    if lock::are_there() {
        return lock::when_free("zhihui.session", PATIENCE_MS, work).await;
    }
    let holder = random::token().unwrap_or_default();
    while !outbox::take_lease(SESSION, &holder, LEASE_SECONDS).await {
        timer::wait(LOOK_AGAIN_MS).await;
    }
    work.await;
    outbox::end_lease(SESSION).await;
}
