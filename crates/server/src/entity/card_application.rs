//! An application for the talent card. The document number lies in a table of its own.

use sea_orm::entity::prelude::*;
use zhihui_domain::card::{ApplicationState, Degree, TalentCategory};

use super::column::Word;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "card_applications")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub reference: String,
    pub state: Word<ApplicationState>,
    pub category: Word<TalentCategory>,
    pub name: String,
    /// Keyed hash: the row in `identity_documents`.
    pub document: String,
    pub degree: Word<Degree>,
    pub school: String,
    pub employer: String,
    /// As typed; may be empty or unproven.
    pub company_code: String,
    pub position: String,
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
