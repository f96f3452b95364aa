//! A named officer of the talent office.

use sea_orm::entity::prelude::*;
use zhihui_domain::text::LocalText;

use super::column::{Stored, Word};
use crate::matters::Team;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "officers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub account_id: Option<String>,
    pub name: Stored<LocalText>,
    pub team: Word<Team>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
