//! A document number, and the one account that may apply with it. Read by the talent office only; never sent or logged.

use sea_orm::entity::prelude::*;
use zhihui_domain::person::IdentityKind;

use super::column::{Moment, Word};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identity_documents")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    pub account_id: String,
    pub kind: Word<IdentityKind>,
    pub number: String,
    pub created_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
