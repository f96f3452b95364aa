use axum::extract::State;
use sea_orm::{ActiveValue::Set, EntityTrait, QuerySelect};
use zhihui_domain::account::{RefreshRequest, Session};

use super::tokens;
use crate::answer::{Answer, Answered};
use crate::entity::{account, refresh_token, session};
use crate::extract::Body;
use crate::hash;
use crate::openapi::Problems;
use crate::problem::ApiError;
use crate::state::AppState;
use crate::write;

/// How long after its use a refresh token still gets a pair.
///
/// A phone on a bad network may never see the answer to its refresh, and then has nothing but the used token. Without
/// this, the theft alarm below would sign such a person out. A thief would have to come within the same half minute.
const LOST_ANSWER_SECONDS: i64 = 30;

/// Exchanges a refresh token for the next pair. Each token works once; a used one that comes again later is taken for
/// stolen, and the whole session ends (RFC 9700, 4.14.2).
#[utoipa::path(post, path = "/auth/sessions/refresh", tag = "auth", request_body = RefreshRequest,
    responses((status = OK, description = "the session", body = Session), Problems))]
pub async fn refresh(State(state): State<AppState>, body: Body<RefreshRequest>) -> Answered {
    let write = write::begin_plain(&state).await?;
    let token = refresh_token::Entity::find_by_id(hash::digest(&body.value.refresh_token))
        .lock_exclusive()
        .one(&write.tx)
        .await?
        .filter(|token| token.expires_at > write.now)
        .ok_or(ApiError::Unauthenticated)?;
    match token.used_at {
        Some(used) if used.plus_seconds(LOST_ANSWER_SECONDS) < write.now => {
            tokens::revoke(&write.tx, &token.session_id).await?;
            write.commit().await?;
            return Err(ApiError::Unauthenticated);
        }
        // The half minute counts from the first use and is not prolonged by the second.
        Some(_) => {}
        None => {
            let used = refresh_token::ActiveModel {
                hash: Set(token.hash),
                used_at: Set(Some(write.now)),
                ..Default::default()
            };
            refresh_token::Entity::update(used).exec(&write.tx).await?;
        }
    }
    let session = session::Entity::find_by_id(token.session_id).one(&write.tx).await?;
    let session = session.ok_or(ApiError::Unauthenticated)?;
    let account = account::Entity::find_by_id(session.account_id).one(&write.tx).await?;
    let account = account.ok_or(ApiError::Unauthenticated)?;
    let session = tokens::issue(&write.tx, write.now, &session.id, &account).await?;
    write.commit().await?;
    Answer::ok(&session)
}
