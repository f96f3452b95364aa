//! Instants and the zone's own clock offset.

use chrono::{DateTime, FixedOffset, NaiveDate, Offset, ParseError, TimeZone, Utc};
use serde::de::Error;
use serde::{Deserialize, Deserializer};

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

// How instants and days are read from the wire: RFC 3339, as the contract has it. chrono's own way takes looser texts as
// well, by a parser for dates of every kind that makes 15 KB of the phone app.

/// For `deserialize_with`.
pub(crate) fn instant<'de, D: Deserializer<'de>>(from: D) -> Result<Instant, D::Error> {
    fitting(instant_of(&String::deserialize(from)?))
}

/// For `deserialize_with`.
pub(crate) fn instant_if_any<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Instant>, D::Error> {
    Option::<String>::deserialize(from)?.map(|text| fitting(instant_of(&text))).transpose()
}

/// For `deserialize_with`.
pub(crate) fn day<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    let first_second = String::deserialize(from)? + "T00:00:00Z";
    fitting(instant_of(&first_second)).map(|instant| instant.date_naive())
}

fn instant_of(text: &str) -> Result<Instant, ParseError> {
    Instant::parse_from_rfc3339(text)
}

fn fitting<T, E: Error>(read: Result<T, ParseError>) -> Result<T, E> {
    read.map_err(E::custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    struct Times {
        #[serde(deserialize_with = "instant")]
        at: Instant,
        #[serde(default, deserialize_with = "instant_if_any")]
        until: Option<Instant>,
        #[serde(deserialize_with = "day")]
        on: NaiveDate,
    }

    fn read(text: &str) -> Result<Times, serde_json::Error> {
        serde_json::from_str(text)
    }

    #[test]
    fn times_on_the_wire_are_rfc_3339() {
        let times = read(r#"{"at":"2026-11-28T14:00:00.25+08:00","until":"2026-11-28T06:00:01Z","on":"2028-02-29"}"#);
        let times = times.expect("three times");
        assert_eq!(times.until.map(|until| (until - times.at).num_milliseconds()), Some(750));
        assert_eq!(times.at.offset(), &zone());
        assert_eq!(Some(times.on), NaiveDate::from_ymd_opt(2028, 2, 29));
    }

    #[test]
    fn there_may_be_no_time() {
        for until in ["", r#""until":null,"#] {
            let text = format!(r#"{{"at":"2026-11-28T14:00:00Z",{until}"on":"2026-01-01"}}"#);
            assert!(read(&text).is_ok_and(|times| times.until.is_none()), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        let faults = [
            ("2026-11-28", "2026-01-01"),
            ("2026-11-28T14:00:00", "2026-01-01"),
            ("2026-11-28T24:00:00Z", "2026-01-01"),
            ("", "2026-01-01"),
            ("2026-11-28T14:00:00Z", "2026-02-29"),
            ("2026-11-28T14:00:00Z", "2026-1-1"),
            ("2026-11-28T14:00:00Z", "2026-01-01T00:00:00Z"),
            ("2026-11-28T14:00:00Z", ""),
        ];
        for (at, on) in faults {
            assert!(read(&format!(r#"{{"at":"{at}","on":"{on}"}}"#)).is_err(), "{at} {on}");
        }
    }
}
