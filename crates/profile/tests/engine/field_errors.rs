//! What a backend says about single fields reaches the fields of our form.

use zhihui_domain::failure::Failure;
use zhihui_domain::problem::{FieldCode, FieldError};

use crate::backends::{DRF, JSON_API, POCKETBASE, RUOYI};
use crate::world::{answer, converse, profile};

const APPLICATION: &str = r#"{"key":"k","body":{"name":"林小舟","phone":"1","education":{"school":"","degree":"master"},
    "jobs":[{"company":"a"},{"company":""}],"extra":{"note":"n"},"category":"housing","text":"t"}}"#;

fn refused(backend: &str, operation: &str, body: &str) -> Failure {
    converse(&profile(backend), operation, APPLICATION, &[answer(400, body)]).0.expect_err("a failure")
}

fn fields(errors: &[(&str, FieldCode, &str)]) -> Failure {
    let error = |(pointer, code, message): &(&str, FieldCode, &str)| FieldError {
        pointer: (*pointer).to_owned(),
        code: *code,
        message: (*message).to_owned(),
    };
    Failure::Validation(errors.iter().map(error).collect())
}

fn in_words(message: &str) -> Failure {
    Failure::InWords { message: message.to_owned() }
}

#[test]
fn a_flat_object_names_fields_by_its_keys() {
    let body = r#"{"full_name":["这个字段是必填项。","second"],"mobile":"号码不对"}"#;
    let expected = [("/name", FieldCode::Other, "这个字段是必填项。"), ("/phone", FieldCode::Other, "号码不对")];
    assert_eq!(refused(DRF, "card.apply", body), fields(&expected));
}

#[test]
fn nested_objects_and_lists_name_fields_inside() {
    let body = r#"{"education":{"school":["必填"],"degree":["x"]},"jobs":[{},{"employer":["必填"]}]}"#;
    let expected = [
        ("/education/school", FieldCode::Other, "必填"),
        ("/education/degree", FieldCode::Other, "x"),
        ("/jobs/1/company", FieldCode::Other, "必填"),
    ];
    assert_eq!(refused(DRF, "card.apply", body), fields(&expected));
}

#[test]
fn a_group_that_is_wrong_as_a_whole_is_named() {
    let body = r#"{"education":["必填"],"extra":{"note":["太长"]},"jobs":{"1":["x"]}}"#;
    let expected = [
        ("/education", FieldCode::Other, "必填"),
        ("/extra", FieldCode::Other, "太长"),
        ("/jobs/1", FieldCode::Other, "x"),
    ];
    assert_eq!(refused(DRF, "card.apply", body), fields(&expected));
}

#[test]
fn dots_lead_inside_as_well() {
    let expected = [("/education/school", FieldCode::Other, "必填"), ("/jobs/0/company", FieldCode::Other, "x")];
    assert_eq!(refused(DRF, "card.apply", r#"{"education.school":"必填","jobs.0.employer":"x"}"#), fields(&expected));
}

#[test]
fn a_word_about_the_whole_becomes_the_forms_message() {
    assert_eq!(refused(DRF, "card.apply", r#"{"non_field_errors":["已有申请"]}"#), in_words("已有申请"));
    assert_eq!(refused(DRF, "card.apply", r#"{"detail":"解析错误"}"#), in_words("解析错误"));
    // Nor does a name that we did not send, or a constant of the template's own.
    assert_eq!(refused(DRF, "card.apply", r#"{"quota":["名额已满"]}"#), in_words("名额已满"));
    let body = r#"{"errors":[{"source":{"pointer":"/data/type"},"detail":"wrong type"}]}"#;
    assert_eq!(refused(JSON_API, "cases.create", body), in_words("wrong type"));
}

#[test]
fn a_word_about_the_whole_gives_way_to_fields() {
    let body = r#"{"non_field_errors":["已有申请"],"mobile":["号码不对"]}"#;
    assert_eq!(refused(DRF, "card.apply", body), fields(&[("/phone", FieldCode::Other, "号码不对")]));
}

#[test]
fn json_api_names_fields_by_pointers() {
    let body = r#"{"errors":[
        {"source":{"pointer":"/data/attributes/description"},"code":"max_length","detail":"too long"},
        {"source":{"pointer":"/data/attributes/category"},"code":"blank","detail":"empty"},
        {"detail":"about nothing in particular"}]}"#;
    let expected = [("/text", FieldCode::TooLong, "too long"), ("/category", FieldCode::Required, "empty")];
    assert_eq!(refused(JSON_API, "cases.create", body), fields(&expected));
    let body = r#"{"errors":[{"detail":"名额已满"}]}"#;
    assert_eq!(refused(JSON_API, "cases.create", body), in_words("名额已满"));
}

#[test]
fn pocketbase_gives_a_code_and_a_message_a_field() {
    let body = r#"{"status":400,"message":"Failed to create record.","data":{
        "body":{"code":"validation_required","message":"Cannot be blank."},"contact":{"code":"validation_other"}}}"#;
    let expected = [("/text", FieldCode::Required, "Cannot be blank."), ("/phone", FieldCode::Other, "")];
    assert_eq!(refused(POCKETBASE, "cases.create", body), fields(&expected));
    let body = r#"{"status":400,"message":"Failed to create record.","data":{}}"#;
    assert_eq!(refused(POCKETBASE, "cases.create", body), in_words("Failed to create record."));
}

#[test]
fn ruoyi_has_one_message_for_the_form() {
    let answers = [answer(200, r#"{"code":601,"msg":"手机号码格式错误"}"#)];
    let (result, _) = converse(&profile(RUOYI), "registrations.create", APPLICATION, &answers);
    assert_eq!(result, Err(in_words("手机号码格式错误")));
}

/// An operation with this body, on a backend that writes errors as problem details do.
fn with_body(template: &str, errors: &str) -> Failure {
    let text = r#"{"baseUrl":"/api","types":{"loop":{"$type":"loop"}},"enums":{"e":{"x":"林小舟"}},
        "operations":{"x":{"before":{"path":"/x"},"method":"POST","path":"/x","body":TEMPLATE}},
        "errors":{"fields":{"at":"/errors","pointer":"/pointer","message":"/message","code":"/code"},"message":"/detail"}}"#;
    let body = [r#"{"detail":"whole","errors":"#, errors, "}"].concat();
    let answers = [answer(200, r#"{"b":{}}"#), answer(422, &body)];
    converse(&profile(&text.replace("TEMPLATE", template)), "x", APPLICATION, &answers).0.expect_err("a failure")
}

#[test]
fn a_body_that_goes_out_as_it_stands_has_our_own_names() {
    let errors = r#"[{"pointer":"/education/school","code":"required","message":"m"},{"pointer":"name","message":"m"},
        {"pointer":"/non_field_errors","message":"whole"}]"#;
    let expected = [("/education/school", FieldCode::Required, "m"), ("/name", FieldCode::Other, "m")];
    for template in [r#""/body""#, r##""$input#/body""##, r#"{"$from":"/body"}"#] {
        assert_eq!(with_body(template, errors), fields(&expected), "{template}");
        assert_eq!(with_body(template, r#"[{"pointer":"/quota","message":"m"}]"#), in_words("whole"), "{template}");
    }
}

#[test]
fn names_lead_back_through_every_directive() {
    let leads = |template: &str, wire: &str| match with_body(template, &[r#"[{"pointer":""#, wire, r#""}]"#].concat()) {
        Failure::Validation(errors) => errors.into_iter().map(|error| error.pointer).collect::<Vec<_>>().join(" "),
        Failure::InWords { .. } => "whole".to_owned(),
        other => panic!("{other:?}"),
    };
    assert_eq!(leads(r#"{"a":{"$from":["/none","/body/name"]}}"#, "a"), "/name");
    assert_eq!(leads(r#"{"a":{"$from":["/body/nickname","/body/title"]}}"#, "a"), "/nickname");
    assert_eq!(leads(r##"{"a":{"$from":["$before#/name","/body/name"]}}"##, "a"), "/name");
    assert_eq!(leads(r#"{"a":{"$from":"/body/name","$enum":"e"}}"#, "/a/b"), "/name");
    assert_eq!(leads(r#"{"a":{"$equals":["/when","past"],"$then":1,"$else":"/body/phone"}}"#, "a"), "/phone");
    assert_eq!(leads(r##"{"$over":"$before#","a":"/body/phone","/b/c":"/body/name"}"##, "/b/c"), "/name");
    assert_eq!(leads(r##"{"$over":"$before#","a":"/body/phone"}"##, "/b/c"), "whole");
    assert_eq!(leads(r#"{"$over":"/body","a":"/body/phone"}"#, "/name"), "/name");
    assert_eq!(leads(r#"[{"a~b":"/body/name"}]"#, "/0/a~0b"), "/name");
    assert_eq!(leads(r#"{"a":{"$value":"/body/name"}}"#, "/a"), "whole");
    assert_eq!(leads(r#"{"a":"/bodyguard"}"#, "/a"), "whole");
    assert_eq!(leads(r#"{"$from":"/none","$type":"loop","$else":"/body/name"}"#, "/a"), "whole");
}
