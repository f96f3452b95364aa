//! What comes before an operation, and what is asked for after it.

use zhihui_domain::failure::Failure;
use zhihui_profile::Answer;

use crate::world::{answer, converse, detail, json, profile};

const PICKING: &str = r#"{"baseUrl":"","operations":{
    "apply":{"method":"POST","path":"/cards","then":{"operation":"get","input":{"id":"/id"},"pick":"/application"}},
    "get":{"path":"/cards/{id}","answer":{"card":"/card","application":"/form"}}}}"#;

#[test]
fn a_part_of_what_follows_may_be_meant() {
    let picked = |body: &str| {
        let answers = [answer(201, r#"{"id":"7"}"#), answer(200, body)];
        let (result, asked) = converse(&profile(PICKING), "apply", "{}", &answers);
        assert_eq!(asked[1].url, "/cards/7");
        result
    };
    assert_eq!(picked(r#"{"form":{"state":"sent"}}"#), Ok(Answer::Json(json(r#"{"state":"sent"}"#))));
    for nothing in ["{}", r#"{"form":null}"#] {
        assert_eq!(picked(nothing).map_err(detail), Err("/then/pick: nothing is there".to_owned()), "{nothing}");
    }
}

#[test]
fn a_part_of_the_chosen_item_may_be_meant() {
    let text = r#"{"baseUrl":"","operations":{
        "make":{"method":"POST","path":"/x","then":{"operation":"list","where":{"/key":"/key"},"pick":"/data"}},
        "list":{"path":"/x","page":{"style":"all"}}}}"#;
    let list = r#"[{"key":"a","data":1},{"key":"b","data":{"id":2}}]"#;
    let (result, _) = converse(&profile(text), "make", r#"{"key":"b"}"#, &[answer(200, "{}"), answer(200, list)]);
    assert_eq!(result, Ok(Answer::Json(json(r#"{"id":2}"#))));
}

const BEFORE: &str = r#"{"baseUrl":"",
    "rules":[{"where":{"/code":401},"means":"unauthenticated"}],
    "operations":{"change":{
        "before":{"path":"/x/{id}","rules":[{"where":{"/deleted":true},"means":"notFound"}]},
        "rules":[{"where":{"/code":9},"means":"rateLimited"}],
        "method":"PUT","path":"/x/{id}","body":"$before#/data","answer":{}}}}"#;

#[test]
fn what_comes_before_has_rules_of_its_own() {
    let first =
        |body: &str| converse(&profile(BEFORE), "change", r#"{"id":"1"}"#, &[answer(200, body), answer(200, "{}")]);
    let (result, asked) = first(r#"{"deleted":true}"#);
    assert_eq!((result, asked.len()), (Err(Failure::NotFound), 1));
    // The profile's own hold there, too; the operation's do not.
    let (result, asked) = first(r#"{"code":401}"#);
    assert_eq!((result, asked.len()), (Err(Failure::Unauthenticated), 1));
    let (result, asked) = first(r#"{"code":9,"data":{}}"#);
    assert_eq!((result, asked.len()), (Ok(Answer::Json(json("{}"))), 2));
    // And those of what comes before do not hold for the operation.
    let answers = [answer(200, r#"{"data":{}}"#), answer(200, r#"{"deleted":true}"#)];
    let (result, _) = converse(&profile(BEFORE), "change", r#"{"id":"1"}"#, &answers);
    assert_eq!(result, Ok(Answer::Json(json("{}"))));
    let answers = [answer(200, r#"{"data":{}}"#), answer(200, r#"{"code":9}"#)];
    let (result, _) = converse(&profile(BEFORE), "change", r#"{"id":"1"}"#, &answers);
    assert_eq!(result, Err(Failure::RateLimited { retry_after: None }));
}
