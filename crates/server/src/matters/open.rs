use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait};
use zhihui_domain::progress::Step;
use zhihui_domain::text::LocalText;

use super::owner::{self, Team};
use super::timeline::{Entry, append};
use super::{Shared, reference};
use crate::entity::column::{Moment, Stored};
use crate::entity::matter;
use crate::problem::ApiError;

/// What a matter is opened with.
#[derive(Clone, Debug)]
pub struct NewMatter<'a> {
    /// The kind's letters in the reference.
    pub prefix: &'static str,
    pub account_id: &'a str,
    pub team: Team,
    pub next_step: LocalText,
    pub due_at: Moment,
    pub now: Moment,
}

/// Gives a new matter its reference and owner, and starts its timeline.
pub async fn open(tx: &DatabaseTransaction, new: NewMatter<'_>) -> Result<Shared, ApiError> {
    let owner = owner::choose(tx, new.team).await?;
    let row = matter::Model {
        reference: reference::next(tx, new.prefix, new.now).await?,
        account_id: new.account_id.to_owned(),
        owner_id: owner.id.clone(),
        next_step: Stored(new.next_step),
        due_at: Some(new.due_at),
        entries: 2,
        created_at: new.now,
        version: 1,
    };
    let reference = row.reference.clone();
    matter::Entity::insert(matter::ActiveModel {
        reference: Set(row.reference),
        account_id: Set(row.account_id),
        owner_id: Set(row.owner_id),
        next_step: Set(row.next_step),
        due_at: Set(row.due_at),
        entries: Set(row.entries),
        created_at: Set(row.created_at),
        version: Set(row.version),
    })
    .exec_without_returning(tx)
    .await?;
    append(tx, &reference, 1, new.now, Entry { step: Step::Submitted, by: None, text: None }).await?;
    append(tx, &reference, 2, new.now, Entry { step: Step::Assigned, by: Some(owner.name.0), text: None }).await?;
    super::load(tx, &reference).await
}
