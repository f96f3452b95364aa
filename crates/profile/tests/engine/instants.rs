//! Instants in every form that backends write.

use proptest::prelude::*;
use zhihui_json::Value;

use crate::world::{json, read, written};

const FORMS: [&str; 7] = [
    "rfc3339",
    "yyyy-MM-dd HH:mm:ss",
    "yyyy-MM-dd'T'HH:mm:ss",
    "yyyy-MM-dd HH:mm:ss.SSSX",
    "epochSeconds",
    "epochMillis",
    "yyyy-MM-dd",
];

fn top(form: &str, zone: &str) -> String {
    [r#""instant":""#, form, r#"","zone":""#, zone, r#"","#].concat()
}

fn reads_as(conversion: &str, form: &str, zone: &str, wire: &Value) -> Option<String> {
    let template = [r#"{"$as":""#, conversion, r#""}"#].concat();
    read(&top(form, zone), &template, &wire.to_string()).ok().map(|value| value.as_str().expect("a text").to_owned())
}

fn reads(form: &str, zone: &str, wire: &str) -> Option<String> {
    reads_as("instant", form, zone, &json(wire))
}

fn writes(form: &str, zone: &str, instant: &str) -> Option<Value> {
    let input = [r#"{"body":""#, instant, r#""}"#].concat();
    written(&top(form, zone), r#"{"$from":"/body","$as":"instant"}"#, &input)
        .ok()
        .filter(|text| !text.is_empty())
        .map(|text| json(&text))
}

#[test]
fn every_form_says_the_same_instant() {
    for (form, wire) in [
        ("rfc3339", r#""2026-11-28T14:00:00+08:00""#),
        ("yyyy-MM-dd HH:mm:ss", r#""2026-11-28 14:00:00""#),
        ("yyyy-MM-dd'T'HH:mm:ss", r#""2026-11-28T14:00:00""#),
        ("yyyy-MM-dd HH:mm:ss.SSSX", r#""2026-11-28 06:00:00.000Z""#),
        ("epochSeconds", "1795845600"),
        ("epochMillis", "1795845600000"),
    ] {
        assert_eq!(reads(form, "+08:00", wire).as_deref(), Some("2026-11-28T14:00:00+08:00"), "{form}");
        assert_eq!(
            writes(form, "+08:00", "2026-11-28T06:00:00Z").map(|value| value.to_string()).as_deref(),
            Some(if form == "rfc3339" { r#""2026-11-28T06:00:00Z""# } else { wire })
        );
    }
    assert_eq!(reads("epochSeconds", "+08:00", r#""1795845600""#).as_deref(), Some("2026-11-28T14:00:00+08:00"));
}

#[test]
fn iso_8601_has_many_dresses() {
    for (wire, instant) in [
        ("2026-11-28T14:00:00Z", "2026-11-28T14:00:00Z"),
        ("2026-11-28t14:00:00z", "2026-11-28T14:00:00Z"),
        ("2026-11-28T14:00:00+00:00", "2026-11-28T14:00:00Z"),
        ("2026-11-28T14:00:00-03:30", "2026-11-28T14:00:00-03:30"),
        ("2026-11-28T14:00:00.000+0800", "2026-11-28T14:00:00+08:00"),
        ("2026-11-28T14:00+08", "2026-11-28T14:00:00+08:00"),
        ("2026-11-28 14:00:00+08:00", "2026-11-28T14:00:00+08:00"),
        ("2026-11-28T14:00:00.25+08:00", "2026-11-28T14:00:00.250+08:00"),
        ("2026-11-28T14:00:00,123456Z", "2026-11-28T14:00:00.123456Z"),
        ("2026-11-28T14:00:00.1234567891234Z", "2026-11-28T14:00:00.123456789Z"),
    ] {
        assert_eq!(reads("rfc3339", "+08:00", &["\"", wire, "\""].concat()).as_deref(), Some(instant), "{wire}");
    }
}

#[test]
fn a_day_begins_in_its_zone() {
    for (zone, instant) in [
        ("+08:00", "2026-11-28T00:00:00+08:00"),
        ("-03:30", "2026-11-28T00:00:00-03:30"),
        ("Z", "2026-11-28T00:00:00Z"),
    ] {
        assert_eq!(reads("yyyy-MM-dd", zone, r#""2026-11-28""#).as_deref(), Some(instant));
        assert_eq!(writes("yyyy-MM-dd", zone, instant), Some("2026-11-28".into()));
    }
    assert_eq!(writes("yyyy-MM-dd", "+08:00", "2026-11-27T20:00:00Z"), Some("2026-11-28".into()));
}

#[test]
fn a_day_is_read_off_the_zones_own_calendar() {
    for (form, wire, day) in [
        ("rfc3339", r#""2026-11-27T20:00:00Z""#, "2026-11-28"),
        ("rfc3339", r#""2026-11-28""#, "2026-11-28"),
        ("yyyy-MM-dd HH:mm:ss", r#""2026-11-28 23:59:59""#, "2026-11-28"),
        ("yyyy-MM-dd HH:mm:ss.SSSX", r#""2026-11-27 16:00:00.000Z""#, "2026-11-28"),
        ("epochMillis", "1795845600000", "2026-11-28"),
    ] {
        assert_eq!(reads_as("day", form, "+08:00", &json(wire)).as_deref(), Some(day), "{form}");
    }
    let out =
        |day: &str| written("", r#"{"$from":"/body","$as":"day"}"#, &[r#"{"body":""#, day, r#""}"#].concat()).ok();
    assert_eq!(out("2026-11-28").as_deref(), Some(r#""2026-11-28""#));
    assert_eq!(out("2026-02-29"), None);
    assert_eq!(out("2026-11-28T00:00:00Z"), None);
}

#[test]
fn a_form_of_its_own_stands_beside_the_value() {
    let template = r#"{"$as":"instant","$format":"epochMillis"}"#;
    assert_eq!(read("", template, "1795845600250"), Ok("2026-11-28T14:00:00.250+08:00".into()));
}

#[test]
fn what_is_no_time_does_not_fit() {
    let local = |wire: &str| reads("yyyy-MM-dd HH:mm:ss", "+08:00", &["\"", wire, "\""].concat());
    for wire in [
        "2026-13-01 00:00:00",
        "2026-00-01 00:00:00",
        "2026-02-30 00:00:00",
        "2026-02-29 00:00:00",
        "2026-11-31 00:00:00",
        "2026-11-28 24:00:00",
        "2026-11-28 23:60:00",
        "2026-11-28 23:59:60",
        "0000-00-00 00:00:00",
        "2026-1-1 00:00:00",
        "2026-11-28",
        "2026-11-28 ",
        "2026-11-28T14:00:00",
        "2026-11-28 14:00:00Z",
        "2026-11-28 14:00:00 ",
        "2026-11-28 14",
        "２０２６-11-28 14:00:00",
        "+026-11-28 14:00:00",
        "2026-11-28 14:00:00.",
        "soon",
        "",
    ] {
        assert_eq!(local(wire), None, "{wire}");
    }
    assert!(local("2028-02-29 23:59:59").is_some());
    for wire in [
        "2026-11-28T14:00:00",
        "2026-11-28T14:00:00+24:00",
        "2026-11-28T14:00:00+08:60",
        "2026-11-28T14:00:00+8",
        "2026-11-28T14:00:00+080",
        "2026-11-28",
    ] {
        assert_eq!(reads("rfc3339", "+08:00", &["\"", wire, "\""].concat()), None, "{wire}");
    }
    for wire in
        ["true", "null", "[]", "1e9", "253402300800", "-62167248001", "9223372036854775807", r#""12.x""#, r#""-""#]
    {
        assert_eq!(reads("epochSeconds", "+08:00", wire), None, "{wire}");
    }
    assert_eq!(reads("dd.MM.yyyy", "+08:00", r#""28.11.2026""#), None);
    assert_eq!(writes("dd.MM.yyyy", "+08:00", "2026-11-28T14:00:00Z"), None);
    assert_eq!(writes("rfc3339", "+08:00", "soon"), None);
}

/// By chrono, the other way to know what an instant is.
fn millis(rfc3339: &str) -> i64 {
    chrono::DateTime::parse_from_rfc3339(rfc3339).expect(rfc3339).timestamp_millis()
}

proptest! {
    #[test]
    fn an_instant_comes_back_in_every_form(
        seconds in -62_000_000_000_i64..253_000_000_000,
        milli in 0..1000_i64,
        zone in prop_oneof![Just("Z"), Just("+08:00"), Just("-03:30"), Just("+14:00"), Just("-12:00")],
    ) {
        let exact = seconds * 1000 + milli;
        let instant = reads("epochMillis", zone, &exact.to_string()).expect("an instant");
        prop_assert_eq!(millis(&instant), exact);
        for form in FORMS {
            let wire = writes(form, zone, &instant).expect("the wire's form");
            let again = reads_as("instant", form, zone, &wire).expect("an instant");
            let kept = match form {
                "rfc3339" | "yyyy-MM-dd HH:mm:ss.SSSX" | "epochMillis" => exact,
                "yyyy-MM-dd" => millis(&[&instant[..10], "T00:00:00", zone].concat()),
                _ => seconds * 1000,
            };
            prop_assert_eq!(millis(&again), kept, "{} {}", form, wire);
            // And the wire's text comes back as it was.
            prop_assert_eq!(writes(form, zone, &again), Some(wire), "{}", form);
        }
    }

    #[test]
    fn chrono_reads_what_we_write(text in "(19|20)[0-9]{2}-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-2][0-9]:[0-6][0-9])") {
        let theirs = chrono::DateTime::parse_from_rfc3339(&text).ok();
        let ours = reads("rfc3339", "Z", &["\"", &text, "\""].concat());
        prop_assert_eq!(theirs.is_some(), ours.is_some(), "{}", text);
        if let Some((theirs, ours)) = theirs.zip(ours) {
            prop_assert_eq!(chrono::DateTime::parse_from_rfc3339(&ours), Ok(theirs));
        }
    }

    #[test]
    fn no_text_breaks_a_form(text in "[0-9TZ:+., -]{0,30}", number in any::<i64>()) {
        for form in FORMS {
            let _ = reads_as("instant", form, "-03:30", &text.as_str().into());
            let _ = reads_as("day", form, "+08:00", &number.into());
            let _ = writes(form, "+08:00", &text);
        }
    }
}
