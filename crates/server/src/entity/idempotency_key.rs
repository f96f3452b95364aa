//! A write that was done, and what it answered.

use sea_orm::entity::prelude::*;

use super::column::Moment;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency_keys")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Hash of method, path and body.
    pub fingerprint: String,
    pub status: i32,
    /// What the `ETag` said.
    pub version: Option<i32>,
    pub body: String,
    pub expires_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
