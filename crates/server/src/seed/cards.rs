use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use zhihui_domain::card::{ApplicationState, Degree, Level, TalentCategory};
use zhihui_domain::person::{IdentityDocument, IdentityKind};
use zhihui_domain::progress::Step;
use zhihui_domain::text::LocalText;

use super::people::account;
use super::{Seed, SeedError};
use crate::card::{DECIDED_WITHIN, NewCard, claim_document, issue, received_step};
use crate::entity::column::{Moment, Stored, Word};
use crate::entity::{card_application, granted_benefit, officer};
use crate::matters::{self, Entry, NewMatter, Shared, Team};
use crate::random;

const DAY: i64 = 24 * 3600;

/// One talent's application waits, another's was approved long ago and the card has been used since.
///
/// The document numbers are synthetic: region 110000 is a whole municipality's and never stands in a person's number.
pub async fn seed(seed: &Seed<'_>) -> Result<(), SeedError> {
    apply(seed, "19900000002", "11000019920318002", seed.now.plus_seconds(-DAY)).await?;
    let applied = seed.now.plus_seconds(-130 * DAY);
    let (row, shared) = apply(seed, "19900000003", "11000019900607001", applied).await?;
    let approved = applied.plus_seconds(4 * DAY);
    let mut lock = matters::lock(seed.tx, &shared.matter.reference).await?;
    let by = officer::Entity::find_by_id(lock.matter.owner_id.as_str()).one(seed.tx).await?;
    let by = by.map(|officer| officer.name.0);
    lock.append(approved, Entry { step: Step::Approved, by, text: None }).await?;
    lock.matter.due_at = None;
    lock.matter.next_step = Stored(LocalText::new(
        "英才卡已发放，可在“英才卡”页亮码使用。",
        "Your card is issued. Show it from the Card page.",
    ));
    lock.store().await?;
    let decided = card_application::ActiveModel {
        id: Set(row.id),
        state: Set(Word(ApplicationState::Approved)),
        ..Default::default()
    };
    card_application::Entity::update(decided).exec(seed.tx).await?;
    let new = NewCard {
        account_id: &shared.matter.account_id,
        name: &row.name,
        level: Level::B,
        category: row.category.0,
        now: approved,
    };
    let number = issue(seed.tx, new).await?;
    for (benefit, used) in
        [("medical-priority", 3), ("transport-lounge", 5), ("housing-stay", 2), ("schooling-camp", 1)]
    {
        let row = granted_benefit::ActiveModel { used: Set(used), ..Default::default() };
        granted_benefit::Entity::update_many()
            .set(row)
            .filter(granted_benefit::Column::Card.eq(number.as_str()))
            .filter(granted_benefit::Column::BenefitId.eq(benefit))
            .exec(seed.tx)
            .await?;
    }
    Ok(())
}

async fn apply(
    seed: &Seed<'_>,
    phone: &str,
    digits: &str,
    at: Moment,
) -> Result<(card_application::Model, Shared), SeedError> {
    let account = account(seed, phone).await?;
    let document = with_check_digit(digits).ok_or(SeedError::Content("a document number"))?;
    let document = claim_document(seed.state, seed.tx, &account.id, &document, at).await?;
    let matter = NewMatter {
        prefix: "YC",
        account_id: &account.id,
        team: Team::Card,
        next_step: received_step(),
        due_at: seed.state.calendar.due(at.instant(), DECIDED_WITHIN).into(),
        now: at,
    };
    let shared = matters::open(seed.tx, matter).await?;
    let row = card_application::ActiveModel {
        id: Set(random::id()),
        reference: Set(shared.matter.reference.clone()),
        state: Set(Word(ApplicationState::Received)),
        category: Set(Word(TalentCategory::Science)),
        name: Set(account.name.unwrap_or_default()),
        document: Set(document),
        degree: Set(Word(Degree::Doctor)),
        school: Set("示范大学".to_owned()),
        employer: Set("示范光电有限公司".to_owned()),
        company_code: Set(String::new()),
        position: Set("研发工程师".to_owned()),
    };
    let row = card_application::Entity::insert(row).exec_with_returning(seed.tx).await?;
    Ok((row, shared))
}

/// The document whose first 17 digits these are: of the eleven possible last characters one fits.
fn with_check_digit(digits: &str) -> Option<IdentityDocument> {
    "0123456789X".chars().find_map(|c| IdentityDocument::parse(IdentityKind::ResidentId, &format!("{digits}{c}")).ok())
}
