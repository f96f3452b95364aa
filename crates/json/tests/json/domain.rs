//! Every type that the app reads, from good texts and from bent ones.

use proptest::prelude::*;
use serde_json::Value;
use zhihui_domain::account::{Account, CodeRequest, CodeSent, Session, SessionRequest};
use zhihui_domain::card::{CardApplicationRequest, CardStanding, TalentCategory};
use zhihui_domain::case::{Case, CaseRequest, MessageRequest, RatingRequest};
use zhihui_domain::event::Event;
use zhihui_domain::failure::Failure;
use zhihui_domain::outbox::Entry;
use zhihui_domain::page::Page;
use zhihui_domain::problem::Problem;
use zhihui_domain::registration::{Registration, RegistrationRequest};
use zhihui_domain::text::Language;

use crate::agreement::{agree, agree_on_value, agree_on_writing, is_no_laxer};
use crate::arbitrary::any_json;
use crate::bends;
use crate::examples::*;

/// A good text with what is to be compared of it.
struct Example {
    text: String,
    is_good: bool,
    agree: fn(&str),
    is_no_laxer: fn(&str),
    agree_on_writing: fn(&str),
}

macro_rules! examples {
    ($($type:ty: $text:expr),+ $(,)?) => {
        vec![$(Example {
            text: $text.to_string(),
            is_good: zhihui_json::read::<$type>(&$text.to_string()).is_ok(),
            agree: agree::<$type>,
            is_no_laxer: is_no_laxer::<$type>,
            agree_on_writing: agree_on_writing::<$type>,
        }),+]
    };
}

fn examples() -> Vec<Example> {
    examples! {
        Account: ACCOUNT,
        Session: SESSION,
        Event: EVENT,
        Event: SPARSE_EVENT,
        Page<Event>: format!(r#"{{"items":[{EVENT},{SPARSE_EVENT}],"next":"c","total":18446744073709551615}}"#),
        Registration: REGISTRATION,
        Vec<Registration>: format!("[{REGISTRATION}]"),
        RegistrationRequest: REGISTRATION_REQUEST,
        Case: CASE,
        Page<Case>: r#"{"items":[]}"#,
        CaseRequest: CASE_REQUEST,
        CardStanding: STANDING,
        CardStanding: "{}",
        CardApplicationRequest: APPLICATION_REQUEST,
        CardApplicationRequest: r#"{"identity":{"name":"","number":""}}"#,
        Problem: PROBLEM,
        Vec<Entry>: ENTRIES,
        Vec<Failure>: FAILURES,
        CodeSent: r#"{"expiresIn":300,"resendAfter":60}"#,
        CodeRequest: r#"{"phone":"19900001234"}"#,
        SessionRequest: r#"{"phone":"19900001234","code":"000000"}"#,
        MessageRequest: r#"{"text":"您好"}"#,
        RatingRequest: r#"{"score":5}"#,
        Vec<TalentCategory>: r#"["science","educationHealth"]"#,
        Option<Language>: r#""zh-CN""#,
        Option<Language>: " null\n",
    }
}

fn compare(example: &Example, bent: &Value, to_array: bool) {
    let text = bent.to_string();
    if to_array { (example.is_no_laxer)(&text) } else { (example.agree)(&text) }
}

#[test]
fn good_texts_are_read_and_written_as_by_serde_json() {
    for example in examples() {
        assert!(example.is_good, "{}", example.text);
        (example.agree)(&example.text);
        (example.agree_on_writing)(&example.text);
    }
}

#[test]
fn whatever_is_bent_is_refused_as_serde_json_refuses_it() {
    for example in examples() {
        let whole = serde_json::from_str(&example.text).expect("an example");
        for bend in bends::all(&whole) {
            compare(&example, &bend.bent, bend.to_array);
        }
    }
}

#[test]
fn a_text_that_breaks_off_is_refused() {
    for example in examples() {
        for (end, _) in example.text.char_indices() {
            (example.agree)(&example.text[..end]);
        }
        (example.agree)(&format!("{} x", example.text));
    }
}

#[test]
fn a_text_of_another_type_is_no_surprise() {
    let all = examples();
    for of in &all {
        for other in &all {
            (of.is_no_laxer)(&other.text);
        }
    }
}

proptest! {
    #[test]
    fn several_bends_at_once_are_no_surprise_either(which in any::<usize>(), places in prop::collection::vec(any::<usize>(), 2..4)) {
        let examples = examples();
        let example = &examples[which % examples.len()];
        let mut bent: Value = serde_json::from_str(&example.text).expect("an example");
        let mut to_array = false;
        for place in places {
            let mut bends = bends::all(&bent);
            let bend = bends.swap_remove(place % bends.len());
            to_array |= bend.to_array;
            bent = bend.bent;
        }
        compare(example, &bent, to_array);
    }

    #[test]
    fn any_json_is_read_or_refused_as_by_serde_json(json in any_json()) {
        examples().iter().for_each(|example| (example.is_no_laxer)(&json.to_string()));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[\\[\\]{}:,\"a-f0-9.eE+ \\\\-]{0,24}") {
        examples().iter().for_each(|example| (example.is_no_laxer)(&text));
        agree_on_value(&text);
    }
}
