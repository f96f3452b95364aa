use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use zhihui_domain::card::{Benefit, Card, CardApplication, CardState, Quota};
use zhihui_domain::ids::{ApplicationId, BenefitId, Reference};
use zhihui_domain::person::PersonName;

use crate::entity::column::count;
use crate::entity::{benefit, card, card_application, granted_benefit};
use crate::matters::Shared;
use crate::problem::ApiError;

/// An application as its person sees it.
pub fn application_view(application: card_application::Model, shared: Shared) -> CardApplication {
    CardApplication {
        id: ApplicationId::new(application.id),
        reference: Reference::new(application.reference),
        category: application.category.0,
        state: application.state.0,
        progress: shared.progress,
        timeline: shared.timeline,
        submitted_at: shared.matter.created_at.instant(),
        version: count(shared.matter.version),
    }
}

/// A card as its holder sees it on `today`.
pub async fn card_view(db: &impl ConnectionTrait, card: card::Model, today: NaiveDate) -> Result<Card, ApiError> {
    let granted =
        granted_benefit::Entity::find().filter(granted_benefit::Column::Card.eq(card.number.as_str())).all(db).await?;
    let benefits = benefit::Entity::find()
        .filter(benefit::Column::Id.is_in(granted.iter().map(|g| g.benefit_id.as_str())))
        .order_by_asc(benefit::Column::Position)
        .all(db)
        .await?;
    let quota = |id: &str| {
        let grant = granted.iter().find(|g| g.benefit_id == id)?;
        grant.quota.map(|total| Quota { total: count(total), used: count(grant.used) })
    };
    let benefits = benefits
        .into_iter()
        .map(|benefit| Benefit {
            quota: quota(&benefit.id),
            id: BenefitId::new(benefit.id),
            scene: benefit.scene.0,
            title: benefit.title.0,
            instructions: benefit.instructions.0,
        })
        .collect();
    Ok(Card {
        number: card.number,
        masked_name: masked(&card.name),
        level: card.level.0,
        category: card.category.0,
        state: if card.state.0 == CardState::Active && card.valid_until.0 < today {
            CardState::Expired
        } else {
            card.state.0
        },
        valid_from: card.valid_from.0,
        valid_until: card.valid_until.0,
        benefits,
    })
}

/// A stored name as a stranger may see it.
fn masked(name: &str) -> String {
    PersonName::parse(name).map(|name| name.masked()).unwrap_or_default()
}
