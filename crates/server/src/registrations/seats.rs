use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use zhihui_domain::event::Admission;
use zhihui_domain::registration::RegistrationState;

use crate::entity::event::{Column, Entity, Model};
use crate::problem::ApiError;

/// Locks an event until the transaction ends: everything about its seats happens one after the other.
pub async fn lock_event(tx: &DatabaseTransaction, id: &str) -> Result<Model, ApiError> {
    Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(ApiError::NotFound)
}

/// Takes what a new registration gets: a seat while there is one, a look by the organiser, or a place in the queue.
///
/// The guard in the update decides, not the row that was read before.
pub async fn take(tx: &DatabaseTransaction, event: &Model) -> Result<RegistrationState, ApiError> {
    let seat_left = Expr::col(Column::Taken).lt(Expr::col(Column::Capacity));
    if event.admission.0 == Admission::Approval && event.taken < event.capacity {
        return Ok(RegistrationState::AwaitingApproval);
    }
    if event.admission.0 == Admission::Open && add(tx, event, Column::Taken, 1, Some(seat_left)).await? {
        return Ok(RegistrationState::Confirmed);
    }
    add(tx, event, Column::Waiting, 1, None).await?;
    Ok(RegistrationState::Waitlisted)
}

/// Adds to one of an event's counts, if `guard` holds; says whether it did.
pub async fn add(
    tx: &DatabaseTransaction,
    event: &Model,
    column: Column,
    by: i32,
    guard: Option<SimpleExpr>,
) -> Result<bool, ApiError> {
    let mut update =
        Entity::update_many().col_expr(column, Expr::col(column).add(by)).filter(Column::Id.eq(event.id.as_str()));
    if let Some(guard) = guard {
        update = update.filter(guard);
    }
    Ok(update.exec(tx).await?.rows_affected == 1)
}
