use chrono::{DateTime, TimeZone, Utc};
use zhihui_domain::time::{Instant, zone};

/// An instant as Unix milliseconds: the same order, size and precision in both databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, sea_orm::DeriveValueType)]
pub struct Moment(pub i64);

impl Moment {
    /// The instant as people in the zone read it.
    pub fn instant(self) -> Instant {
        let utc = DateTime::<Utc>::from_timestamp_millis(self.0).unwrap_or_default();
        zone().from_utc_datetime(&utc.naive_utc())
    }

    /// This moment and `seconds` more.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1000)))
    }

    /// Whole seconds from here to `later`, rounded up; never negative.
    pub fn seconds_until(self, later: Self) -> i64 {
        (later.0 - self.0).max(0).saturating_add(999) / 1000
    }
}

impl<Z: TimeZone> From<DateTime<Z>> for Moment {
    fn from(instant: DateTime<Z>) -> Self {
        Self(instant.timestamp_millis())
    }
}
