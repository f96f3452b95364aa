//! An operation as one HTTP request.

use zhihui_json::Value;

use crate::link::stays;
use crate::paging::PageRequest;
use crate::pointer::text_in;
use crate::template::{Scene, at, at_field, text_of};
use crate::uri;
use crate::wire::{Body, Request};

/// The request that `described` makes of the input: an operation, or what comes before one. `Err` says what is wrong with
/// the profile or the input, and where.
pub(crate) fn request(scene: &Scene, described: &Value, page: PageRequest, accept: &str) -> Result<Request, String> {
    let body = scene.fill_any(described.get("body"), scene.input)?;
    let (body, kind) = match (text_in(described, "encoding"), body) {
        (Some("multipart"), body) => {
            let part = text_in(described, "part").unwrap_or("file").to_owned();
            let mut fields = Vec::new();
            each_single("/body", body.as_ref(), &mut |name, value| {
                fields.push((name.to_owned(), value.to_owned()));
                Ok(())
            })?;
            (Body::Photo { part, fields }, None)
        }
        (_, None) => (Body::Nothing, None),
        (Some("form"), body) => {
            let mut form = Pairs { text: String::new(), mark: "" };
            form.add_all("/body", body.as_ref())?;
            (Body::Text(form.text), Some("application/x-www-form-urlencoded"))
        }
        (_, Some(body)) => (Body::Text(body.to_string()), Some("application/json")),
    };
    let mut headers = Headers { list: vec![], has_kind: kind.is_some() };
    headers.set("Accept", accept)?;
    if let Some(kind) = kind {
        headers.set("Content-Type", kind)?;
    }
    headers.set_all(scene.profile.headers())?;
    headers.set_all(scene.fill_any(described.get("headers"), scene.input)?.as_ref())?;
    if let Some(range) = &page.range {
        headers.set("Range", range)?;
    }
    let added = match page.link {
        Some(link) => link,
        None => {
            let variable = |name: &str| text_of(scene.input.get(name)?);
            let path = text_in(described, "path").unwrap_or_default();
            let text = uri::expand(path, &variable).map_err(|name| ["/path: the input has no ", name].concat())?;
            let mark = if text.contains('?') { "&" } else { "?" };
            let mut address = Pairs { text, mark };
            address.add_all("/query", scene.fill_any(described.get("query"), scene.input)?.as_ref())?;
            for (name, value) in &page.query {
                address.add(name, value);
            }
            address.text
        }
    };
    if !stays(&added) {
        return Err("/path: an address that leaves baseUrl".to_owned());
    }
    let url = [scene.profile.base_url(), &added].concat();
    let method = text_in(described, "method").unwrap_or("GET").to_owned();
    Ok(Request { method, url, headers: headers.list, body, as_guest: false })
}

struct Headers {
    list: Vec<(String, String)>,
    has_kind: bool,
}

impl Headers {
    /// In the place of what was there; the case of names does not count.
    fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        // The browser names the type of a form with a file itself, with the boundary that it has chosen.
        if !self.has_kind && name.eq_ignore_ascii_case("Content-Type") {
            return Ok(());
        }
        if !value.bytes().all(|byte| (b' '..0x7f).contains(&byte)) {
            return Err(at_field("/headers", name, "not plain ASCII"));
        }
        self.list.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
        self.list.push((name.to_owned(), value.to_owned()));
        Ok(())
    }

    fn set_all(&mut self, headers: Option<&Value>) -> Result<(), String> {
        each_single("/headers", headers, &mut |name, value| self.set(name, value))
    }
}

/// An address with parameters, or a form.
struct Pairs {
    text: String,
    /// What stands before the next pair.
    mark: &'static str,
}

impl Pairs {
    fn add(&mut self, name: &str, value: &str) {
        self.text.push_str(self.mark);
        uri::push_pair(&mut self.text, name, value);
        self.mark = "&";
    }

    fn add_all(&mut self, place: &str, pairs: Option<&Value>) -> Result<(), String> {
        each_single(place, pairs, &mut |name, value| {
            self.add(name, value);
            Ok(())
        })
    }
}

/// The fields of an object of single values, one after the other. Null is nothing.
fn each_single(
    place: &str,
    object: Option<&Value>,
    take: &mut dyn FnMut(&str, &str) -> Result<(), String>,
) -> Result<(), String> {
    let Some(object) = object else { return Ok(()) };
    let Value::Object(fields) = object else { return Err(at(place, "not an object")) };
    for (name, value) in fields {
        match text_of(value) {
            Some(text) => take(name, text)?,
            None if value.is_null() => {}
            None => return Err(at_field(place, name, "not a single value")),
        }
    }
    Ok(())
}
