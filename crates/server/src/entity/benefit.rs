//! A thing that a scene can grant, and to which levels.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use zhihui_domain::card::{Level, Scene};
use zhihui_domain::text::LocalText;

use super::column::{Stored, Word};

/// What one level gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    pub level: Level,
    /// Uses a year; `None`: as often as needed.
    #[serde(default)]
    pub quota: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "benefits")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Order on the card.
    pub position: i32,
    pub scene: Word<Scene>,
    pub title: Stored<LocalText>,
    pub instructions: Stored<LocalText>,
    pub grants: Stored<Vec<Grant>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
