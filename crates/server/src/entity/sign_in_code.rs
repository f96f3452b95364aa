//! A sign-in code that was sent. The row outlives the code, because the sending limits count rows.

use sea_orm::entity::prelude::*;

use super::column::Moment;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_codes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub phone: String,
    /// Keyed hash of the sender's network address: enough to count by.
    pub address: String,
    /// Keyed hash; six digits alone would be guessed from any plain hash.
    pub code: String,
    pub sent_at: Moment,
    pub expires_at: Moment,
    /// Wrong ones so far.
    pub tries: i32,
    pub spent: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
