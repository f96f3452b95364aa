use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::Deserialize;
use zhihui_domain::case::{CaseCategory, CaseState, Outcome, Rating};
use zhihui_domain::progress::Step;

use super::dates::{Hour, at};
use super::people::account;
use super::{Seed, SeedError};
use crate::cases::{ANSWERED_WITHIN, step_after};
use crate::entity::column::{Stored, Word};
use crate::entity::{case, officer};
use crate::matters::{self, Entry, NewMatter, Team};

/// A case in `cases.json`, its days counted back from the first start.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseSeed {
    phone: String,
    category: CaseCategory,
    raised: When,
    text: String,
    state: CaseState,
    #[serde(default)]
    outcome: Option<Outcome>,
    entries: Vec<EntrySeed>,
    #[serde(default)]
    rating: Option<Rating>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct When {
    days_ago: i64,
    at: Hour,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct EntrySeed {
    days_ago: i64,
    at: Hour,
    step: Step,
    #[serde(default)]
    text: Option<String>,
}

pub async fn seed(seed: &Seed<'_>) -> Result<(), SeedError> {
    const FILE: &str = "cases.json";
    let cases: Vec<CaseSeed> =
        serde_json::from_str(include_str!("cases.json")).map_err(|e| SeedError::Parse(FILE, e))?;
    for case in cases {
        store(seed, case).await?;
    }
    Ok(())
}

async fn store(seed: &Seed<'_>, case: CaseSeed) -> Result<(), SeedError> {
    let raised = at(seed.day(-case.raised.days_ago), &case.raised.at)?;
    let account = account(seed, &case.phone).await?;
    let due = seed.state.calendar.due(raised.instant(), ANSWERED_WITHIN);
    let matter = NewMatter {
        prefix: "ZH",
        account_id: &account.id,
        team: Team::for_category(case.category),
        next_step: step_after(CaseState::Received, false),
        due_at: due.into(),
        now: raised,
    };
    let shared = matters::open(seed.tx, matter).await?;
    let mut lock = matters::lock(seed.tx, &shared.matter.reference).await?;
    let owner = officer::Entity::find_by_id(lock.matter.owner_id.as_str()).one(seed.tx).await?;
    let owner = owner.map(|officer| officer.name.0);
    for entry in case.entries {
        let by = match entry.step {
            Step::OfficerMessage | Step::Answered => owner.clone(),
            _ => None,
        };
        let when = at(seed.day(-entry.days_ago), &entry.at)?;
        lock.append(when, Entry { step: entry.step, by, text: entry.text }).await?;
    }
    lock.matter.next_step = Stored(step_after(case.state, case.rating.is_some()));
    // While the officer waits for the person, the due time waits too.
    if matches!(case.state, CaseState::Answered | CaseState::AwaitingPerson) {
        lock.matter.due_at = None;
    }
    lock.store().await?;
    let row = case::ActiveModel {
        reference: Set(shared.matter.reference),
        category: Set(Word(case.category)),
        text: Set(case.text),
        state: Set(Word(case.state)),
        outcome: Set(case.outcome.map(Word)),
        rating: Set(case.rating.map(Stored)),
    };
    case::Entity::insert(row).exec_without_returning(seed.tx).await?;
    Ok(())
}
