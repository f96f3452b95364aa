use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use zhihui_domain::ids::{EventId, RegistrationId};
use zhihui_domain::person::PhoneNumber;
use zhihui_domain::registration::{Registration, RegistrationState, Ticket};

use crate::entity::column::{Word, count};
use crate::entity::{event, registration};
use crate::problem::ApiError;

/// A registration as its holder sees it; without the guest's secret.
pub async fn view(
    db: &impl ConnectionTrait,
    registration: registration::Model,
    event: event::Model,
) -> Result<Registration, ApiError> {
    let waitlist_position = match registration.state.0 {
        RegistrationState::Waitlisted => Some(position(db, &registration).await?),
        _ => None,
    };
    let phone = PhoneNumber::parse(&registration.phone).map_err(|_| ApiError::Internal("a stored phone is none"))?;
    Ok(Registration {
        id: RegistrationId::new(registration.id),
        event_id: EventId::new(event.id),
        event_title: event.title.0,
        starts_at: event.starts_at.instant(),
        ends_at: event.ends_at.instant(),
        place: event.place.0,
        name: registration.name,
        masked_phone: phone.masked(),
        state: registration.state.0,
        waitlist_position,
        ticket: registration.ticket_code.map(|code| Ticket { code }),
        created_at: registration.created_at.instant(),
        version: count(registration.version),
        secret: None,
    })
}

/// Place in the queue, from 1.
async fn position(db: &impl ConnectionTrait, registration: &registration::Model) -> Result<u32, ApiError> {
    let ahead = registration::Entity::find()
        .filter(registration::Column::EventId.eq(registration.event_id.as_str()))
        .filter(registration::Column::State.eq(Word(RegistrationState::Waitlisted)))
        .filter(registration::Column::Number.lt(registration.number))
        .count(db)
        .await?;
    Ok(u32::try_from(ahead).unwrap_or(u32::MAX).saturating_add(1))
}
