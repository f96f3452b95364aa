//! Ids keep every digit, as numbers and as texts, on every way through.

use proptest::prelude::*;
use zhihui_profile::{Answer, Profile, Response};

use crate::backends::RUOYI;
use crate::world::{answer, brought, converse, json, profile, request, text};

const SNOWFLAKE: &str = "1790000000000000123";

fn ok(body: &str) -> Response {
    answer(200, &[r#"{"code":200,"msg":"操作成功","#, body, "}"].concat())
}

fn record(id: &str, event: &str) -> String {
    [r#"{"registrationId":"#, id, r#","eventId":"#, event, r#","name":"林小舟","seat":3.50,"remark":null}"#].concat()
}

/// Lists, opens, changes and takes away the record whose id stands so on the wire.
fn goes_all_the_way(profile: &Profile, id: &str, on_the_wire: &str) -> Result<(), TestCaseError> {
    let rows = ok(&[r#""total":1,"rows":["#, &record(on_the_wire, on_the_wire), "]"].concat());
    let list = brought(profile, "registrations.list", "{}", rows).expect("a list");
    prop_assert_eq!(list.pointer("/items/0/id"), Some(&id.into()));
    prop_assert_eq!(list.pointer("/items/0/event"), Some(&id.into()));

    let input = [r#"{"id":""#, id, r#"","event":""#, id, r#"","body":{"name":"林 舟"}}"#].concat();
    let detail = request(profile, "registrations.get", &input);
    prop_assert_eq!(detail.url, ["/prod-api/zone/registration/", id].concat());

    let stored = ok(&[r#""data":"#, &record(on_the_wire, on_the_wire)].concat());
    let (result, asked) =
        converse(profile, "registrations.rename", &input, &[stored.clone(), ok(r#""data":null"#), stored]);
    let renamed = record(on_the_wire, on_the_wire).replace("林小舟", "林 舟");
    prop_assert_eq!(text(&asked[1]), json(&renamed).to_string());
    let as_written = [r#""eventId":"#, on_the_wire, ","].concat();
    prop_assert!(text(&asked[1]).contains(&as_written), "{}", text(&asked[1]));
    let Ok(Answer::Json(result)) = result else { panic!("no record but {result:?}") };
    prop_assert_eq!(result.get("id"), Some(&id.into()));

    let removal = request(profile, "registrations.cancel", &input);
    prop_assert_eq!((removal.method.as_str(), removal.url), ("DELETE", ["/prod-api/zone/registration/", id].concat()));
    Ok(())
}

#[test]
fn a_snowflake_number_stays_itself_on_every_way() {
    goes_all_the_way(&profile(RUOYI), SNOWFLAKE, SNOWFLAKE).expect("the same digits");
}

#[test]
fn a_snowflake_text_stays_itself_on_every_way() {
    let texts = profile(&RUOYI.replace(r#""ids": "number""#, r#""ids": "string""#));
    goes_all_the_way(&texts, SNOWFLAKE, &["\"", SNOWFLAKE, "\""].concat()).expect("the same digits");
}

#[test]
fn what_a_number_would_not_keep_goes_out_as_text() {
    for id in ["007", "a1", "1.0", "1e3", "-0", "", " 1", "+1", "٣"] {
        let input = [r#"{"id":"1","event":""#, id, r#"","body":{"name":"n"}}"#].concat();
        let (_, asked) = converse(
            &profile(RUOYI),
            "registrations.rename",
            &input,
            &[ok(r#""data":{"eventId":5}"#), answer(500, "")],
        );
        let sent = json(text(&asked[1]));
        // What is not there does not change.
        let expected = if id.is_empty() { json("5") } else { id.into() };
        assert_eq!(sent.get("eventId"), Some(&expected), "{id}");
    }
}

proptest! {
    #[test]
    fn any_whole_number_is_an_id(number in prop_oneof![any::<u64>().prop_map(i128::from), any::<i128>()]) {
        let id = number.to_string();
        goes_all_the_way(&profile(RUOYI), &id, &id)?;
    }

    #[test]
    fn any_digits_are_an_id(id in "[1-9][0-9]{0,60}") {
        goes_all_the_way(&profile(RUOYI), &id, &id)?;
        let texts = profile(&RUOYI.replace(r#""ids": "number""#, r#""ids": "string""#));
        goes_all_the_way(&texts, &id, &["\"", &id, "\""].concat())?;
    }
}
