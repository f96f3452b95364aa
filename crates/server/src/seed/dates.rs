use chrono::{Days, NaiveDate, NaiveTime, TimeZone};
use serde::Deserialize;
use zhihui_domain::time::zone;

use super::{Seed, SeedError};
use crate::entity::column::Moment;

/// A time of the day in the zone, `HH:MM`.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct Hour(String);

impl Seed<'_> {
    /// The day that lies `ahead` of the first start's; negative ones are past.
    pub fn day(&self, ahead: i64) -> NaiveDate {
        let today = self.now.instant().date_naive();
        let days = Days::new(ahead.unsigned_abs());
        let day = if ahead < 0 { today.checked_sub_days(days) } else { today.checked_add_days(days) };
        day.unwrap_or(today)
    }
}

/// An hour of a day, as an instant.
pub fn at(day: NaiveDate, hour: &Hour) -> Result<Moment, SeedError> {
    let time = NaiveTime::parse_from_str(&hour.0, "%H:%M").map_err(|_| SeedError::Content("an hour"))?;
    let instant = zone().from_local_datetime(&day.and_time(time)).single();
    instant.map(Moment::from).ok_or(SeedError::Content("an hour"))
}
