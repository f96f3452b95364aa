//! One thing that happened to a matter. Rows are added and never changed.

use sea_orm::entity::prelude::*;
use zhihui_domain::progress::Step;
use zhihui_domain::text::LocalText;

use super::column::{Moment, Stored, Word};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "timeline_entries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub reference: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub at: Moment,
    pub step: Word<Step>,
    pub by: Option<Stored<LocalText>>,
    pub text: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
