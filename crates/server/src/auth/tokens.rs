use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use zhihui_domain::account::Session;

use crate::entity::column::Moment;
use crate::entity::{access_token, account, refresh_token, session};
use crate::hash;
use crate::me;
use crate::problem::ApiError;
use crate::random;

const ACCESS_SECONDS: i64 = 15 * 60;
const REFRESH_SECONDS: i64 = 30 * 24 * 3600;

/// Makes the next pair of tokens of a session. The database gets their hashes only.
pub async fn issue(
    tx: &DatabaseTransaction,
    now: Moment,
    session_id: &str,
    account: &account::Model,
) -> Result<Session, ApiError> {
    let (access, refresh) = (random::token(), random::token());
    let access_expires_at = now.plus_seconds(ACCESS_SECONDS);
    let row = access_token::ActiveModel {
        hash: Set(hash::digest(&access)),
        session_id: Set(session_id.to_owned()),
        account_id: Set(account.id.clone()),
        expires_at: Set(access_expires_at),
    };
    access_token::Entity::insert(row).exec_without_returning(tx).await?;
    let row = refresh_token::ActiveModel {
        hash: Set(hash::digest(&refresh)),
        session_id: Set(session_id.to_owned()),
        used_at: Set(None),
        expires_at: Set(now.plus_seconds(REFRESH_SECONDS)),
    };
    refresh_token::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(Session {
        access_token: access,
        access_expires_at: access_expires_at.instant(),
        refresh_token: refresh,
        account: me::view(account)?,
    })
}

/// Ends a session: none of its tokens works from here on.
pub async fn revoke(tx: &DatabaseTransaction, session_id: &str) -> Result<(), ApiError> {
    access_token::Entity::delete_many().filter(access_token::Column::SessionId.eq(session_id)).exec(tx).await?;
    refresh_token::Entity::delete_many().filter(refresh_token::Column::SessionId.eq(session_id)).exec(tx).await?;
    session::Entity::delete_by_id(session_id).exec(tx).await?;
    Ok(())
}
