//! Answers that mean something else than they seem to (seen on real backends).

use zhihui_domain::failure::Failure;
use zhihui_domain::problem::ProblemCode;
use zhihui_json::Value;
use zhihui_profile::Answer;

use crate::backends::{JEECG, PARSE, POCKETBASE, RUOYI};
use crate::world::{answer, brought, converse, detail, header, json, profile, text};

fn fails(backend: &str, operation: &str, status: u16, body: &str) -> Failure {
    let input = r#"{"id":"1","key":"k","body":{"text":"t","name":"n","phone":"19900001234","password":"p"}}"#;
    converse(&profile(backend), operation, input, &[answer(status, body)]).0.expect_err("a failure")
}

fn in_words(message: &str) -> Failure {
    Failure::InWords { message: message.to_owned() }
}

#[test]
fn ruoyi_says_with_200_that_something_is_wrong() {
    let fails = |body| fails(RUOYI, "events.get", 200, body);
    assert_eq!(fails(r#"{"code":401,"msg":"认证失败"}"#), Failure::Unauthenticated);
    assert_eq!(fails(r#"{"code":"403","msg":"没有权限"}"#), Failure::Forbidden);
    assert_eq!(fails(r#"{"code":500,"msg":"名额已满"}"#), in_words("名额已满"));
    assert_eq!(fails(r#"{"code":601,"msg":"手机号码格式错误"}"#), in_words("手机号码格式错误"));
    assert_eq!(fails(r#"{"code":500,"msg":"您已报名该活动"}"#), Failure::Conflict(ProblemCode::AlreadyRegistered));
}

#[test]
fn jeecg_succeeds_by_its_word_whatever_its_code() {
    let me = |code: &str| {
        let body = [r#"{"success":true,"code":"#, code, r#","result":{"userInfo":{"id":"e9ca"}}}"#].concat();
        brought(&profile(JEECG), "me.get", "{}", answer(200, &body))
    };
    for code in ["0", "200", "500", "\"\"", "null"] {
        assert_eq!(me(code), Ok(json(r#"{"id":"e9ca"}"#)), "{code}");
    }
    let fails = |status, body| fails(JEECG, "me.get", status, body);
    assert_eq!(fails(200, r#"{"success":false,"code":510,"message":"没有权限"}"#), Failure::Forbidden);
    assert_eq!(fails(200, r#"{"success":false,"code":500,"message":"请稍候"}"#), in_words("请稍候"));
    assert_eq!(fails(401, r#"{"success":false,"code":401,"message":"Token失效"}"#), Failure::Unauthenticated);
}

#[test]
fn parse_answers_a_bad_login_with_404() {
    let bad = r#"{"code":101,"error":"Invalid username/password."}"#;
    assert_eq!(fails(PARSE, "session.start", 404, bad), Failure::Conflict(ProblemCode::PasswordRejected));
    assert_eq!(fails(PARSE, "cases.get", 404, bad), Failure::NotFound);
    assert_eq!(fails(PARSE, "session.start", 404, "{}"), Failure::NotFound);
    let by_code = PARSE.replace("passwordRejected", "codeRejected");
    assert_eq!(fails(&by_code, "session.start", 404, bad), Failure::Conflict(ProblemCode::CodeRejected));
}

#[test]
fn a_rejected_sign_in_that_names_its_field_is_still_one() {
    let rule = r#"{ "status": 404, "where": { "/code": 101 }, "means": "validation", "code": "passwordRejected" }"#;
    let fields = r#""errors": { "fields": { "at": "/fields" },"#;
    for code in ["passwordRejected", "codeRejected", "stale"] {
        let named = PARSE.replace(r#""errors": {"#, fields).replace(rule, &rule.replace("passwordRejected", code));
        let failure = fails(&named, "session.start", 404, r#"{"code":101,"fields":{"password":["wrong"]}}"#);
        match code {
            "passwordRejected" => assert_eq!(failure, Failure::Conflict(ProblemCode::PasswordRejected)),
            "codeRejected" => assert_eq!(failure, Failure::Conflict(ProblemCode::CodeRejected)),
            _ => assert!(matches!(failure, Failure::Validation(errors) if errors[0].pointer == "/password")),
        }
    }
}

#[test]
fn a_create_that_answers_nothing_finds_its_record_in_the_list() {
    let input = r#"{"id":"7","key":"k","now":"2026-11-25T12:00:00+08:00","account":{"id":"1"},"body":{"name":"林小舟","phone":"19900001234"}}"#;
    let rows = r#"{"code":200,"total":3,"rows":[
        {"registrationId":92,"eventId":8,"name":"林小舟"},
        {"registrationId":91,"eventId":7,"name":"林小舟"},
        {"registrationId":90,"eventId":7,"name":"林小舟"}]}"#;
    let create = |rows| {
        converse(&profile(RUOYI), "registrations.create", input, &[answer(200, r#"{"code":200}"#), answer(200, rows)])
    };
    let (result, asked) = create(rows);
    assert_eq!(result, Ok(Answer::Json(json(r#"{"id":"91","event":"7","name":"林小舟"}"#))));
    assert_eq!(text(&asked[0]), r#"{"eventId":7,"name":"林小舟","phonenumber":"19900001234"}"#);
    assert_eq!(
        (asked[1].method.as_str(), asked[1].url.as_str()),
        ("GET", "/prod-api/zone/registration/list?pageNum=1&pageSize=20")
    );
    let (result, _) = create(r#"{"code":200,"total":0,"rows":[]}"#);
    assert_eq!(result.map_err(detail), Err("/then/where: the record that was made is not in the list".to_owned()));
}

#[test]
fn a_create_that_answers_a_sentence_finds_its_record_in_the_list() {
    let rows = r#"{"success":true,"result":{"total":1,"records":[{"id":"17","content":"灯坏了"}]}}"#;
    for sentence in
        [r#"{"success":true,"message":"添加成功！","code":200,"result":null}"#, r#""添加成功！""#, "添加成功！", ""]
    {
        let jeecg = profile(&JEECG.replace(r#""/success": true"#, r#""/success": [true, null]"#));
        let answers = [answer(200, sentence), answer(200, rows)];
        let (result, _) = converse(&jeecg, "cases.create", r#"{"key":"k","body":{"text":"灯坏了"}}"#, &answers);
        assert_eq!(result, Ok(Answer::Json(json(r#"{"id":"17","text":"灯坏了"}"#))), "{sentence}");
    }
}

#[test]
fn a_create_that_answers_an_id_asks_for_its_record() {
    let answers =
        [answer(201, r#"{"objectId":"Ed1/","createdAt":"x"}"#), answer(200, r#"{"objectId":"Ed1/","text":"灯坏了"}"#)];
    let (result, asked) = converse(&profile(PARSE), "cases.create", r#"{"body":{"text":"灯坏了"}}"#, &answers);
    assert_eq!(result, Ok(Answer::Json(json(r#"{"id":"Ed1/","text":"灯坏了"}"#))));
    assert_eq!(asked[1].url, "https://parse.example/1/classes/Case/Ed1%2F");
    assert!(asked.iter().all(|request| header(request, "X-Parse-Application-Id") == Some("zone")));
}

#[test]
fn a_repeated_write_brings_what_the_first_one_made() {
    let repeated =
        r#"{"status":400,"message":"Failed","data":{"id":{"code":"validation_not_unique","message":"taken"}}}"#;
    let record = r#"{"id":"0123456789abcde","created":"2026-11-25 04:00:00.000Z"}"#;
    let input = r#"{"key":"0123456789abcdef0123456789abcdef","body":{"text":"灯坏了"}}"#;
    let (result, asked) =
        converse(&profile(POCKETBASE), "cases.create", input, &[answer(400, repeated), answer(200, record)]);
    assert_eq!(result, Ok(Answer::Json(json(r#"{"id":"0123456789abcde","raisedAt":"2026-11-25T12:00:00+08:00"}"#))));
    assert_eq!(asked[1].url, "/api/collections/cases/records/0123456789abcde");
    assert_eq!(json(text(&asked[0])).get("id"), Some(&Value::from("0123456789abcde")));
}

#[test]
fn the_page_of_a_gateway_is_a_failure_of_the_server() {
    for page in ["<html><h1>502 Bad Gateway</h1></html>", "", "\u{0}\u{1}"] {
        assert_eq!(fails(RUOYI, "events.list", 502, page), Failure::Server { status: 502 });
    }
}

#[test]
fn a_page_where_json_should_be_is_said_to_be_none() {
    let page = "<!doctype html><title>App</title>";
    for operation in ["events.list", "events.get"] {
        assert_eq!(detail(fails(RUOYI, operation, 200, page)), "the answer is no JSON");
    }
}

#[test]
fn an_empty_answer_is_null() {
    assert_eq!(brought(&profile(RUOYI), "registrations.cancel", r#"{"id":"1"}"#, answer(204, "")), Ok(json("{}")));
    assert_eq!(detail(fails(RUOYI, "events.list", 200, "")), "/rows: not a list");
    let bare = profile(r#"{"baseUrl":"/api","operations":{"session.end":{"method":"DELETE","path":"/session"}}}"#);
    assert_eq!(brought(&bare, "session.end", "{}", answer(204, " \n")), Ok(Value::Null));
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    assert_eq!(
        brought(&profile(RUOYI), "registrations.cancel", r#"{"id":"1"}"#, answer(200, "\u{feff}{}")),
        Ok(json("{}"))
    );
}

#[test]
fn no_failure_repeats_what_came() {
    let body = r#"{"code":200,"data":{"eventId":{"secret":"110101199003070000"},"startTime":"19900001234"}}"#;
    let said = detail(fails(RUOYI, "events.get", 200, body));
    assert_eq!(said, "/data/eventId: not of the form id");
    let rows = r#"{"code":200,"rows":[{"eventId":1,"startTime":"2026-11-28 14:00:00"},{"eventId":2,"startTime":"19900001234"}]}"#;
    assert_eq!(detail(fails(RUOYI, "events.list", 200, rows)), "/rows/1/startTime: not of the form instant");
}
