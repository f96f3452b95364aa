//! An event, with its seats as columns so that they can be guarded in SQL.

use sea_orm::entity::prelude::*;
use zhihui_domain::event::{Admission, AgendaItem, Place, Question, Series};
use zhihui_domain::text::LocalText;

use super::column::{Moment, Stored, Word};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "events")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub series: Word<Series>,
    pub title: Stored<LocalText>,
    pub description: Stored<LocalText>,
    pub organiser: Stored<LocalText>,
    pub starts_at: Moment,
    pub ends_at: Moment,
    pub registration_closes_at: Moment,
    pub place: Stored<Place>,
    pub admission: Word<Admission>,
    pub capacity: i32,
    pub taken: i32,
    pub waiting: i32,
    /// Ever, cancelled ones included: numbers the queue.
    pub registrations_made: i32,
    pub agenda: Stored<Vec<AgendaItem>>,
    pub questions: Stored<Vec<Question>>,
    pub retention_days: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
