use chrono::Datelike;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::entity::column::Moment;
use crate::entity::counter;
use crate::problem::ApiError;

/// The next reference of a kind, such as `ZH-2611-0482`: the zone's year and month, and a number that starts anew each
/// month. The counter's row stays locked until the transaction ends, so no number is given twice; gaps are allowed.
pub async fn next(tx: &DatabaseTransaction, prefix: &str, now: Moment) -> Result<String, ApiError> {
    let today = now.instant();
    let name = format!("{prefix}-{:02}{:02}", today.year() % 100, today.month());
    let first = counter::ActiveModel { name: Set(name.clone()), value: Set(0) };
    counter::Entity::insert(first)
        .on_conflict(OnConflict::column(counter::Column::Name).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    counter::Entity::update_many()
        .col_expr(counter::Column::Value, Expr::col(counter::Column::Value).add(1))
        .filter(counter::Column::Name.eq(name.as_str()))
        .exec(tx)
        .await?;
    let counter = counter::Entity::find_by_id(name.as_str()).one(tx).await?;
    let number = counter.ok_or(ApiError::Internal("a counter vanished"))?.value;
    Ok(format!("{name}-{number:04}"))
}
