//! 诉求: one matter a person raised.

use sea_orm::entity::prelude::*;
use zhihui_domain::case::{CaseCategory, CaseState, Outcome, Rating};

use super::column::{Stored, Word};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cases")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub reference: String,
    pub category: Word<CaseCategory>,
    pub text: String,
    pub state: Word<CaseState>,
    pub outcome: Option<Word<Outcome>>,
    pub rating: Option<Stored<Rating>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::matter::Entity",
        from = "Column::Reference",
        to = "super::matter::Column::Reference"
    )]
    Matter,
}

impl Related<super::matter::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Matter.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
