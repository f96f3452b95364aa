//! What every matter shares: whose it is, who has it, what comes next and by when.

use sea_orm::entity::prelude::*;
use zhihui_domain::text::LocalText;

use super::column::{Moment, Stored};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "matters")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub reference: String,
    pub account_id: String,
    pub owner_id: String,
    pub next_step: Stored<LocalText>,
    pub due_at: Option<Moment>,
    /// Length of the timeline.
    pub entries: i32,
    pub created_at: Moment,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
