//! The server's clock: the only source of *now* for times, deadlines and lapses.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{NaiveDate, Utc};
use zhihui_domain::time::Instant;

use crate::entity::column::Moment;

/// The machine's time, moved by an offset that only tests change.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    offset_ms: Arc<AtomicI64>,
}

impl Clock {
    /// A clock that shows `now` and runs on from there.
    pub fn starting_at(now: Instant) -> Self {
        let clock = Self::default();
        clock.set(now);
        clock
    }

    /// Moves the clock.
    pub fn set(&self, now: Instant) {
        self.offset_ms.store(now.timestamp_millis() - Utc::now().timestamp_millis(), Ordering::Relaxed);
    }

    /// Now, to the millisecond.
    pub fn now(&self) -> Moment {
        Moment(Utc::now().timestamp_millis().saturating_add(self.offset_ms.load(Ordering::Relaxed)))
    }

    /// Now, with the zone's offset.
    pub fn instant(&self) -> Instant {
        self.now().instant()
    }

    /// Today in the zone.
    pub fn today(&self) -> NaiveDate {
        self.instant().date_naive()
    }
}
