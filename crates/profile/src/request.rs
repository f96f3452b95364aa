//! An operation as one HTTP request.

use zhihui_json::{Value, pointer_part};

use crate::link::stays;
use crate::paging::PageRequest;
use crate::template::{Scene, text_of};
use crate::uri;
use crate::wire::{Body, Request};

/// Names and single values.
type Pairs = Vec<(String, String)>;

/// The request that `described` makes of the input: an operation, or what comes before one. `Err` says what is wrong with
/// the profile or the input, and where.
pub(crate) fn request(scene: &Scene, described: &Value, page: PageRequest, accept: &str) -> Result<Request, String> {
    let text = |name: &str| described.get(name).and_then(Value::as_str);
    let mut headers = vec![("Accept".to_owned(), accept.to_owned())];
    let mut set = |name: String, value: String| {
        headers.retain(|(other, _)| !other.eq_ignore_ascii_case(&name));
        headers.push((name, value));
    };
    let body = match described.get("body") {
        Some(template) => scene.fill(template, scene.input)?,
        None => None,
    };
    let (body, kind) = match (text("encoding"), body) {
        (Some("multipart"), body) => {
            let part = text("part").unwrap_or("file").to_owned();
            (Body::Photo { part, fields: singles("/body", body)? }, None)
        }
        (_, None) => (Body::Nothing, None),
        (Some("form"), body) => {
            let mut form = String::new();
            append(&mut form, &singles("/body", body)?, "");
            (Body::Text(form), Some("application/x-www-form-urlencoded"))
        }
        (_, Some(body)) => (Body::Text(body.to_string()), Some("application/json")),
    };
    if let Some(kind) = kind {
        set("Content-Type".to_owned(), kind.to_owned());
    }
    let fixed = singles("/headers", scene.profile.headers().cloned().map(Value::Object))?;
    for (name, value) in fixed.into_iter().chain(pairs(scene, described, "headers")?).chain(page.headers) {
        // The browser names the type of a form with a file itself, with the boundary that it has chosen.
        if kind.is_some() || !name.eq_ignore_ascii_case("Content-Type") {
            if !value.bytes().all(|byte| (b' '..0x7f).contains(&byte)) {
                return Err(["/headers", &pointer_part(&name), ": not plain ASCII"].concat());
            }
            set(name, value);
        }
    }
    let added = match page.link {
        Some(link) => link,
        None => {
            let variable = |name: &str| scene.input.get(name).and_then(text_of);
            let path = text("path").unwrap_or_default();
            let mut added =
                uri::expand(path, &variable).map_err(|name| ["/path: the input has no ", &name].concat())?;
            let mark = if added.contains('?') { "&" } else { "?" };
            append(&mut added, &pairs(scene, described, "query")?, mark);
            let mark = if added.contains('?') { "&" } else { "?" };
            append(&mut added, &page.query, mark);
            added
        }
    };
    if !stays(&added) {
        return Err("/path: an address that leaves baseUrl".to_owned());
    }
    let url = [scene.profile.base_url(), &added].concat();
    let method = text("method").unwrap_or("GET").to_owned();
    Ok(Request { method, url, headers, body, as_guest: false })
}

/// Puts `name=value` after what is there, the first one behind `mark`.
fn append(address: &mut String, pairs: &[(String, String)], mark: &str) {
    for (number, (name, value)) in pairs.iter().enumerate() {
        let mark = if number == 0 { mark } else { "&" };
        address.push_str(&[mark, &uri::encode(name), "=", &uri::encode(value)].concat());
    }
}

fn pairs(scene: &Scene, described: &Value, name: &str) -> Result<Pairs, String> {
    match described.get(name) {
        Some(template) => singles(&["/", name].concat(), scene.fill(template, scene.input)?),
        None => Ok(vec![]),
    }
}

/// The fields of an object of single values. Null is nothing.
fn singles(place: &str, object: Option<Value>) -> Result<Pairs, String> {
    let Some(object) = object else { return Ok(vec![]) };
    let Value::Object(fields) = object else { return Err([place, ": not an object"].concat()) };
    let mut pairs = Vec::new();
    for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_null()) {
        match text_of(&value) {
            Some(text) => pairs.push((name, text)),
            None => return Err([place, &pointer_part(&name), ": not a single value"].concat()),
        }
    }
    Ok(pairs)
}
