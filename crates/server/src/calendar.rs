//! The office's days off, as the State Council announces them a year ahead.

use chrono::NaiveDate;
use serde::Deserialize;
use zhihui_domain::time::Instant;
use zhihui_domain::workdays::Calendar;

/// The announced days of every year in `data/`. A year that is not there has plain weekends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OfficeCalendar {
    holidays: Vec<NaiveDate>,
    makeup_days: Vec<NaiveDate>,
}

impl OfficeCalendar {
    /// The days that are built in.
    pub fn built_in() -> Result<Self, serde_json::Error> {
        serde_json::from_str(include_str!("../data/office-days.json"))
    }

    /// When something that takes `workdays` and arrives at `from` is due.
    pub fn due(&self, from: Instant, workdays: u32) -> Instant {
        Calendar { holidays: &self.holidays, makeup_days: &self.makeup_days }.due(from, workdays)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_of_2026_move_due_times() {
        let calendar = OfficeCalendar::built_in().expect("the built-in file parses");
        let due = |from: &str, days| {
            let from = Instant::parse_from_rfc3339(from).expect("a literal");
            calendar.due(from, days).to_rfc3339()
        };
        // 30 September to 8 October: the first seven days are off.
        assert_eq!(due("2026-09-30T10:00:00+08:00", 1), "2026-10-08T17:00:00+08:00");
        // Saturday 10 October is worked.
        assert_eq!(due("2026-10-09T10:00:00+08:00", 1), "2026-10-10T17:00:00+08:00");
        // Spring festival: Friday 13 February, then Saturday the 14th is worked, then nothing until the 24th.
        assert_eq!(due("2026-02-13T10:00:00+08:00", 2), "2026-02-24T17:00:00+08:00");
        assert_eq!(due("2026-11-20T10:00:00+08:00", 2), "2026-11-24T17:00:00+08:00");
    }
}
