use chrono::{Days, Months, NaiveDate};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
};
use zhihui_domain::card::{CardState, Level, TalentCategory};

use crate::entity::column::{Moment, Word};
use crate::entity::{benefit, card, granted_benefit};
use crate::problem::ApiError;
use crate::random;

/// How long a card is good.
const VALID: Months = Months::new(36);

/// What a card is issued with.
#[derive(Clone, Debug)]
pub struct NewCard<'a> {
    pub account_id: &'a str,
    pub name: &'a str,
    pub level: Level,
    pub category: TalentCategory,
    pub now: Moment,
}

/// Whether this account holds a card that is good on `today`.
pub async fn active_card(db: &impl ConnectionTrait, account_id: &str, today: NaiveDate) -> Result<bool, ApiError> {
    // Words of dates are compared as text, which orders them as dates.
    let held = card::Entity::find()
        .filter(card::Column::AccountId.eq(account_id))
        .filter(card::Column::State.eq(Word(CardState::Active)))
        .filter(card::Column::ValidUntil.gte(Word(today)))
        .count(db)
        .await?;
    Ok(held > 0)
}

/// Issues a card with what its level grants, and gives its number.
pub async fn issue(tx: &DatabaseTransaction, new: NewCard<'_>) -> Result<String, ApiError> {
    let number = free_number(tx).await?;
    let from = new.now.instant().date_naive();
    let until = from.checked_add_months(VALID).and_then(|day| day.checked_sub_days(Days::new(1))).unwrap_or(from);
    let row = card::ActiveModel {
        number: Set(number.clone()),
        account_id: Set(new.account_id.to_owned()),
        name: Set(new.name.to_owned()),
        level: Set(Word(new.level)),
        category: Set(Word(new.category)),
        state: Set(Word(CardState::Active)),
        valid_from: Set(Word(from)),
        valid_until: Set(Word(until)),
        created_at: Set(new.now),
    };
    card::Entity::insert(row).exec_without_returning(tx).await?;
    for benefit in benefit::Entity::find().all(tx).await? {
        let Some(grant) = benefit.grants.0.iter().find(|g| g.level == new.level) else { continue };
        let row = granted_benefit::ActiveModel {
            card: Set(number.clone()),
            benefit_id: Set(benefit.id),
            quota: Set(grant.quota),
            used: Set(0),
        };
        granted_benefit::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(number)
}

/// A number that no card has: random, because it says nothing about the person or how many there are.
async fn free_number(tx: &DatabaseTransaction) -> Result<String, ApiError> {
    for _ in 0..20 {
        let digits = random::digits(8);
        let (head, tail) = digits.split_at(4);
        let number = format!("YC-{head}-{tail}");
        if card::Entity::find_by_id(number.as_str()).one(tx).await?.is_none() {
            return Ok(number);
        }
    }
    Err(ApiError::Internal("no free card number was found"))
}
