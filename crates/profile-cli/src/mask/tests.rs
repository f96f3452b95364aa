use super::*;

fn shown(json: &str) -> String {
    let mut mask = Mask::default();
    mask.hide("correct horse");
    mask.body(json.as_bytes()).split_whitespace().collect()
}

#[test]
fn what_signs_somebody_in_is_hidden_by_its_name() {
    let body = r#"{"username":"a","password":"p","refresh_token":"r","accessToken":"t","clientSecret":"s","pin_code":"1234","access":"a","refresh":"b"}"#;
    let hidden = r#"{"username":"a","password":"****","refresh_token":"****","accessToken":"****","clientSecret":"****","pin_code":"****","access":"****","refresh":"****"}"#;
    assert_eq!(shown(body), hidden);
    assert_eq!(shown(r#"[{"data":{"token":12345}}]"#), r#"[{"data":{"token":"****"}}]"#);
}

#[test]
fn the_codes_of_problems_are_shown() {
    for body in [r#"{"code":200}"#, r#"{"code":"codeRejected"}"#, r#"{"code":"A0230"}"#, r#"{"code":""}"#] {
        assert_eq!(shown(body), body);
    }
    // The last one opens a door.
    for code in [r#""271828""#, "271828", r#""8K3MZX0T5QWN7VJD""#] {
        assert_eq!(shown(&format!(r#"{{"code":{code}}}"#)), r#"{"code":"****"}"#);
    }
    assert_eq!(shown(r#"{"ticketNo":"8K3MZX0T5QWN7VJD"}"#), r#"{"ticketNo":"****"}"#);
}

#[test]
fn what_was_told_is_hidden_wherever_it_stands() {
    let mut mask = Mask::default();
    mask.hide("correct horse");
    mask.hide("abc");
    assert_eq!(mask.text("no correct horse here"), "no **** here");
    assert_eq!(mask.body(b"a=correct%20horse&b=2"), "a=****&b=2");
    assert_eq!(mask.address("/x/correct%20horse?y=1"), "/x/****?y=1");
    assert_eq!(mask.text("abc"), "****");
    assert_eq!(mask.text("abcd"), "abcd");
    assert_eq!(shown(r#"{"echo":"correct horse"}"#), r#"{"echo":"****"}"#);
}

#[test]
fn web_tokens_are_hidden_under_any_name() {
    assert_eq!(shown(r#"{"access":"eyJhbGciOiJub25lIn0.eyJleHAiOjF9.c2ln"}"#), r#"{"access":"****"}"#);
    assert_eq!(shown(r#"{"title":"eyJust a title"}"#), r#"{"title":"eyJustatitle"}"#);
}

#[test]
fn of_phone_numbers_the_middle_is_hidden() {
    let mask = Mask::default();
    assert_eq!(mask.text("call 19900001234 or +85212345678"), "call 199****1234 or +852****5678");
    assert_eq!(mask.body(br#"{"phone":19900001234}"#).replace([' ', '\n'], ""), r#"{"phone":"199****1234"}"#);
    assert_eq!(mask.address("/x?phone=19900001234"), "/x?phone=199****1234");
    for id in ["1790000000000000123", "id19900001234", "1750000000000", "2026-11-25"] {
        assert_eq!(mask.text(id), id);
    }
}

#[test]
fn of_documents_the_last_four_characters_are_shown() {
    assert_eq!(shown(r#"{"a":"11010519491231002X"}"#), r#"{"a":"110****002X"}"#);
    assert_eq!(shown(r#"{"idNumber":"E12345678"}"#), r#"{"idNumber":"****5678"}"#);
    let document = r#"{"identity":{"kind":"passport","number":"E12345678"}}"#;
    assert_eq!(shown(document), r#"{"identity":{"kind":"passport","number":"****5678"}}"#);
    assert_eq!(shown(r#"{"card":{"number":"YC-1234-5678"}}"#), r#"{"card":{"number":"YC-1234-5678"}}"#);
    assert_eq!(Mask::default().body(b"a=1&idNo=E12345678"), "a=1&idNo=****5678");
    // The check digit does not fit: an id of another kind.
    assert_eq!(shown(r#"{"id":"110105194912310021"}"#), r#"{"id":"110105194912310021"}"#);
}

#[test]
fn of_phone_fields_the_middle_is_hidden_whatever_they_hold() {
    assert_eq!(shown(r#"{"phone_number":"010 6655 4433"}"#), r#"{"phone_number":"010****4433"}"#);
    assert_eq!(shown(r#"{"maskedPhone":"199****1234"}"#), r#"{"maskedPhone":"199****1234"}"#);
}

#[test]
fn of_headers_names_and_schemes_are_shown() {
    let mut mask = Mask::default();
    mask.hide_header("X-Access-Ticket");
    for (name, value, expected) in [
        ("Authorization", "Bearer abc", "Bearer ****"),
        ("authorization", "abc", "****"),
        ("X-Access-Token", "abc", "****"),
        ("X-Access-Ticket", "abc", "****"),
        ("Registration-Secret", "abc", "****"),
        ("X-CSRFToken", "abc", "****"),
        ("Cookie", "sessionid=abc; csrftoken=d", "sessionid=****; csrftoken=****"),
        ("Set-Cookie", "sessionid=abc; Path=/; HttpOnly", "sessionid=****; Path=/; HttpOnly"),
        ("Location", "/x?token=abc&a=1", "/x?token=****&a=1"),
        ("Content-Type", "application/json", "application/json"),
    ] {
        assert_eq!(mask.header(name, value), expected, "{name}");
    }
}

#[test]
fn bodies_that_are_no_json_are_shown_as_well() {
    let mask = Mask::default();
    assert_eq!(mask.body(b"name=a&password=b"), "name=a&password=****");
    assert_eq!(mask.body(b"<p>19900001234</p>"), "<p>199****1234</p>");
    assert_eq!(mask.body(&[0xff, 0xd8]), "(2 bytes that are no text)");
}
