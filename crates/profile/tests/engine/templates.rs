//! The language of templates.

use crate::world::{answer, brought, json, profile, read, with_header, written};

fn reads(template: &str, wire: &str) -> String {
    read("", template, wire).map_or_else(|misfit| ["! ", &misfit].concat(), |value| value.to_string())
}

#[test]
fn texts_are_pointers_expressions_or_themselves() {
    let wire = r#"{"a":{"b~/c":1},"":"empty"}"#;
    assert_eq!(reads(r#""""#, wire), json(wire).to_string());
    assert_eq!(reads(r#""/a/b~0~1c""#, wire), "1");
    assert_eq!(reads(r#""/""#, wire), r#""empty""#);
    assert_eq!(reads(r#"["word",1,null,true]"#, wire), r#"["word",1,null,true]"#);
    assert_eq!(reads(r#"[{"$value":"/a"},{"$value":{"$from":"/a"}}]"#, wire), r#"["/a",{"$from":"/a"}]"#);
    assert_eq!(
        reads(r##"["$response.body#/a","$response.status","$response.header.x-one","$input#/now"]"##, wire),
        r#"[{"b~/c":1},200,"2026-11-25T12:00:00+08:00"]"#
    );
}

#[test]
fn headers_are_found_whatever_their_case() {
    let reader = profile(
        r#"{"baseUrl":"","operations":{"x":{"path":"/x","answer":["$response.header.etag","$response.header.X-None"]}}}"#,
    );
    let response = with_header(answer(200, "{}"), "ETag", "\"7\"");
    assert_eq!(brought(&reader, "x", "{}", response), Ok(json(r#"["\"7\""]"#)));
}

#[test]
fn what_is_not_there_is_left_out_and_null_is_not() {
    assert_eq!(reads(r#"{"a":"/a","b":"/b","c":["/a","/b",[]]}"#, r#"{"b":null}"#), r#"{"b":null,"c":[null,[]]}"#);
    assert_eq!(reads(r#""/a""#, "{}"), "null");
    assert_eq!(written("", r#"{"a":"/body/a","b":{"c":"/key"}}"#, r#"{"body":{}}"#), Ok(r#"{"b":{}}"#.to_owned()));
    assert_eq!(written("", r#""/body""#, "{}"), Ok(String::new()));
}

#[test]
fn the_first_selector_that_finds_something_counts() {
    let template = r#"{"$from":["/a","/b","/c"],"$else":"none"}"#;
    assert_eq!(reads(template, r#"{"a":null,"b":"","c":0}"#), "0");
    assert_eq!(reads(template, r#"{"b":false,"c":1}"#), "false");
    assert_eq!(reads(template, r#"{"a":"","b":null}"#), r#""none""#);
}

#[test]
fn lists_are_filled_item_by_item() {
    let template = r#"{"$from":"/rows","$each":{"id":"/n"}}"#;
    assert_eq!(reads(template, r#"{"rows":[{"n":1},{"m":2}]}"#), r#"[{"id":1},{}]"#);
    assert_eq!(reads(template, "{}"), "[]");
    assert_eq!(reads(template, r#"{"rows":null}"#), "[]");
    assert_eq!(reads(template, r#"{"rows":{"n":1}}"#), "! /rows: not a list");
    assert_eq!(reads(r#"{"$each":"/n"}"#, r#"[{"n":1},{},{"n":3}]"#), "[1,3]");
    assert_eq!(reads(r#"{"$from":"/rows","$each":"/n","$else":"x"}"#, "{}"), r#""x""#);
}

#[test]
fn steps_after_each_take_the_list_as_a_whole() {
    let template = r#"{"$from":"/rows","$each":"/n","$with":{"first":"/0"},"$as":"json"}"#;
    assert_eq!(written("", template, r#"{"rows":[{"n":1},{"n":2}]}"#), Ok(r#""{\"first\":1}""#.to_owned()));
    assert_eq!(written("", r#"{"$from":"/rows","$each":"/n","$as":"json"}"#, "{}"), Ok(r#""[]""#.to_owned()));
}

#[test]
fn types_and_inner_templates_see_the_value_as_their_node() {
    let types = r#""types":{"person":{"name":"/n","boss":{"$from":"/boss","$type":"person"}}},"#;
    let wire = r#"{"p":{"n":"a","boss":{"n":"b"}}}"#;
    let expected = json(r#"{"boss":{"name":"b"},"name":"a"}"#);
    assert_eq!(read(types, r#"{"$from":"/p","$type":"person"}"#, wire), Ok(expected));
    assert_eq!(reads(r#"{"$from":"/p","$with":{"x":"/n"}}"#, wire), r#"{"x":"a"}"#);
}

#[test]
fn words_are_mapped_both_ways() {
    let enums = r#""enums":{"state":{"0":"open","1":"full","2":"open","true":"on"}},"#;
    let template = r#"{"$from":"/s","$enum":"state"}"#;
    assert_eq!(read(enums, template, r#"{"s":1}"#), Ok("full".into()));
    assert_eq!(read(enums, template, r#"{"s":true}"#), Ok("on".into()));
    assert_eq!(read(enums, template, r#"{"s":"7"}"#), Err("/s: a word that the profile does not know".to_owned()));
    assert_eq!(read(enums, r#"{"$from":"/s","$enum":"state","$else":"closed"}"#, r#"{"s":"7"}"#), Ok("closed".into()));
    assert_eq!(written(enums, template, r#"{"s":"open"}"#), Ok(r#""0""#.to_owned()));
    assert!(written(enums, template, r#"{"s":"shut"}"#).is_err());
    assert_eq!(reads(r#"{"$from":"/s","$map":{"1":{"zh":"一"},"2":null}}"#, r#"{"s":1}"#), r#"{"zh":"一"}"#);
}

#[test]
fn texts_are_compared() {
    let template = r#"{"$equals":["/a","/b"],"$then":"same","$else":"other"}"#;
    assert_eq!(reads(template, r#"{"a":1,"b":"1"}"#), r#""same""#);
    assert_eq!(reads(template, r#"{"a":1,"b":2}"#), r#""other""#);
    assert_eq!(reads(template, r#"{"a":null}"#), r#""same""#);
    assert_eq!(reads(template, r#"{"a":{}}"#), r#""other""#);
    assert_eq!(reads(r#"[{"$equals":["/a",1],"$else":2}]"#, r#"{"a":1}"#), "[]");
}

#[test]
fn a_misfit_names_the_whole_way() {
    let template =
        r#"{"$from":"/data","$with":{"rows":{"$from":"/rows","$each":{"at":{"$from":"/at","$as":"instant"}}}}}"#;
    assert_eq!(
        reads(template, r#"{"data":{"rows":[{"at":"2026-11-28T14:00:00Z"},{"at":"soon"}]}}"#),
        "! /data/rows/1/at: not of the form instant"
    );
}

#[test]
fn a_type_that_leads_to_itself_ends() {
    for types in [
        r#""types":{"t":{"$type":"t"}},"#,
        r#""types":{"t":{"a":{"$type":"u"}},"u":[{"$type":"t"}]},"#,
        r#""types":{"t":{"$type":"t","$else":{"$type":"t","$else":{"$type":"t"}}}},"#,
        r#""types":{"t":{"$with":{"$type":"t"}}},"#,
        r#""types":{"t":{"$equals":[{"$type":"t"},1],"$then":1}},"#,
        r#""types":{"t":{"$over":"","a":{"$type":"t"}}},"#,
        r#""types":{"t":{"$each":{"$type":"u"}},"u":{"$from":"$response.body","$type":"t"}},"#,
    ] {
        let misfit = read(types, r#"{"$type":"t"}"#, "[{}]").or_else(|_| read(types, r#"{"$type":"t"}"#, "{}"));
        assert!(misfit.is_err_and(|misfit| misfit.contains("without an end") || misfit.contains("not a")), "{types}");
    }
}

#[test]
fn a_type_follows_a_tree_as_deep_as_real_ones_are() {
    let types = r#""types":{"t":{"n":"/n","in":{"$from":"/in","$type":"t"}}},"#;
    let deep = |levels| [r#"{"in":"#.repeat(levels), r#"{"n":1}"#.to_owned(), "}".repeat(levels)].concat();
    assert!(
        read(types, r#"{"$type":"t"}"#, &deep(20))
            .is_ok_and(|tree| tree.pointer(&["/in".repeat(20), "/n".to_owned()].concat()).is_some())
    );
    assert!(read(types, r#"{"$type":"t"}"#, &deep(120)).is_err());
}

#[test]
fn a_misfit_names_the_place_that_was_read() {
    let template = r#"{"$from":["/a","/b"],"$as":"instant"}"#;
    assert_eq!(reads(template, r#"{"a":"soon"}"#), "! /a: not of the form instant");
    assert_eq!(reads(template, r#"{"a":"","b":"soon"}"#), "! /b: not of the form instant");
    let template = r#"{"$from":["/a","/b"],"$each":{"$from":"/n","$as":"number"}}"#;
    assert_eq!(reads(template, r#"{"b":[{"n":1},{"n":"x"}]}"#), "! /b/1/n: not of the form number");
    assert_eq!(reads(r#"{"$from":["/a","/b"],"$each":""}"#, r#"{"a":null,"b":7}"#), "! /b: not a list");
    assert_eq!(reads(r#"{"$from":["/a","/b"],"$each":"","$as":"number"}"#, "{}"), "! /a: not of the form number");
}

#[test]
fn lists_are_put_together() {
    let wire = r#"{"a":[1,[2]],"b":[],"c":3,"d":null}"#;
    assert_eq!(reads(r#"{"$concat":["/a","/b","/c","/d","/none",["x"]]}"#, wire), r#"[1,[2],3,"x"]"#);
    assert_eq!(reads(r#"{"$concat":["/b"]}"#, wire), "[]");
}

#[test]
fn texts_are_put_together() {
    let wire = r#"{"family":"王","given":"小明","n":7,"yes":true,"none":null,"o":{}}"#;
    assert_eq!(reads(r#"{"$concat":["/family","/given"," ","/n","/yes","/none","/gone"]}"#, wire), r#""王小明 7true""#);
    assert_eq!(reads(r#"[{"$concat":["/none","/gone"]}]"#, wire), "[]");
    assert_eq!(reads(r#"{"$concat":["/family","/o"]}"#, wire), "! not a single value");
    assert_eq!(written("", r#"{"$concat":["a","/b"]}"#, r#"{"b":1}"#), Ok(r#""a1""#.to_owned()));
}

#[test]
fn a_text_that_holds_json_is_read_before_anything_is_made_of_it() {
    let rows = r#"{"$from":"/rows","$as":"json","$each":{"id":"/n"}}"#;
    assert_eq!(reads(rows, r#"{"rows":"[{\"n\":1},{\"n\":2}]"}"#), r#"[{"id":1},{"id":2}]"#);
    let inner = r#"{"$from":"/data","$as":"json","$with":"/name"}"#;
    assert_eq!(reads(inner, r#"{"data":"{\"name\":\"a\"}"}"#), r#""a""#);
    assert_eq!(reads(inner, r#"{"data":"{name}"}"#), "! /data: not of the form json");
    // On the way out it is written last.
    assert_eq!(
        written("", r#"{"$from":"/n","$with":{"id":""},"$as":"json"}"#, r#"{"n":1}"#),
        Ok(r#""{\"id\":1}""#.into())
    );
}
