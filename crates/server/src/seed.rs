//! First content: what every database needs, and the demo.
//!
//! All of it is invented: names, firms, phones (1990000xxxx) and document numbers belong to nobody.

mod baseline;
mod cards;
mod cases;
mod dates;
mod events;
mod fillers;
mod people;

use sea_orm::{DbErr, EntityTrait, PaginatorTrait};

pub use baseline::baseline;

use crate::db::begin_write;
use crate::entity::{account, event};
use crate::problem::ApiError;
use crate::state::AppState;

/// An account that the terminal shows on a demo's start.
#[derive(Clone, Copy, Debug)]
pub struct DemoAccount {
    pub phone: &'static str,
    pub role: &'static str,
    pub what: &'static str,
}

const fn demo_account(phone: &'static str, role: &'static str, what: &'static str) -> DemoAccount {
    DemoAccount { phone, role, what }
}

/// The demo's ways in.
pub const DEMO_ACCOUNTS: [DemoAccount; 7] = [
    demo_account("19900000001", "talent   ", "no card yet / 尚未申领"),
    demo_account("19900000002", "talent   ", "application pending / 申领审核中"),
    demo_account("19900000003", "talent   ", "active card / 已有英才卡"),
    demo_account("19900000011", "officer  ", "李专员, schooling team / 教育服务组"),
    demo_account("19900000012", "organiser", "主办方"),
    demo_account("19900000013", "gate     ", "签到员"),
    demo_account("19900000014", "clerk    ", "窗口人员"),
];

/// Why the first content could not be stored.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    #[error("the seeds: {0}")]
    Database(#[from] DbErr),
    #[error("the seeds: {0}")]
    Store(#[from] ApiError),
    #[error("{0} does not parse: {1}")]
    Parse(&'static str, serde_json::Error),
    #[error("{0} does not hold together")]
    Content(&'static str),
}

/// Fills an empty database with the demo, as of today. Says whether it did.
pub async fn demo(state: &AppState) -> Result<bool, SeedError> {
    let tx = begin_write(&state.db).await?;
    let used = event::Entity::find().count(&tx).await? + account::Entity::find().count(&tx).await?;
    if used > 0 {
        return Ok(false);
    }
    let seed = Seed { state, tx: &tx, now: state.clock.now() };
    people::seed(&seed).await?;
    events::seed(&seed).await?;
    cards::seed(&seed).await?;
    cases::seed(&seed).await?;
    tx.commit().await?;
    Ok(true)
}

/// What every part of the demo is stored with.
struct Seed<'a> {
    state: &'a AppState,
    tx: &'a sea_orm::DatabaseTransaction,
    now: crate::entity::column::Moment,
}
