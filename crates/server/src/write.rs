//! Writes: one transaction each, exactly once a key, messages after the commit.

use axum::http::StatusCode;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait};
use serde::Serialize;

use crate::answer::Answer;
use crate::db;
use crate::entity::column::Moment;
use crate::entity::idempotency_key::{ActiveModel, Column, Entity};
use crate::extract::IdempotencyKey;
use crate::hash;
use crate::problem::ApiError;
use crate::sms::Sms;
use crate::state::AppState;

/// How long an answer can be had again: a phone may be without a signal over a weekend, and longer.
pub const KEPT_SECONDS: i64 = 7 * 24 * 3600;

/// An open transaction, and what to do once it is committed. Dropped before [`Write::finish`], it changes nothing.
pub struct Write<'s> {
    state: &'s AppState,
    /// For the statements of this write.
    pub tx: DatabaseTransaction,
    /// When this write happens: one instant for everything it stores.
    pub now: Moment,
    key: Option<String>,
    messages: Vec<Sms>,
}

/// What a keyed write begins with.
pub enum Begun<'s> {
    /// Nobody has done it yet.
    Fresh(Write<'s>),
    /// It was done before; this is what it answered.
    Replay(Answer),
}

/// Begins a write that happens once for this subject and key.
///
/// The key's row is the first thing in the transaction, and takes SQLite's write lock with it: a twin waits here until the
/// first one has committed row, effect and answer together, and then replays; or until it has rolled all of it back, and
/// then tries itself.
pub async fn begin<'s>(
    state: &'s AppState,
    subject: &str,
    key: &IdempotencyKey,
    fingerprint: &str,
) -> Result<Begun<'s>, ApiError> {
    let write = begin_plain(state).await?;
    let id = hash::digest(format!("{subject}\n{}", key.as_str()));
    let row = ActiveModel {
        id: Set(id.clone()),
        fingerprint: Set(fingerprint.to_owned()),
        status: Set(0),
        version: Set(None),
        body: Set(String::new()),
        expires_at: Set(write.now.plus_seconds(KEPT_SECONDS)),
    };
    // A row that has lapsed is taken over as if it were not there.
    let take_over = OnConflict::column(Column::Id)
        .update_columns([Column::Fingerprint, Column::Status, Column::Version, Column::Body, Column::ExpiresAt])
        .action_and_where(Expr::col((Entity, Column::ExpiresAt)).lte(write.now))
        .to_owned();
    let inserted = Entity::insert(row).on_conflict(take_over).exec_without_returning(&write.tx).await?;
    if inserted == 1 {
        return Ok(Begun::Fresh(Write { key: Some(id), ..write }));
    }
    let done = Entity::find_by_id(id).one(&write.tx).await?;
    let done = done.ok_or(ApiError::Internal("an idempotency key vanished"))?;
    if done.fingerprint != fingerprint {
        return Err(ApiError::KeyReused);
    }
    let status = u16::try_from(done.status).ok().and_then(|s| StatusCode::from_u16(s).ok());
    Ok(Begun::Replay(Answer {
        status: status.ok_or(ApiError::Internal("a stored status is none"))?,
        version: done.version.and_then(|v| u32::try_from(v).ok()),
        body: done.body,
        replayed: true,
    }))
}

/// Begins a write that carries no key: one that `If-Match` guards, or one whose answer must not be stored (tokens).
pub async fn begin_plain(state: &AppState) -> Result<Write<'_>, ApiError> {
    let tx = db::begin_write(&state.db).await?;
    // After the lock: whoever waited for it comes later than whoever held it.
    Ok(Write { state, tx, now: state.clock.now(), key: None, messages: vec![] })
}

impl Write<'_> {
    /// Sends a message if this write is committed.
    pub fn message(&mut self, sms: Sms) {
        self.messages.push(sms);
    }

    /// Stores the answer under the key and commits everything together. What never changes has no version.
    pub async fn finish(
        self,
        status: StatusCode,
        body: &impl Serialize,
        version: impl Into<Option<u32>>,
    ) -> Result<Answer, ApiError> {
        let answer = Answer { version: version.into(), ..Answer::new(status, body)? };
        if let Some(id) = &self.key {
            let done = ActiveModel {
                id: Set(id.clone()),
                status: Set(i32::from(status.as_u16())),
                version: Set(answer.version.and_then(|v| i32::try_from(v).ok())),
                body: Set(answer.body.clone()),
                ..Default::default()
            };
            Entity::update(done).exec(&self.tx).await?;
        }
        self.commit().await?;
        Ok(answer)
    }

    /// Commits without an answer to store.
    pub async fn commit(self) -> Result<(), ApiError> {
        self.tx.commit().await?;
        for sms in self.messages {
            self.state.sms.send(sms);
        }
        Ok(())
    }
}
