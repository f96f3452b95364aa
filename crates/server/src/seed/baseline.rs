use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::Deserialize;
use zhihui_domain::card::Scene;
use zhihui_domain::text::LocalText;

use super::SeedError;
use crate::db::begin_write;
use crate::entity::benefit::Grant;
use crate::entity::column::{Stored, Word};
use crate::entity::{benefit, officer};
use crate::matters::{DUTY_OFFICER, Team};
use crate::state::AppState;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BenefitSeed {
    id: String,
    scene: Scene,
    title: LocalText,
    instructions: LocalText,
    grants: Vec<Grant>,
}

/// What every database has: the officer on duty and the benefits. Rows that are there already stay as they are.
pub async fn baseline(state: &AppState) -> Result<(), SeedError> {
    const FILE: &str = "benefits.json";
    let benefits: Vec<BenefitSeed> =
        serde_json::from_str(include_str!("benefits.json")).map_err(|e| SeedError::Parse(FILE, e))?;
    let tx = begin_write(&state.db).await?;
    let duty = officer::ActiveModel {
        id: Set(DUTY_OFFICER.to_owned()),
        account_id: Set(None),
        name: Set(Stored(LocalText::new("值班专员", "Officer on duty"))),
        team: Set(Word(Team::General)),
    };
    officer::Entity::insert(duty)
        .on_conflict(OnConflict::column(officer::Column::Id).do_nothing().to_owned())
        .exec_without_returning(&tx)
        .await?;
    for (seed, position) in benefits.into_iter().zip(1..) {
        let row = benefit::ActiveModel {
            id: Set(seed.id),
            position: Set(position),
            scene: Set(Word(seed.scene)),
            title: Set(Stored(seed.title)),
            instructions: Set(Stored(seed.instructions)),
            grants: Set(Stored(seed.grants)),
        };
        benefit::Entity::insert(row)
            .on_conflict(OnConflict::column(benefit::Column::Id).do_nothing().to_owned())
            .exec_without_returning(&tx)
            .await?;
    }
    tx.commit().await?;
    Ok(())
}
