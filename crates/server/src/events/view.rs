use zhihui_domain::event::{Event, Seats};
use zhihui_domain::ids::EventId;

use crate::entity::column::count;
use crate::entity::event;

/// An event on the wire.
pub fn view(event: event::Model) -> Event {
    Event {
        id: EventId::new(event.id),
        series: event.series.0,
        title: event.title.0,
        description: event.description.0,
        organiser: event.organiser.0,
        starts_at: event.starts_at.instant(),
        ends_at: event.ends_at.instant(),
        registration_closes_at: event.registration_closes_at.instant(),
        place: event.place.0,
        admission: event.admission.0,
        seats: Seats { capacity: count(event.capacity), taken: count(event.taken), waiting: count(event.waiting) },
        agenda: event.agenda.0,
        questions: event.questions.0,
        retention_days: count(event.retention_days),
    }
}
