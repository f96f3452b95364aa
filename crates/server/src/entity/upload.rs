//! A file that a person sent, and the case it went with. Lists leave `content` out: it is large.

use sea_orm::entity::prelude::*;
use zhihui_domain::upload::MediaType;

use super::column::{Moment, Word};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "uploads")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub account_id: String,
    pub media_type: Word<MediaType>,
    /// In bytes.
    pub size: i32,
    pub created_at: Moment,
    /// `None` until a case is raised with it.
    pub case_reference: Option<String>,
    /// Place among the case's files, from 0.
    pub position: Option<i32>,
    pub content: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
