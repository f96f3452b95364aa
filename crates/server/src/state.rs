//! What every request can reach.

use std::sync::Arc;

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, DatabaseConnection, DbErr, EntityTrait};

use crate::calendar::OfficeCalendar;
use crate::clock::Clock;
use crate::entity::setting;
use crate::hash::HashKey;
use crate::random;
use crate::sms::Gateway;

/// How often sign-in codes may be sent.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Seconds between two codes to one phone.
    pub resend_after: u32,
    pub codes_per_phone_and_hour: u32,
    pub codes_per_address_and_hour: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { resend_after: 60, codes_per_phone_and_hour: 5, codes_per_address_and_hour: 30 }
    }
}

/// Shared by all requests; cheap to clone.
#[derive(Clone, Debug)]
pub struct AppState {
    pub db: DatabaseConnection,
    pub clock: Clock,
    pub sms: Gateway,
    pub limits: Limits,
    pub key: HashKey,
    pub calendar: Arc<OfficeCalendar>,
}

/// Why the server could not start on its data.
#[derive(Debug, thiserror::Error)]
pub enum StateError {
    #[error("the database: {0}")]
    Database(#[from] DbErr),
    #[error("the built-in office days: {0}")]
    Calendar(serde_json::Error),
    #[error("the stored hashing key is damaged")]
    Key,
}

impl AppState {
    /// The state over a migrated database. The hashing key is made on the first start and kept in the database.
    pub async fn over(db: DatabaseConnection, clock: Clock, sms: Gateway, limits: Limits) -> Result<Self, StateError> {
        let fresh = setting::ActiveModel { name: Set(HASH_KEY.to_owned()), value: Set(random::token()) };
        setting::Entity::insert(fresh)
            .on_conflict(OnConflict::column(setting::Column::Name).do_nothing().to_owned())
            .exec_without_returning(&db)
            .await?;
        let stored = setting::Entity::find_by_id(HASH_KEY).one(&db).await?;
        let key = stored.and_then(|s| HashKey::parse(&s.value)).ok_or(StateError::Key)?;
        let calendar = Arc::new(OfficeCalendar::built_in().map_err(StateError::Calendar)?);
        Ok(Self { db, clock, sms, limits, key, calendar })
    }
}

const HASH_KEY: &str = "hash-key";
