//! A person who has proven a phone number.

use sea_orm::entity::prelude::*;
use zhihui_domain::account::Role;

use super::column::{Moment, Stored};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// E.164.
    pub phone: String,
    pub name: Option<String>,
    pub roles: Stored<Vec<Role>>,
    pub version: i32,
    pub created_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
