//! Working time of the talent office: when something that takes *n* workdays is due.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeZone, Timelike, Weekday};

use crate::time::{Instant, in_zone, zone};

/// The days that differ from the plain five-day week.
#[derive(Clone, Copy, Debug, Default)]
pub struct Calendar<'a> {
    /// Weekdays off.
    pub holidays: &'a [NaiveDate],
    /// Weekend days worked instead (调休).
    pub makeup_days: &'a [NaiveDate],
}

/// The office closes at 17:00; what arrives later counts as the next day's.
const CLOSES_AT_HOUR: u32 = 17;

impl Calendar<'_> {
    /// Whether the office works on `day`.
    pub fn is_workday(&self, day: NaiveDate) -> bool {
        if self.makeup_days.contains(&day) {
            return true;
        }
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.holidays.contains(&day)
    }

    /// Closing time of the `workdays`-th workday after `from`, in the zone's offset.
    ///
    /// The day of arrival does not count; an arrival after closing or on a day off counts as arriving at the start of
    /// the next workday.
    pub fn due(&self, from: Instant, workdays: u32) -> Instant {
        let from = in_zone(&from);
        let mut day = from.date_naive();
        if from.hour() >= CLOSES_AT_HOUR || !self.is_workday(day) {
            day = self.next_workday(day);
        }
        for _ in 0..workdays {
            day = self.next_workday(day);
        }
        let closing = NaiveTime::from_hms_opt(CLOSES_AT_HOUR, 0, 0).unwrap_or_default();
        zone().from_local_datetime(&day.and_time(closing)).single().unwrap_or(from)
    }

    fn next_workday(&self, day: NaiveDate) -> NaiveDate {
        // A holiday list that left no workday within a year would be a fault of the list; then the plain next day serves.
        (1..=366)
            .filter_map(|ahead| day.checked_add_days(Days::new(ahead)))
            .find(|d| self.is_workday(*d))
            .unwrap_or(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> Instant {
        Instant::parse_from_rfc3339(text).expect("a literal")
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a literal")
    }

    #[test]
    fn friday_plus_two_is_tuesday() {
        assert_eq!(Calendar::default().due(at("2026-11-20T09:12:00+08:00"), 2), at("2026-11-24T17:00:00+08:00"));
    }

    #[test]
    fn after_closing_counts_as_the_next_day() {
        assert_eq!(Calendar::default().due(at("2026-11-20T17:00:00+08:00"), 1), at("2026-11-24T17:00:00+08:00"));
    }

    #[test]
    fn holidays_and_makeup_days_move_the_due_time() {
        let calendar = Calendar { holidays: &[day("2026-11-23")], makeup_days: &[day("2026-11-22")] };
        assert_eq!(calendar.due(at("2026-11-20T09:00:00+08:00"), 1), at("2026-11-22T17:00:00+08:00"));
        assert_eq!(calendar.due(at("2026-11-20T09:00:00+08:00"), 2), at("2026-11-24T17:00:00+08:00"));
    }

    proptest! {
        #[test]
        fn due_is_a_workday_and_grows(seconds in 1_700_000_000_i64..1_900_000_000, n in 0_u32..30) {
            let calendar = Calendar::default();
            let from = zone().timestamp_opt(seconds, 0).single().expect("in range");
            let (due, later) = (calendar.due(from, n), calendar.due(from, n + 1));
            prop_assert!(calendar.is_workday(due.date_naive()));
            prop_assert!(due > from && later > due);
        }
    }
}
