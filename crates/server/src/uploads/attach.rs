use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use zhihui_domain::ids::UploadId;
use zhihui_domain::problem::{FieldCode, FieldErrors};
use zhihui_domain::upload::Upload;

use super::attached;
use crate::entity::upload::{Column, Entity};
use crate::extract::is_id;
use crate::problem::ApiError;

/// Gives an account's files to its case, which is stored already. Each must be free: what is not is named by its place,
/// and a stranger's is as missing as one that never was.
pub async fn attach(
    tx: &DatabaseTransaction,
    account_id: &str,
    reference: &str,
    files: &[UploadId],
) -> Result<Vec<Upload>, ApiError> {
    let mut errors = FieldErrors::default();
    for (position, file) in (0_i32..).zip(files) {
        if !is_id(file.as_str()) || !take(tx, account_id, reference, file, position).await? {
            errors.add(format!("/attachments/{position}"), FieldCode::FileMissing);
        }
    }
    errors.finish(Some(())).map_err(ApiError::Invalid)?;
    Ok(attached(tx, [reference]).await?.remove(reference).unwrap_or_default())
}

/// Says whether the file was free. The update is its own guard: of two cases that name one file, one gets it.
async fn take(
    tx: &DatabaseTransaction,
    account_id: &str,
    reference: &str,
    file: &UploadId,
    position: i32,
) -> Result<bool, ApiError> {
    let taken = Entity::update_many()
        .col_expr(Column::CaseReference, Expr::val(reference))
        .col_expr(Column::Position, Expr::val(position))
        .filter(Column::Id.eq(file.as_str()))
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::CaseReference.is_null())
        .exec(tx)
        .await?;
    Ok(taken.rows_affected == 1)
}
