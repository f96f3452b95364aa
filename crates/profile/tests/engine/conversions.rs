//! `$as`: single values from the wire's form to the contract's and back.

use proptest::prelude::*;
use zhihui_json::Value;

use crate::arbitrary;
use crate::world::{json, read, written};

fn reads(conversion: &str, wire: &str) -> Option<Value> {
    read("", &[r#"{"$as":""#, conversion, r#""}"#].concat(), wire).ok()
}

fn writes(conversion: &str, ours: &str) -> Option<Value> {
    let template = [r#"{"$from":"/body","$as":""#, conversion, r#""}"#].concat();
    written("", &template, &[r#"{"body":"#, ours, "}"].concat())
        .ok()
        .filter(|text| !text.is_empty())
        .map(|text| json(&text))
}

#[test]
fn any_single_value_has_a_text() {
    for (wire, text) in
        [("1.50", "1.50"), ("true", "true"), (r#""x""#, "x"), ("12345678901234567890123", "12345678901234567890123")]
    {
        assert_eq!(reads("text", wire), Some(text.into()));
        assert_eq!(writes("text", wire), Some(text.into()));
    }
    for wire in ["null", "[]", "{}"] {
        assert_eq!(reads("text", wire), None);
    }
}

#[test]
fn a_number_keeps_its_digits() {
    for wire in ["0.10", "12345678901234567890.123", "-7", "1e400"] {
        assert_eq!(reads("number", wire), Some(json(wire)));
        assert_eq!(
            reads("number", &["\"", wire, "\""].concat()).map(|number| number.to_string()),
            Some(json(wire).to_string())
        );
    }
    for wire in [r#""""#, r#"" 1""#, r#""1 ""#, r#""0x1""#, r#""１""#, r#""NaN""#, r#""[1]""#, "true", "null"] {
        assert_eq!(reads("number", wire), None, "{wire}");
    }
}

#[test]
fn yes_and_no_have_many_spellings() {
    for wire in ["true", "1", r#""1""#, r#""true""#, r#""Y""#] {
        assert_eq!(reads("boolean", wire), Some(true.into()), "{wire}");
    }
    for wire in ["false", "0", r#""0""#, r#""false""#, r#""N""#] {
        assert_eq!(writes("boolean", wire), Some(false.into()), "{wire}");
    }
    for wire in ["2", r#""yes""#, "null", "[]"] {
        assert_eq!(reads("boolean", wire), None, "{wire}");
    }
}

#[test]
fn an_id_is_a_text_for_us() {
    assert_eq!(reads("id", "1790000000000000123"), Some("1790000000000000123".into()));
    assert_eq!(reads("id", r#""a""#), Some("a".into()));
    for wire in ["null", "true", "[1]", "{}"] {
        assert_eq!(reads("id", wire), None);
    }
    assert_eq!(writes("id", r#""17""#), Some("17".into()));
}

#[test]
fn json_may_stand_in_a_text() {
    assert_eq!(reads("json", r#""{\"a\":[1790000000000000123]}""#), Some(json(r#"{"a":[1790000000000000123]}"#)));
    assert_eq!(reads("json", r#"{"a":1}"#), Some(json(r#"{"a":1}"#)));
    assert_eq!(reads("json", r#""{a}""#), None);
    assert_eq!(writes("json", r#"{"b":[1, 2],"a":"x"}"#), Some(r#"{"b":[1,2],"a":"x"}"#.into()));
}

#[test]
fn phones_and_names_are_masked() {
    for (wire, masked) in [
        (r#""19900001234""#, "199****1234"),
        ("19900001234", "199****1234"),
        (r#""+86 199 0000 1234""#, "199****1234"),
        (r#""+4915112345678""#, "+49****5678"),
        (r#""199****1234""#, "199****1234"),
        (r#""138电话8888""#, "138****8888"),
        (r#""12345678""#, "123****5678"),
        (r#""1234567""#, "****"),
    ] {
        assert_eq!(reads("maskedPhone", wire), Some(masked.into()), "{wire}");
    }
    for (wire, masked) in
        [("王小明", "王*明"), ("王明", "王*"), ("欧阳小明", "欧*明"), ("Ada Lovelace", "A*e"), ("王*明", "王*明")]
    {
        assert_eq!(reads("maskedName", &["\"", wire, "\""].concat()), Some(masked.into()));
    }
    assert_eq!(reads("maskedName", r#""""#), None);
}

/// A token with this payload; nobody here looks at its signature.
fn token(payload: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bits: String = payload.bytes().map(|byte| format!("{byte:08b}")).collect();
    let six = |chunk: &[u8]| {
        let bits = format!("{:0<6}", String::from_utf8_lossy(chunk));
        char::from(LETTERS[usize::from_str_radix(&bits, 2).expect("bits")])
    };
    let payload: String = bits.as_bytes().chunks(6).map(six).collect();
    ["\"eyJhbGciOiJIUzI1NiJ9.", &payload, ".c2lnbmF0dXJl\""].concat()
}

#[test]
fn a_token_says_how_long_it_is_good() {
    for payload in [
        r#"{"exp":1795665600}"#,
        r#"{"exp":1795665600,"sub":"林"}"#,
        r#"{"exp":1795665600.75,"a":"?>~"}"#,
        r#"{"sub":"ÿÿÿ","exp":1795665600}"#,
    ] {
        assert_eq!(reads("jwtExpiry", &token(payload)), Some("2026-11-26T04:00:00Z".into()), "{payload}");
    }
    for payload in
        ["{}", r#"{"exp":"soon"}"#, r#"{"exp":null}"#, r#"{"exp":1e99}"#, r#"{"exp":99999999999999}"#, "[]", "x", ""]
    {
        assert_eq!(reads("jwtExpiry", &token(payload)), None, "{payload}");
    }
    for wire in [r#""""#, r#""a""#, r#""a.b""#, r#""a.!!.c""#, r#""a._w.c""#, "1", "null"] {
        assert_eq!(reads("jwtExpiry", wire), None, "{wire}");
    }
    assert_eq!(writes("jwtExpiry", &token(r#"{"exp":1}"#)), None);
}

#[test]
fn a_token_may_say_for_how_long() {
    assert_eq!(reads("secondsFromNow", "7200"), Some("2026-11-25T14:00:00+08:00".into()));
    assert_eq!(reads("secondsFromNow", r#""60""#), Some("2026-11-25T12:01:00+08:00".into()));
    for wire in ["9223372036854775807", "1e9", r#""soon""#, "null"] {
        assert_eq!(reads("secondsFromNow", wire), None, "{wire}");
    }
}

#[test]
fn an_unknown_conversion_fits_nothing() {
    assert_eq!(reads("shout", r#""x""#), None);
}

#[test]
fn a_key_of_15_is_the_start_of_a_long_one() {
    assert_eq!(writes("key15", r#""0123456789abcdef0123456789abcdef""#), Some("0123456789abcde".into()));
    assert_eq!(writes("key15", r#""550e8400-e29b-41d4-a716-446655440000""#), Some("550e8400e29b41d".into()));
    assert_ne!(writes("key15", r#""KEY-ONE""#), writes("key15", r#""KEY-TWO""#));
}

proptest! {
    #[test]
    fn any_key_has_one_of_15(key in ".{0,40}") {
        let text = Value::from(key.as_str()).to_string();
        // Nothing at all is not there.
        if key.is_empty() {
            return Ok(());
        }
        let made = writes("key15", &text);
        prop_assert_eq!(&made, &reads("key15", &text));
        let made = made.expect("a key");
        let made = made.as_str().expect("a text");
        prop_assert_eq!(made.len(), 15);
        prop_assert!(made.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
    }

    #[test]
    fn json_in_a_text_comes_back(value in arbitrary::value(&["a", "b", ""])) {
        let text = writes("json", &value.to_string());
        if value.is_null() || value == "" {
            return Ok(());
        }
        prop_assert_eq!(reads("json", &text.expect("a text").to_string()), Some(value));
    }

    #[test]
    fn a_mask_hides_the_middle(name in "[a-zA-Z王小明]{3,20}", phone in "\\+?[0-9]{8,15}") {
        let masked = reads("maskedName", &Value::from(name).to_string()).expect("a name");
        prop_assert_eq!(masked.as_str().map(|masked| masked.chars().count()), Some(3));
        let masked = reads("maskedPhone", &Value::from(phone).to_string()).expect("a phone");
        prop_assert_eq!(masked.as_str().map(|masked| masked.chars().count()), Some(11));
    }

    #[test]
    fn no_value_breaks_a_conversion(value in arbitrary::value(&["a.eyJ9.b", "+08:00", "-", "0001-01-01T00:00:00+23:59"])) {
        for conversion in ["instant", "day", "id", "text", "number", "boolean", "json", "maskedPhone", "maskedName", "jwtExpiry", "secondsFromNow", "key15"] {
            let _ = reads(conversion, &value.to_string());
            let _ = writes(conversion, &value.to_string());
        }
    }
}
