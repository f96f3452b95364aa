//! What is said of a text that does not fit.

use serde::de::DeserializeOwned;
use zhihui_domain::card::CardApplicationRequest;
use zhihui_domain::event::Event;
use zhihui_domain::outbox::Stage;
use zhihui_domain::page::Page;
use zhihui_domain::problem::Problem;
use zhihui_domain::registration::RegistrationRequest;

fn said<T: DeserializeOwned>(text: &str) -> String {
    zhihui_json::read::<T>(text).err().map(|misfit| misfit.to_string()).unwrap_or_default()
}

#[test]
fn it_names_the_place() {
    assert_eq!(said::<Problem>(r#"{"type":1}"#), "/type: not a string");
    assert_eq!(
        said::<Page<Event>>(r#"{"items":[{"title":{"en":"t"},"series":"x","id":"e"}]}"#),
        "/items/0/title/zh: missing"
    );
    assert_eq!(
        said::<Stage>(r#"{"Refused":{"Server":{"status":70000}}}"#),
        "/Refused/Server/status: not a value of the type"
    );
    assert_eq!(said::<Stage>(r#"{"Sending":"yesterday"}"#), "/Sending: refused");
    assert_eq!(said::<Page<Event>>("null"), "not an object");
}

#[test]
fn a_place_is_a_pointer() {
    let request = r#"{"name":"","phone":"","answers":{"a/b~c":1}}"#;
    assert_eq!(said::<RegistrationRequest>(request), "/answers/a~1b~0c: not a string");
}

#[test]
fn it_repeats_no_value() {
    let request = r#"{"category":"secret"}"#;
    assert_eq!(said::<CardApplicationRequest>(request), "/category: not a value of the type");
}

#[test]
fn a_text_that_is_no_json_says_line_and_column() {
    assert_eq!(said::<Problem>("{\n  \"type\" 1}"), "expected `:` at line 2 column 10");
}

#[test]
fn what_was_written_is_read_again() {
    let problem = zhihui_json::read::<Problem>(crate::examples::PROBLEM).expect("an example");
    let text = zhihui_json::write(&problem).expect("string keys");
    assert_eq!(zhihui_json::read::<Problem>(&text).ok(), Some(problem));
}
