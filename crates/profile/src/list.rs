//! One page of a list in the contract's own form.

use zhihui_json::{Map, Value};

use crate::paging::{self, Found};
use crate::template::{Scene, at, at_item};

/// The page that came, each row through `answer`. `Err` says what does not fit, and where.
pub(crate) fn page(
    scene: &Scene,
    paging: &Value,
    answer: Option<&Value>,
    body: &Value,
    cursor: Option<&str>,
    asked: &str,
) -> Result<Value, String> {
    let place = paging.get("items").and_then(Value::as_str).unwrap_or_default();
    let rows = match scene.select(place, body) {
        Some(Value::Array(rows)) => rows,
        // How some write that there are none.
        Some(Value::Null) => vec![],
        _ => return Err(at(place, "not a list")),
    };
    let picked = |name: &str| scene.pick(paging.get(name)?, body);
    let (total, next) = (picked("total"), picked("next"));
    let content_range = scene.arrived.and_then(|arrived| arrived.response.header("Content-Range"));
    if total.is_none()
        && let Some(header) = hidden_header(paging, content_range)
    {
        return Err([header, HIDDEN].concat());
    }
    let base_url = scene.profile.base_url();
    let found = Found { rows: &rows, total: total.as_ref(), next: next.as_ref(), content_range, base_url, asked };
    let onward = paging::onward(paging, cursor, &found).map_err(|what| {
        let place = paging.get("next").and_then(Value::as_str).unwrap_or_default();
        at(place, what)
    })?;
    if onward.is_repeated {
        return Ok(shaped(vec![], None, onward.total));
    }
    let mut items = Vec::with_capacity(rows.len());
    for (number, row) in rows.into_iter().enumerate() {
        match answer {
            Some(template) => items.extend(scene.fill(template, &row).map_err(|what| at_item(place, number, &what))?),
            None => items.push(row),
        }
    }
    Ok(shaped(items, onward.next, onward.total))
}

/// The page after the last one.
pub(crate) fn end() -> Value {
    shaped(vec![], None, None)
}

const HIDDEN: &str = ": not to be seen; a backend on another origin must name it in Access-Control-Expose-Headers";

/// The header that says how many there are, if one should and does not.
fn hidden_header<'p>(paging: &'p Value, content_range: Option<&str>) -> Option<&'p str> {
    match paging.get("style")?.as_str()? {
        "range" if content_range.is_none() => Some("Content-Range"),
        _ => paging.get("total")?.as_str()?.strip_prefix("$response.header."),
    }
}

fn shaped(items: Vec<Value>, next: Option<String>, total: Option<u64>) -> Value {
    let mut page = Map::new();
    page.insert("items".to_owned(), Value::Array(items));
    page.insert("next".to_owned(), next.map_or(Value::Null, Value::String));
    page.insert("total".to_owned(), total.map_or(Value::Null, Value::from));
    Value::Object(page)
}
