use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};
use zhihui_domain::card::ApplicationState;
use zhihui_domain::person::IdentityDocument;

use super::issue::active_card;
use crate::entity::column::{Moment, Word};
use crate::entity::{account, card_application, identity_document, matter};
use crate::hash::About;
use crate::problem::ApiError;
use crate::state::AppState;

/// Refuses someone who has an open application or a card that is good. Locks the account's row first, so that two
/// requests of one person come one after the other.
pub async fn may_apply(tx: &DatabaseTransaction, account_id: &str, now: Moment) -> Result<(), ApiError> {
    account::Entity::find_by_id(account_id).lock_exclusive().one(tx).await?.ok_or(ApiError::Unauthenticated)?;
    let open = card_application::Entity::find()
        .find_also_related(matter::Entity)
        .filter(matter::Column::AccountId.eq(account_id))
        .filter(card_application::Column::State.eq(Word(ApplicationState::Received)))
        .count(tx)
        .await?;
    let holds = active_card(tx, account_id, now.instant().date_naive()).await?;
    if open > 0 || holds { Err(ApiError::AlreadyApplied) } else { Ok(()) }
}

/// Ties a document to the first account that applies with it, and gives the row's key. Another account is refused.
///
/// The number itself lies in this one table only; everything else refers to it by its keyed hash.
pub async fn claim_document(
    state: &AppState,
    tx: &DatabaseTransaction,
    account_id: &str,
    document: &IdentityDocument,
    now: Moment,
) -> Result<String, ApiError> {
    let kind = Word(document.kind);
    let kind_word = serde_json::to_string(&document.kind).unwrap_or_default();
    let hash = state.key.mac(About::Document, &[&kind_word, document.number()]);
    let row = identity_document::ActiveModel {
        hash: Set(hash.clone()),
        account_id: Set(account_id.to_owned()),
        kind: Set(kind),
        number: Set(document.number().to_owned()),
        created_at: Set(now),
    };
    identity_document::Entity::insert(row)
        .on_conflict(OnConflict::column(identity_document::Column::Hash).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    let holder = identity_document::Entity::find_by_id(hash.as_str()).one(tx).await?;
    let holder = holder.ok_or(ApiError::Internal("a document vanished"))?;
    if holder.account_id == account_id { Ok(hash) } else { Err(ApiError::AlreadyApplied) }
}
