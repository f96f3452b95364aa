//! Walking a list to its end brings every row once, in order, whatever the style and the backend's habits.

use proptest::prelude::*;
use zhihui_json::Value;
use zhihui_profile::{Answer, Request, Response};

use crate::world::{answer, carry, header, profile, with_header};

/// What a backend does when it is asked for what is past its last row.
#[derive(Clone, Copy, Debug)]
enum PastTheEnd {
    Nothing,
    NotFound,
    /// RuoYi's.
    LastPageAgain,
}

#[derive(Clone, Debug)]
struct Backend {
    style: &'static str,
    rows: usize,
    size: usize,
    first: usize,
    /// It gives no more at once.
    cap: usize,
    total: Option<&'static str>,
    past: PastTheEnd,
    link: &'static str,
}

fn parameter(request: &Request, name: &str) -> Option<usize> {
    let query = request.url.split_once('?')?.1;
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
        .map(|value| value.parse().expect("a number"))
}

impl Backend {
    fn profile(&self) -> String {
        let total = if self.total.is_some() && self.style != "range" { r#""total":"/total","# } else { "" };
        let next = if self.style == "link" && self.link == "header" { "$response.header.Link" } else { "/next" };
        let page = format!(
            r#"{{"style":"{}","parameter":"at","sizeParameter":"size","size":{},"first":{},{total}"next":"{next}","items":"/rows"}}"#,
            self.style, self.size, self.first
        );
        let page = match self.style {
            "range" => page.replace(r#""sizeParameter":"size","#, ""),
            _ => page,
        };
        format!(r#"{{"baseUrl":"/api","operations":{{"list":{{"path":"/x","page":{page},"answer":"/id"}}}}}}"#)
    }

    fn answer(&self, request: &Request) -> Response {
        let size = parameter(request, "size").unwrap_or(self.size).min(self.cap);
        let at = parameter(request, "at");
        let start = match self.style {
            "page" => (at.expect("a page") - self.first) * size,
            "range" => {
                let range = header(request, "Range").expect("a range").strip_prefix("items=").expect("its unit");
                range.split_once('-').expect("two ends").0.parse().expect("a number")
            }
            _ => at.unwrap_or(0),
        };
        if start >= self.rows && start > 0 {
            match self.past {
                PastTheEnd::Nothing => {}
                PastTheEnd::NotFound if self.style == "range" => return answer(416, ""),
                PastTheEnd::NotFound => return answer(404, r#"{"detail":"Invalid page."}"#),
                PastTheEnd::LastPageAgain => return self.part((self.rows - 1) / size * size, size),
            }
        }
        self.part(start, size)
    }

    fn part(&self, start: usize, size: usize) -> Response {
        let size = if self.style == "all" { self.rows } else { size };
        let end = (start + size).min(self.rows);
        let rows: Vec<String> = (start..end).map(|id| format!(r#"{{"id":{id}}}"#)).collect();
        let total = self.total.unwrap_or_default().replace("ROWS", &self.rows.to_string());
        let is_more = end < self.rows;
        let next = match (self.style, is_more) {
            ("cursor", true) => end.to_string(),
            ("link", true) => Value::from(self.link.replace("END", &end.to_string())).to_string(),
            _ => "null".to_owned(),
        };
        let response = answer(200, &format!(r#"{{"rows":[{}],"next":{next}{total}}}"#, rows.join(",")));
        let counted = if self.total == Some(TOTAL) { self.rows.to_string() } else { "*".to_owned() };
        match (self.style, self.link) {
            ("range", _) => with_header(response, "Content-Range", &format!("items {start}-{end}/{counted}")),
            ("link", "header") if is_more => {
                with_header(response, "Link", &format!(r#"<?at={end}>; rel="next", <?at=0>; rel="first""#))
            }
            _ => response,
        }
    }
}

const TOTAL: &str = r#","total":ROWS"#;

fn backends() -> impl Strategy<Value = Backend> {
    let style = proptest::sample::select(&["page", "offset", "range", "cursor", "link", "all"][..]);
    let total = proptest::sample::select(&[None, Some(TOTAL), Some(r#","total":-1"#), Some("")][..]);
    let past = proptest::sample::select(&[PastTheEnd::Nothing, PastTheEnd::NotFound, PastTheEnd::LastPageAgain][..]);
    let link = proptest::sample::select(
        &["http://inside:8000/api/x?size=3&at=END", "/api/x?at=END&size=2", "?at=END", "x?at=END", "header"][..],
    );
    (style, 0_usize..201, 1_usize..60, 0_usize..2, any::<bool>(), total, past, link).prop_map(
        |(style, rows, size, first, is_capped, total, past, link)| {
            // Without a total, a page that is not full is the last one: then the size has to be the backend's own.
            let cap = if is_capped && total == Some(TOTAL) { size.div_ceil(2) } else { size };
            let past = if is_capped && matches!(past, PastTheEnd::LastPageAgain) { PastTheEnd::Nothing } else { past };
            Backend { style, rows, size, first, cap, total, past, link }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_row_comes_once_and_in_order(backend in backends()) {
        let profile = profile(&backend.profile());
        let mut seen = vec![];
        let mut cursor = Value::Null;
        for turn in 0.. {
            prop_assert!(turn < backend.rows + 3, "a list without an end");
            let input = if cursor.is_null() { "{}".to_owned() } else { format!(r#"{{"cursor":{cursor}}}"#) };
            let (result, _) = carry(&profile, "list", &input, |request| backend.answer(request));
            let Ok(Answer::Json(page)) = result else { panic!("no page but {result:?}") };
            seen.extend(page["items"].as_array().expect("items").iter().map(|id| id.as_u64().expect("an id")));
            if backend.total == Some(TOTAL) && !page["total"].is_null() {
                prop_assert_eq!(page["total"].as_u64(), Some(backend.rows as u64));
            }
            cursor = page["next"].clone();
            if cursor.is_null() {
                break;
            }
        }
        prop_assert_eq!(seen, (0..backend.rows as u64).collect::<Vec<_>>());
    }
}
