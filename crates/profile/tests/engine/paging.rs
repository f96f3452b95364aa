//! Lists, page by page.

use zhihui_json::Value;
use zhihui_profile::{Profile, Response};

use crate::backends::RUOYI;
use crate::world::{answer, brought, converse, detail, header, json, profile, request, with_header};

fn list(page: &str) -> Profile {
    let text = r#"{"baseUrl":"/api","operations":{"list":{"path":"/x","query":{"a":1},"page":PAGE,"answer":"/id"}}}"#;
    profile(&text.replace("PAGE", page))
}

/// A page that came for `cursor`: its items, whether there is more, and the cursor for it.
fn page(profile: &Profile, cursor: Option<&str>, response: Response) -> Result<(Value, Option<String>, Value), String> {
    let page = brought(profile, "list", &asking(cursor), response).map_err(detail)?;
    let next = page.get("next").and_then(Value::as_str).map(str::to_owned);
    Ok((page["items"].clone(), next, page["total"].clone()))
}

fn asking(cursor: Option<&str>) -> String {
    cursor.map_or_else(|| "{}".to_owned(), |cursor| ["{\"cursor\":", &Value::from(cursor).to_string(), "}"].concat())
}

fn url(profile: &Profile, cursor: Option<&str>) -> String {
    request(profile, "list", &asking(cursor)).url
}

fn rows(ids: std::ops::Range<u32>, rest: &str) -> Response {
    let rows: Vec<String> = ids.map(|id| ["{\"id\":", &id.to_string(), "}"].concat()).collect();
    answer(200, &["{\"rows\":[", &rows.join(","), "]", rest, "}"].concat())
}

#[test]
fn pages_are_counted_from_the_first() {
    let pages = list(
        r#"{"style":"page","parameter":"pageNum","sizeParameter":"pageSize","size":2,"items":"/rows","total":"/total"}"#,
    );
    assert_eq!(url(&pages, None), "/api/x?a=1&pageNum=1&pageSize=2");
    let (items, next, total) = page(&pages, None, rows(1..3, r#","total":3"#)).expect("a page");
    assert_eq!((items, total), (json("[1,2]"), json("3")));
    assert_eq!(url(&pages, next.as_deref()), "/api/x?a=1&pageNum=2&pageSize=2");
    let (items, next, _) = page(&pages, next.as_deref(), rows(3..4, r#","total":"3""#)).expect("a page");
    assert_eq!((items, next), (json("[3]"), None));
    let from_zero = list(r#"{"style":"page","parameter":"p","first":0,"items":"/rows"}"#);
    assert_eq!(url(&from_zero, None), "/api/x?a=1&p=0");
    let (_, next, _) = page(&from_zero, None, rows(0..20, "")).expect("a page");
    assert_eq!(url(&from_zero, next.as_deref()), "/api/x?a=1&p=1");
}

#[test]
fn where_no_total_is_known_a_full_page_has_one_after_it() {
    let pages = list(r#"{"style":"page","parameter":"p","size":2,"items":"/rows","total":"/total"}"#);
    for unknown in ["", r#","total":-1"#, r#","total":null"#, r#","total":"""#, r#","total":"many""#] {
        let (_, next, total) = page(&pages, None, rows(1..3, unknown)).expect("a page");
        assert_eq!((next.is_some(), total), (true, Value::Null), "{unknown}");
        let (_, next, _) = page(&pages, None, rows(1..2, unknown)).expect("a page");
        assert_eq!(next, None, "{unknown}");
        let (items, next, _) = page(&pages, None, rows(1..1, unknown)).expect("a page");
        assert_eq!((items, next), (json("[]"), None), "{unknown}");
    }
}

#[test]
fn the_same_page_again_ends_the_list() {
    let pages = list(r#"{"style":"page","parameter":"p","size":2,"items":"/rows"}"#);
    let (_, next, _) = page(&pages, None, rows(1..3, "")).expect("a page");
    let again = page(&pages, next.as_deref(), rows(1..3, "")).expect("a page");
    assert_eq!(again, (json("[]"), None, Value::Null));
    // RuoYi past its end, even where its total has grown meanwhile.
    let rows = |total: &str| {
        answer(200, &[r#"{"code":200,"rows":[{"eventId":1},{"eventId":2}],"total":"#, total, "}"].concat())
    };
    let first = brought(&profile(RUOYI), "events.list", "{}", rows("3")).expect("a page");
    let again = brought(&profile(RUOYI), "events.list", &asking(first["next"].as_str()), rows("9")).expect("a page");
    assert_eq!(again, json(r#"{"items":[],"next":null,"total":9}"#));
}

#[test]
fn an_error_past_the_end_is_the_end() {
    let pages = list(r#"{"style":"page","parameter":"p","size":2,"items":"/rows"}"#);
    let (_, next, _) = page(&pages, None, rows(1..3, "")).expect("a page");
    for status in [404, 410, 416] {
        assert_eq!(page(&pages, next.as_deref(), answer(status, "{}")), Ok((json("[]"), None, Value::Null)));
    }
    let failure = brought(&pages, "list", "{}", answer(404, "{}"));
    assert_eq!(failure, Err(zhihui_domain::failure::Failure::NotFound));
    let failure = brought(&pages, "list", &asking(next.as_deref()), answer(403, "{}"));
    assert_eq!(failure, Err(zhihui_domain::failure::Failure::Forbidden));
}

#[test]
fn offsets_count_the_rows_that_came() {
    let offsets = list(
        r#"{"style":"offset","parameter":"skip","sizeParameter":"limit","size":5,"items":"/rows","total":"/count"}"#,
    );
    assert_eq!(url(&offsets, None), "/api/x?a=1&skip=0&limit=5");
    // A backend may give less than it was asked for.
    let (_, next, _) = page(&offsets, None, rows(0..3, r#","count":7"#)).expect("a page");
    assert_eq!(url(&offsets, next.as_deref()), "/api/x?a=1&skip=3&limit=5");
}

#[test]
fn ranges_stand_in_headers() {
    let ranges = list(r#"{"style":"range","size":2}"#);
    let asked = |cursor: Option<&str>| header(&request(&ranges, "list", &asking(cursor)), "Range").map(str::to_owned);
    let part = |body: &str, range: &str| with_header(answer(206, body), "content-range", range);
    assert_eq!(asked(None).as_deref(), Some("items=0-1"));
    let (items, next, total) = page(&ranges, None, part(r#"[{"id":1},{"id":2}]"#, "items 0-1/3")).expect("a page");
    assert_eq!((items, total, asked(next.as_deref()).as_deref()), (json("[1,2]"), json("3"), Some("items=2-3")));
    let (_, end, _) = page(&ranges, next.as_deref(), part(r#"[{"id":3}]"#, "2-2/3")).expect("a page");
    assert_eq!(end, None);
    let (_, next, total) = page(&ranges, None, part(r#"[{"id":1},{"id":2}]"#, "items 0-1/*")).expect("a page");
    assert_eq!((next.is_some(), total), (true, Value::Null));
    for cursor in [None, next.as_deref()] {
        assert_eq!(page(&ranges, cursor, answer(416, "")), Ok((json("[]"), None, Value::Null)));
    }
}

#[test]
fn a_header_that_is_hidden_is_named() {
    let hidden =
        Err("Content-Range: not to be seen; a backend on another origin must name it in Access-Control-Expose-Headers"
            .to_owned());
    assert_eq!(page(&list(r#"{"style":"range"}"#), None, answer(206, "[]")), hidden);
    let counted = list(r#"{"style":"page","parameter":"_page","total":"$response.header.X-Total-Count"}"#);
    assert!(page(&counted, None, answer(200, "[]")).is_err_and(|what| what.starts_with("X-Total-Count: ")));
    let (_, _, total) = page(&counted, None, with_header(answer(200, "[]"), "x-total-count", "48")).expect("a page");
    assert_eq!(total, json("48"));
}

#[test]
fn a_cursor_goes_back_as_it_came() {
    let cursors =
        list(r#"{"style":"cursor","parameter":"after","next":"/next","sizeParameter":"n","size":2,"items":"/rows"}"#);
    assert_eq!(url(&cursors, None), "/api/x?a=1&n=2");
    let (_, next, _) = page(&cursors, None, rows(1..3, r#","next":"a.b&c=""#)).expect("a page");
    assert_eq!(url(&cursors, next.as_deref()), "/api/x?a=1&after=a.b%26c%3D&n=2");
    let (_, next, _) = page(&cursors, None, rows(1..3, r#","next":1790000000000000123"#)).expect("a page");
    assert_eq!(url(&cursors, next.as_deref()), "/api/x?a=1&after=1790000000000000123&n=2");
    for end in ["", r#","next":null"#, r#","next":"""#] {
        assert_eq!(page(&cursors, None, rows(1..3, end)).expect("a page").1, None);
    }
    // A cursor that leads to the same page for ever.
    let (_, next, _) = page(&cursors, None, rows(1..3, r#","next":"x""#)).expect("a page");
    assert_eq!(page(&cursors, next.as_deref(), rows(1..3, r#","next":"x""#)), Ok((json("[]"), None, Value::Null)));
}

#[test]
fn all_there_is_comes_at_once() {
    for style in [r#"{"style":"all","items":"/rows"}"#, r#"{"style":"all","items":"/rows","total":"/n"}"#] {
        let (items, next, _) = page(&list(style), None, rows(1..4, r#","n":9"#)).expect("a page");
        assert_eq!((items, next), (json("[1,2,3]"), None));
    }
    assert_eq!(url(&list(r#"{"style":"all"}"#), None), "/api/x?a=1");
}

#[test]
fn rows_that_are_no_list_are_named() {
    let pages = list(r#"{"style":"page","parameter":"p","items":"/data/rows"}"#);
    for body in ["{}", r#"{"data":{"rows":{}}}"#, r#"{"data":{"rows":""}}"#] {
        assert_eq!(page(&pages, None, answer(200, body)), Err("/data/rows: not a list".to_owned()));
    }
    assert_eq!(page(&pages, None, answer(200, r#"{"data":{"rows":null}}"#)), Ok((json("[]"), None, Value::Null)));
}

#[test]
fn a_cursor_of_another_list_is_refused() {
    let pages = list(r#"{"style":"page","parameter":"p"}"#);
    for cursor in ["", "2", "a.b.c", "1.2", "-1.0.2"] {
        let (result, asked) = converse(&pages, "list", &asking(Some(cursor)), &[]);
        assert_eq!((result.map_err(detail), asked.len()), (Err("a cursor of another list".to_owned()), 0));
    }
}

#[test]
fn rows_may_lie_in_one_of_several_places() {
    let pages = list(r#"{"style":"all","items":["/rows","/data/list"]}"#);
    let items = |body: &str| page(&pages, None, answer(200, body)).map(|(items, _, _)| items.to_string());
    assert_eq!(items(r#"{"rows":[{"id":1}]}"#), Ok("[1]".to_owned()));
    assert_eq!(items(r#"{"rows":null,"data":{"list":[{"id":2}]}}"#), Ok("[2]".to_owned()));
    assert_eq!(items(r#"{"rows":[],"data":{"list":[{"id":2}]}}"#), Ok("[]".to_owned()));
    for none in [r#"{"rows":null}"#, r#"{"data":{"list":null}}"#] {
        assert_eq!(items(none), Ok("[]".to_owned()), "{none}");
    }
    assert_eq!(items("{}"), Err("/rows: not a list".to_owned()));
    assert_eq!(items(r#"{"data":{"list":{}}}"#), Err("/data/list: not a list".to_owned()));
}

#[test]
fn a_row_that_does_not_fit_is_named_by_the_place_where_it_lies() {
    let text = r#"{"baseUrl":"","operations":{"list":{"path":"/x","page":{"style":"all","items":["/rows","/list"]},
        "answer":{"at":{"$from":"/at","$as":"instant"}}}}}"#;
    let body = r#"{"list":[{"at":"2026-11-28T14:00:00Z"},{"at":"soon"}]}"#;
    assert_eq!(page(&profile(text), None, answer(200, body)), Err("/list/1/at: not of the form instant".to_owned()));
}
