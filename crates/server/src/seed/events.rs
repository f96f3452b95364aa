use chrono::{Days, NaiveDate};
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::Deserialize;
use zhihui_domain::event::{Admission, AgendaItem, Place, Question, Series};
use zhihui_domain::text::LocalText;

use super::dates::{Hour, at};
use super::fillers::Fillers;
use super::{Seed, SeedError};
use crate::entity::column::{Stored, Word};
use crate::entity::event;

/// An event in `events.json`, its days counted from the first start.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EventSeed {
    pub id: String,
    series: Series,
    title: LocalText,
    description: LocalText,
    organiser: LocalText,
    /// Days ahead; negative ones are past.
    day: i64,
    starts: Hour,
    ends: Hour,
    closes: Closes,
    place: Place,
    admission: Admission,
    capacity: i32,
    /// Seats that are held, people in the queue, people the organiser still looks at: each gets a registration.
    pub taken: i32,
    pub waiting: i32,
    pub awaiting: i32,
    agenda: Vec<AgendaSeed>,
    pub questions: Vec<Question>,
    retention_days: i32,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Closes {
    days_before: u64,
    at: Hour,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AgendaSeed {
    at: Hour,
    title: LocalText,
}

pub async fn seed(seed: &Seed<'_>) -> Result<(), SeedError> {
    const FILE: &str = "events.json";
    let events: Vec<EventSeed> =
        serde_json::from_str(include_str!("events.json")).map_err(|e| SeedError::Parse(FILE, e))?;
    let mut fillers = Fillers::new()?;
    for event in events {
        let day = seed.day(event.day);
        event::Entity::insert(row(&event, day)?).exec_without_returning(seed.tx).await?;
        fillers.fill(seed, &event).await?;
    }
    Ok(())
}

fn row(event: &EventSeed, day: NaiveDate) -> Result<event::ActiveModel, SeedError> {
    let closing_day = day.checked_sub_days(Days::new(event.closes.days_before)).unwrap_or(day);
    let agenda: Result<Vec<_>, SeedError> = event
        .agenda
        .iter()
        .map(|item| Ok(AgendaItem { starts_at: at(day, &item.at)?.instant(), title: item.title.clone() }))
        .collect();
    Ok(event::ActiveModel {
        id: Set(event.id.clone()),
        series: Set(Word(event.series)),
        title: Set(Stored(event.title.clone())),
        description: Set(Stored(event.description.clone())),
        organiser: Set(Stored(event.organiser.clone())),
        starts_at: Set(at(day, &event.starts)?),
        ends_at: Set(at(day, &event.ends)?),
        registration_closes_at: Set(at(closing_day, &event.closes.at)?),
        place: Set(Stored(event.place.clone())),
        admission: Set(Word(event.admission)),
        capacity: Set(event.capacity),
        taken: Set(event.taken),
        waiting: Set(event.waiting),
        registrations_made: Set(event.taken + event.waiting + event.awaiting),
        agenda: Set(Stored(agenda?)),
        questions: Set(Stored(event.questions.clone())),
        retention_days: Set(event.retention_days),
    })
}
