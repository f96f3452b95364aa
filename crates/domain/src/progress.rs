//! What every matter shares, a case or an application: who has it, what comes next, by when, and how it went so far.

use serde::{Deserialize, Serialize};

use crate::account::Owner;
use crate::text::LocalText;
use crate::time::{self, Instant};

/// Where a matter stands. *Overdue* is derived from the clock and never stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    pub owner: Owner,
    /// In words a person would say.
    pub next_step: LocalText,
    /// `None` once nothing is due any more.
    #[serde(default, deserialize_with = "time::instant_if_any")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub due_at: Option<Instant>,
}

/// How much time is left for a due matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeLeft {
    Left { days: i64, hours: i64, minutes: i64 },
    Overdue { days: i64, hours: i64, minutes: i64 },
}

impl TimeLeft {
    /// The distance from `now` to `due`, cut into whole days, hours and minutes.
    pub fn until(due: Instant, now: Instant) -> Self {
        let seconds = (due - now).num_seconds();
        let minutes = seconds.abs() / 60;
        let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        if seconds >= 0 { Self::Left { days, hours, minutes } } else { Self::Overdue { days, hours, minutes } }
    }
}

/// What happened, in the order it happened. Entries are appended and never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct TimelineEntry {
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "time::instant")]
    pub at: Instant,
    pub step: Step,
    /// The officer who did it; `None` when the person or the service itself did.
    #[serde(default)]
    pub by: Option<LocalText>,
    /// What they wrote.
    #[serde(default)]
    pub text: Option<String>,
}

/// The kinds of things that happen to a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Step {
    Submitted,
    Assigned,
    /// The person wrote.
    PersonMessage,
    /// The officer wrote without closing the matter.
    OfficerMessage,
    Answered,
    Rated,
    Approved,
    Declined,
    #[serde(other)]
    Other,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse_from_rfc3339(text).expect("a literal")
    }

    #[test]
    fn time_left_is_cut_into_whole_units() {
        let due = at("2026-11-24T17:00:00+08:00");
        assert_eq!(
            TimeLeft::until(due, at("2026-11-23T13:30:10+08:00")),
            TimeLeft::Left { days: 1, hours: 3, minutes: 29 }
        );
        assert_eq!(
            TimeLeft::until(due, at("2026-11-24T19:00:00+08:00")),
            TimeLeft::Overdue { days: 0, hours: 2, minutes: 0 }
        );
    }
}
