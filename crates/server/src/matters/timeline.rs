use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, EntityTrait, IntoActiveModel, QuerySelect};
use zhihui_domain::progress::Step;
use zhihui_domain::text::LocalText;

use crate::entity::column::{Moment, Stored, Word};
use crate::entity::{matter, timeline_entry};
use crate::problem::ApiError;

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct Entry {
    pub step: Step,
    /// The officer who did it.
    pub by: Option<LocalText>,
    pub text: Option<String>,
}

/// A matter whose row nobody else can change until the transaction ends.
pub struct Lock<'t> {
    tx: &'t DatabaseTransaction,
    pub matter: matter::Model,
}

/// Locks the matter with this reference.
pub async fn lock<'t>(tx: &'t DatabaseTransaction, reference: &str) -> Result<Lock<'t>, ApiError> {
    let matter = matter::Entity::find_by_id(reference).lock_exclusive().one(tx).await?;
    Ok(Lock { tx, matter: matter.ok_or(ApiError::NotFound)? })
}

impl Lock<'_> {
    /// Appends one entry.
    pub async fn append(&mut self, at: Moment, entry: Entry) -> Result<(), ApiError> {
        self.matter.entries += 1;
        append(self.tx, &self.matter.reference, self.matter.entries, at, entry).await
    }

    /// Stores what was changed here and counts the version up.
    pub async fn store(mut self) -> Result<matter::Model, ApiError> {
        self.matter.version += 1;
        let changed = self.matter.clone().into_active_model().reset_all();
        Ok(matter::Entity::update(changed).exec(self.tx).await?)
    }
}

/// Adds the entry at `position`.
pub(super) async fn append(
    tx: &DatabaseTransaction,
    reference: &str,
    position: i32,
    at: Moment,
    entry: Entry,
) -> Result<(), ApiError> {
    let row = timeline_entry::ActiveModel {
        reference: Set(reference.to_owned()),
        position: Set(position),
        at: Set(at),
        step: Set(Word(entry.step)),
        by: Set(entry.by.map(Stored)),
        text: Set(entry.text),
    };
    timeline_entry::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
