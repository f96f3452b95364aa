//! A talent card. Whether it has expired is for the clock to say.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;
use zhihui_domain::card::{CardState, Level, TalentCategory};

use super::column::{Moment, Word};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cards")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: String,
    pub account_id: String,
    pub name: String,
    pub level: Word<Level>,
    pub category: Word<TalentCategory>,
    pub state: Word<CardState>,
    pub valid_from: Word<NaiveDate>,
    pub valid_until: Word<NaiveDate>,
    pub created_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
