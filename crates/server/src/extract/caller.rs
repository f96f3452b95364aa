use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use zhihui_domain::account::Role;

use crate::entity::{access_token, account};
use crate::hash;
use crate::problem::ApiError;
use crate::state::AppState;

/// The account whose access token came with the request.
#[derive(Clone, Debug)]
pub struct Caller {
    pub account: account::Model,
    pub session_id: String,
}

impl Caller {
    /// Whether they work at the talent office.
    pub fn is_officer(&self) -> bool {
        self.account.roles.0.contains(&Role::Officer)
    }
}

/// A caller who works at the talent office.
#[derive(Clone, Debug)]
pub struct Officer(pub Caller);

async fn caller(parts: &Parts, state: &AppState) -> Result<Option<Caller>, ApiError> {
    let Some(header) = parts.headers.get(AUTHORIZATION) else { return Ok(None) };
    let token = header.to_str().ok().and_then(|h| h.split_once(' '));
    let token = token.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, token)| token.trim());
    let token = token.ok_or(ApiError::Unauthenticated)?;
    let live = access_token::Entity::find_by_id(hash::digest(token))
        .filter(access_token::Column::ExpiresAt.gt(state.clock.now()))
        .one(&state.db)
        .await?
        .ok_or(ApiError::Unauthenticated)?;
    let account = account::Entity::find_by_id(live.account_id).one(&state.db).await?;
    let account = account.ok_or(ApiError::Unauthenticated)?;
    Ok(Some(Caller { account, session_id: live.session_id }))
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        caller(parts, state).await?.ok_or(ApiError::Unauthenticated)
    }
}

/// `None` without a token. A token that is not valid (any more) is refused even where a guest may come in: silently
/// treated as a guest, a person whose session lapsed would find what they do next missing from their account.
impl OptionalFromRequestParts<AppState> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Option<Self>, ApiError> {
        caller(parts, state).await
    }
}

impl FromRequestParts<AppState> for Officer {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let caller = caller(parts, state).await?.ok_or(ApiError::Unauthenticated)?;
        if caller.is_officer() { Ok(Self(caller)) } else { Err(ApiError::Forbidden) }
    }
}
