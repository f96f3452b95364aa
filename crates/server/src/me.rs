//! The signed-in person's own account.

use axum::extract::State;
use axum::http::StatusCode;
use sea_orm::{ActiveValue::Set, EntityTrait, QuerySelect};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use zhihui_domain::account::{Account, AccountChange};
use zhihui_domain::ids::AccountId;
use zhihui_domain::person::{PersonName, PhoneNumber};
use zhihui_domain::problem::FieldErrors;

use crate::answer::{Answer, Answered};
use crate::entity::account;
use crate::entity::column::count;
use crate::extract::{Body, Caller, IfMatch};
use crate::openapi::Problems;
use crate::problem::ApiError;
use crate::state::AppState;
use crate::write;

/// The operations on `/me`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(show, change))
}

/// An account as its person sees it.
pub fn view(account: &account::Model) -> Result<Account, ApiError> {
    let phone = PhoneNumber::parse(&account.phone).map_err(|_| ApiError::Internal("a stored phone is none"))?;
    Ok(Account {
        id: AccountId::new(account.id.as_str()),
        name: account.name.clone(),
        masked_phone: phone.masked(),
        roles: account.roles.0.clone(),
        version: count(account.version),
    })
}

/// Who is signed in.
#[utoipa::path(get, path = "/me", tag = "me", security(("bearer" = [])),
    responses((status = OK, description = "the account", body = Account), Problems))]
async fn show(caller: Caller) -> Answered {
    let account = view(&caller.account)?;
    Ok(Answer::ok(&account)?.version(account.version))
}

/// Changes the name.
#[utoipa::path(patch, path = "/me", tag = "me", security(("bearer" = [])), request_body = AccountChange,
    params(("If-Match" = String, Header, description = "the version this change was made from")),
    responses((status = OK, description = "the account", body = Account), Problems))]
async fn change(
    State(state): State<AppState>,
    caller: Caller,
    if_match: IfMatch,
    body: Body<AccountChange>,
) -> Answered {
    let mut errors = FieldErrors::default();
    let name = errors.take("/name", PersonName::parse(&body.value.name));
    let name = errors.finish(name).map_err(ApiError::Invalid)?;
    let write = write::begin_plain(&state).await?;
    let current = account::Entity::find_by_id(caller.account.id.as_str()).lock_exclusive().one(&write.tx).await?;
    let current = current.ok_or(ApiError::Unauthenticated)?;
    if_match.check(current.version)?;
    let changed = account::ActiveModel {
        id: Set(current.id),
        name: Set(Some(name.as_str().to_owned())),
        version: Set(current.version + 1),
        ..Default::default()
    };
    let account = view(&account::Entity::update(changed).exec(&write.tx).await?)?;
    write.finish(StatusCode::OK, &account, account.version).await
}
