//! Instants and the zone's own clock offset.

use chrono::{DateTime, FixedOffset, Offset, TimeZone, Utc};

/// A point in time with the offset it was written in (RFC 3339 on the wire).
pub type Instant = DateTime<FixedOffset>;

/// Asia/Shanghai. A fixed offset is exact: China has had no summer time since 1991.
pub fn zone() -> FixedOffset {
    FixedOffset::east_opt(8 * 3600).unwrap_or_else(|| Utc.fix())
}

/// The same instant as people in the zone read it.
pub fn in_zone<Z: TimeZone>(instant: &DateTime<Z>) -> Instant {
    instant.with_timezone(&zone())
}
