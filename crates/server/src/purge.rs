//! Forgetting what has lapsed: answers kept for repetition, tokens, codes, files that went with nothing.

use std::time::Duration;

use sea_orm::{ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter};

use crate::entity::column::Moment;
use crate::entity::{access_token, idempotency_key, refresh_token, sign_in_code, upload};
use crate::state::AppState;
use crate::write;

const EVERY: Duration = Duration::from_secs(10 * 60);
/// Codes are counted for an hour after they were sent.
const CODES_KEPT_SECONDS: i64 = 3600;
/// A file that no case has named lapses with the answer that told of it.
const FREE_FILES_KEPT_SECONDS: i64 = write::KEPT_SECONDS;

/// Purges now and then, for as long as the server runs.
pub async fn keep_purging(state: AppState) {
    let mut ticks = tokio::time::interval(EVERY);
    loop {
        ticks.tick().await;
        if purge(&state.db, state.clock.now()).await.is_err() {
            tracing::warn!("lapsed rows could not be purged; the next round tries again");
        }
    }
}

/// Deletes what has lapsed at `now`.
pub async fn purge(db: &DatabaseConnection, now: Moment) -> Result<(), DbErr> {
    idempotency_key::Entity::delete_many().filter(idempotency_key::Column::ExpiresAt.lte(now)).exec(db).await?;
    access_token::Entity::delete_many().filter(access_token::Column::ExpiresAt.lte(now)).exec(db).await?;
    refresh_token::Entity::delete_many().filter(refresh_token::Column::ExpiresAt.lte(now)).exec(db).await?;
    sign_in_code::Entity::delete_many()
        .filter(sign_in_code::Column::SentAt.lte(now.plus_seconds(-CODES_KEPT_SECONDS)))
        .exec(db)
        .await?;
    upload::Entity::delete_many()
        .filter(upload::Column::CaseReference.is_null())
        .filter(upload::Column::CreatedAt.lte(now.plus_seconds(-FREE_FILES_KEPT_SECONDS)))
        .exec(db)
        .await?;
    Ok(())
}
