use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use zhihui_domain::account::Owner;
use zhihui_domain::progress::{Progress, TimelineEntry};

use crate::entity::{matter, officer, timeline_entry};
use crate::problem::ApiError;

/// A matter's shared part, as it goes into the views of its kind.
#[derive(Clone, Debug)]
pub struct Shared {
    pub matter: matter::Model,
    pub progress: Progress,
    pub timeline: Vec<TimelineEntry>,
}

/// The shared parts of these matters, in their order. Two queries, however many there are.
pub async fn shared(db: &impl ConnectionTrait, matters: Vec<matter::Model>) -> Result<Vec<Shared>, ApiError> {
    let references: Vec<&str> = matters.iter().map(|m| m.reference.as_str()).collect();
    let mut timelines: HashMap<String, Vec<TimelineEntry>> = HashMap::new();
    let entries = timeline_entry::Entity::find()
        .filter(timeline_entry::Column::Reference.is_in(references))
        .order_by_asc(timeline_entry::Column::Position)
        .all(db)
        .await?;
    for entry in entries {
        timelines.entry(entry.reference).or_default().push(TimelineEntry {
            at: entry.at.instant(),
            step: entry.step.0,
            by: entry.by.map(|by| by.0),
            text: entry.text,
        });
    }
    let owners = officer::Entity::find()
        .filter(officer::Column::Id.is_in(matters.iter().map(|m| m.owner_id.as_str())))
        .all(db)
        .await?;
    let owners: HashMap<_, _> = owners.into_iter().map(|o| (o.id.clone(), o)).collect();
    matters
        .into_iter()
        .map(|matter| {
            let owner = owners.get(&matter.owner_id).ok_or(ApiError::Internal("a matter's owner is missing"))?;
            let progress = Progress {
                owner: Owner { name: owner.name.0.clone(), team: owner.team.0.name() },
                next_step: matter.next_step.0.clone(),
                due_at: matter.due_at.map(|due| due.instant()),
            };
            let timeline = timelines.remove(&matter.reference).unwrap_or_default();
            Ok(Shared { matter, progress, timeline })
        })
        .collect()
}

/// The shared part of one matter.
pub async fn load(db: &impl ConnectionTrait, reference: &str) -> Result<Shared, ApiError> {
    let matter = matter::Entity::find_by_id(reference).one(db).await?.ok_or(ApiError::NotFound)?;
    shared(db, vec![matter]).await?.pop().ok_or(ApiError::NotFound)
}
