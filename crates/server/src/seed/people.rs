use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use zhihui_domain::account::Role;
use zhihui_domain::person::PhoneNumber;
use zhihui_domain::text::LocalText;

use super::{Seed, SeedError};
use crate::entity::column::{Stored, Word};
use crate::entity::{account, officer};
use crate::matters::Team;
use crate::random;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct People {
    talents: Vec<Person>,
    officers: Vec<OfficerSeed>,
    pub surnames: Vec<String>,
    pub given_names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    phone: String,
    name: String,
    roles: Vec<Role>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfficerSeed {
    phone: String,
    name: LocalText,
    team: Team,
}

impl People {
    pub fn read() -> Result<Self, SeedError> {
        const FILE: &str = "people.json";
        serde_json::from_str(include_str!("people.json")).map_err(|e| SeedError::Parse(FILE, e))
    }
}

pub async fn seed(seed: &Seed<'_>) -> Result<(), SeedError> {
    let people = People::read()?;
    for person in people.talents {
        add_account(seed, &person.phone, person.name, person.roles).await?;
    }
    for officer in people.officers {
        let roles = vec![Role::Talent, Role::Officer];
        let account_id = add_account(seed, &officer.phone, officer.name.zh.clone(), roles).await?;
        let row = officer::ActiveModel {
            id: Set(random::id()),
            account_id: Set(Some(account_id)),
            name: Set(Stored(officer.name)),
            team: Set(Word(officer.team)),
        };
        officer::Entity::insert(row).exec_without_returning(seed.tx).await?;
    }
    Ok(())
}

async fn add_account(seed: &Seed<'_>, phone: &str, name: String, roles: Vec<Role>) -> Result<String, SeedError> {
    let id = random::id();
    let row = account::ActiveModel {
        id: Set(id.clone()),
        phone: Set(e164(phone)?),
        name: Set(Some(name)),
        roles: Set(Stored(roles)),
        version: Set(1),
        created_at: Set(seed.now),
    };
    account::Entity::insert(row).exec_without_returning(seed.tx).await?;
    Ok(id)
}

/// The seeded account with this phone.
pub async fn account(seed: &Seed<'_>, phone: &str) -> Result<account::Model, SeedError> {
    let found = account::Entity::find().filter(account::Column::Phone.eq(e164(phone)?)).one(seed.tx).await?;
    found.ok_or(SeedError::Content("a phone without an account"))
}

/// A seeded phone as it is stored.
pub fn e164(phone: &str) -> Result<String, SeedError> {
    let phone = PhoneNumber::parse(phone).map_err(|_| SeedError::Content("a phone"))?;
    Ok(phone.as_str().to_owned())
}
