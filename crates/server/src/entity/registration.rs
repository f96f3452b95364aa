//! One person's place at one event.

use sea_orm::entity::prelude::*;
use zhihui_domain::event::Answers;
use zhihui_domain::registration::RegistrationState;

use super::column::{Moment, Stored, Word};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registrations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub event_id: String,
    /// `None` while it is a guest's.
    pub account_id: Option<String>,
    pub name: String,
    /// E.164.
    pub phone: String,
    pub answers: Stored<Answers>,
    pub state: Word<RegistrationState>,
    /// Position among the event's registrations; the waitlist goes by it.
    pub number: i32,
    pub ticket_code: Option<String>,
    pub secret_hash: Option<String>,
    pub created_at: Moment,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::event::Entity", from = "Column::EventId", to = "super::event::Column::Id")]
    Event,
}

impl Related<super::event::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Event.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
