use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use zhihui_domain::ids::UploadId;
use zhihui_domain::upload::{MediaType, Upload};

use crate::entity::column::{Word, count};
use crate::entity::upload::{Column, Entity};
use crate::problem::ApiError;

// For the document alone: what a handler takes and gives are the bytes themselves.
/// A file's bytes.
#[derive(utoipa::ToSchema)]
#[schema(value_type = String, format = Binary)]
pub(super) struct FileBytes(#[expect(dead_code)] Vec<u8>);

/// An upload on the wire.
pub(super) fn view(id: String, media_type: MediaType, size: i32) -> Upload {
    Upload { id: UploadId::new(id), media_type, size: count(size) }
}

/// The files of these cases, by reference and in their order. One query, however many there are, and none of their bytes.
pub async fn attached<'r>(
    db: &impl ConnectionTrait,
    references: impl IntoIterator<Item = &'r str>,
) -> Result<HashMap<String, Vec<Upload>>, ApiError> {
    let rows: Vec<(Option<String>, String, Word<MediaType>, i32)> = Entity::find()
        .select_only()
        .columns([Column::CaseReference, Column::Id, Column::MediaType, Column::Size])
        .filter(Column::CaseReference.is_in(references))
        .order_by_asc(Column::Position)
        .into_tuple()
        .all(db)
        .await?;
    let mut files: HashMap<String, Vec<Upload>> = HashMap::new();
    for (reference, id, media_type, size) in rows {
        files.entry(reference.unwrap_or_default()).or_default().push(view(id, media_type.0, size));
    }
    Ok(files)
}
