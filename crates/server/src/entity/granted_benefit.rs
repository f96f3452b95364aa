//! A benefit as it was granted with one card, and how much of it is used.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "granted_benefits")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub card: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub benefit_id: String,
    pub quota: Option<i32>,
    pub used: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
