//! One page of a list in the contract's own form.

use zhihui_json::{Map, Value};

use crate::paging::{self, Found};
use crate::pointer::text_in;
use crate::template::{Scene, at, first_text, several};

/// Where the rows are, unless the profile says it.
const BODY: &Value = &Value::String(String::new());

/// The page that came, each row through `answer`. `Err` says what does not fit, and where.
pub(crate) fn page(
    scene: &Scene,
    paging: &Value,
    answer: Option<&Value>,
    body: &Value,
    cursor: Option<&str>,
    asked: &str,
) -> Result<Value, String> {
    let items = paging.get("items").unwrap_or(BODY);
    let (place, rows): (_, &[Value]) = match scene.look(items, body) {
        Some((place, Value::Array(rows))) => (place, rows),
        // How some write that there are none.
        None if several(items).iter().any(|one| scene.select(one, body) == Some(&Value::Null)) => ("", &[]),
        found => {
            let place = found.map(|(place, _)| place).or_else(|| first_text(items));
            return Err(at(place.unwrap_or_default(), "not a list"));
        }
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
    let found = Found { rows, total, next, content_range, base_url, asked };
    let onward = paging::onward(paging, cursor, &found).map_err(|what| {
        let place = paging.get("next").and_then(first_text).unwrap_or_default();
        at(place, what)
    })?;
    if onward.is_repeated {
        return Ok(shaped(vec![], None, onward.total));
    }
    let items = match answer {
        Some(template) => scene.fill_each(template, rows, place)?,
        None => rows.to_vec(),
    };
    Ok(shaped(items, onward.next, onward.total))
}

/// The page after the last one.
pub(crate) fn end() -> Value {
    shaped(vec![], None, None)
}

const HIDDEN: &str = ": not to be seen; a backend on another origin must name it in Access-Control-Expose-Headers";

/// The header that says how many there are, if one should and does not.
fn hidden_header<'p>(paging: &'p Value, content_range: Option<&str>) -> Option<&'p str> {
    match text_in(paging, "style")? {
        "range" if content_range.is_none() => Some("Content-Range"),
        _ => text_in(paging, "total")?.strip_prefix("$response.header."),
    }
}

fn shaped(items: Vec<Value>, next: Option<String>, total: Option<u64>) -> Value {
    let mut page = Map::new();
    page.insert("items".to_owned(), Value::Array(items));
    page.insert("next".to_owned(), next.map_or(Value::Null, Value::String));
    page.insert("total".to_owned(), total.map_or(Value::Null, Value::from));
    Value::Object(page)
}
