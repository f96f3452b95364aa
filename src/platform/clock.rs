//! The phone's clock. The server's decides; this one shows and predicts.

use chrono::{Timelike, Utc};
use zhihui_domain::time::{Instant, in_zone};

/// Now, in the zone's offset.
pub fn now() -> Instant {
    in_zone(&Utc::now())
}

/// The hour of the day in the zone, 0–23.
pub fn hour() -> u32 {
    now().hour()
}
