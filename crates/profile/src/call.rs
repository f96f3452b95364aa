//! An operation on its way: one request, sometimes one before it or after it.

use zhihui_domain::failure::Failure;
use zhihui_json::{Map, Value};

use crate::paging::{self, Found};
use crate::pointer::find;
use crate::profile::Profile;
use crate::rules;
use crate::template::{Arrived, Direction, Scene, text_of};
use crate::uri;
use crate::wire::{Body, Request, Response};

/// The operation whose answer is a file as it stands.
const FILE: &str = "uploads.get";

/// An operation that waits for an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    operation: String,
    /// What the operation was asked with: canonical JSON.
    input: Value,
    /// The record as it was, once it has been read.
    before: Option<Value>,
    stage: Stage,
    /// The operation for whose result this one was asked.
    first: Option<Box<First>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Before,
    Itself,
}

#[derive(Clone, Debug, PartialEq)]
struct First {
    input: Value,
    /// Which item of a list is meant: pointers into the item, and into the input.
    chosen_by: Option<Map<String, Value>>,
}

/// What comes after an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Send(Call, Request),
    Done(Answer),
    Failed(Failure),
}

/// What an operation brought.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// In the contract's own form.
    Json(Value),
    File(Vec<u8>),
}

impl Call {
    /// Begins an operation. `input` is the object that the operation takes, with `now` and, for who is signed in,
    /// `account`.
    pub fn begin(profile: &Profile, operation: &str, input: Value) -> Result<(Self, Request), Failure> {
        let stage = match described(profile, operation)?.get("before") {
            Some(_) => Stage::Before,
            None => Stage::Itself,
        };
        let call = Self { operation: operation.to_owned(), input, before: None, stage, first: None };
        let request = call.request(profile)?;
        Ok((call, request))
    }

    /// Goes on with the answer to the last request.
    pub fn go_on(self, profile: &Profile, response: &Response) -> Step {
        match self.take(profile, response) {
            Ok(step) => step,
            Err(failure) => Step::Failed(failure),
        }
    }

    fn take(mut self, profile: &Profile, response: &Response) -> Result<Step, Failure> {
        let operation = described(profile, &self.operation)?;
        let body = body_of(response);
        let nothing = Value::Null;
        let arrived = Arrived { response, body: body.as_ref().unwrap_or(&nothing) };
        let scene = Scene {
            profile,
            direction: Direction::In,
            input: &self.input,
            before: self.before.as_ref(),
            arrived: Some(arrived),
        };
        if let Err(failure) = rules::verdict(&scene, operation, arrived) {
            return self.ended(operation, failure, response.status);
        }
        if self.operation == FILE {
            return Ok(Step::Done(Answer::File(response.body.clone())));
        }
        let Some(body) = &body else { return Err(protocol("the answer is no JSON")) };
        if self.stage == Stage::Before {
            self.before = Some(body.clone());
            self.stage = Stage::Itself;
            let request = self.request(profile)?;
            return Ok(Step::Send(self, request));
        }
        if let Some(then) = operation.get("then") {
            return self.then(profile, then, &scene, body);
        }
        let result = match operation.get("page") {
            Some(paging) => self.list(&scene, operation, paging, body)?,
            None => filled(&scene, operation.get("answer"), body)?,
        };
        self.chosen(result).map(|result| Step::Done(Answer::Json(result)))
    }

    /// A list may end with an error instead of an empty page.
    fn ended(&self, operation: &Value, failure: Failure, status: u16) -> Result<Step, Failure> {
        let is_past_the_end = operation.get("page").is_some()
            && self.input.get("cursor").is_some()
            && (failure == Failure::NotFound || status == 416);
        if !is_past_the_end {
            return Err(failure);
        }
        Ok(Step::Done(Answer::Json(page(vec![], None, None))))
    }

    fn then(&self, profile: &Profile, then: &Value, scene: &Scene, body: &Value) -> Result<Step, Failure> {
        let next = then.get("operation").and_then(Value::as_str).unwrap_or_default();
        let filled = match then.get("input") {
            Some(template) => scene.fill(template, body).map_err(misfit)?,
            None => None,
        };
        let mut input = match filled {
            Some(Value::Object(fields)) => fields,
            _ => Map::new(),
        };
        for name in ["now", "account"] {
            if let Some(value) = self.input.get(name) {
                input.insert(name.to_owned(), value.clone());
            }
        }
        let (mut call, request) = Self::begin(profile, next, Value::Object(input))?;
        let chosen_by = then.get("where").and_then(Value::as_object).cloned();
        call.first = Some(Box::new(First { input: self.input.clone(), chosen_by }));
        Ok(Step::Send(call, request))
    }

    /// The item of a list that the first operation meant, or the whole result.
    fn chosen(&self, mut result: Value) -> Result<Value, Failure> {
        let Some(First { input, chosen_by: Some(conditions) }) = self.first.as_deref() else { return Ok(result) };
        let is_meant = |item: &Value| {
            conditions.iter().all(|(ours, wanted)| {
                let wanted = wanted.as_str().and_then(|pointer| find(input, pointer)).and_then(text_of);
                wanted.is_some() && find(item, ours).and_then(text_of) == wanted
            })
        };
        let items = result.get_mut("items").and_then(Value::as_array_mut).map(std::mem::take).unwrap_or_default();
        items.into_iter().find(is_meant).ok_or_else(|| protocol("the record that was made is not in the list"))
    }

    fn list(&self, scene: &Scene, operation: &Value, paging: &Value, body: &Value) -> Result<Value, Failure> {
        let cursor = self.input.get("cursor").and_then(Value::as_str);
        let selected = |name: &str| paging.get(name).and_then(Value::as_str).and_then(|place| scene.select(place, body));
        let rows = match paging.get("items") {
            Some(_) => selected("items"),
            None => Some(body.clone()),
        };
        let rows = match rows {
            Some(Value::Array(rows)) => rows,
            Some(Value::Null) => vec![],
            _ => {
                let place = paging.get("items").and_then(Value::as_str).unwrap_or_default();
                return Err(protocol(&[place, ": not a list"].concat()));
            }
        };
        let total = selected("total");
        if total.is_none() && let Some(header) = hidden_header(paging) {
            return Err(protocol(&["the header ", header, HIDDEN].concat()));
        }
        let response = scene.arrived.map(|arrived| arrived.response);
        let content_range = response.and_then(|response| response.header("Content-Range"));
        let found = Found { rows: &rows, total, next: selected("next"), content_range };
        let onward = paging::onward(paging, scene.profile.base_url(), cursor, &found).map_err(protocol)?;
        if onward.is_repeated {
            return Ok(page(vec![], None, onward.total));
        }
        let mut items = Vec::with_capacity(rows.len());
        for (number, row) in rows.iter().enumerate() {
            let item = match operation.get("answer") {
                Some(template) => scene.fill(template, row).map_err(|what| misfit(["/", &number.to_string(), &what].concat()))?,
                None => Some(row.clone()),
            };
            items.extend(item);
        }
        Ok(page(items, onward.next, onward.total))
    }

    fn request(&self, profile: &Profile) -> Result<Request, Failure> {
        let operation = described(profile, &self.operation)?;
        let described = match self.stage {
            Stage::Before => operation.get("before").unwrap_or(operation),
            Stage::Itself => operation,
        };
        let scene = Scene {
            profile,
            direction: Direction::Out,
            input: &self.input,
            before: self.before.as_ref(),
            arrived: None,
        };
        let cursor = self.input.get("cursor").and_then(Value::as_str);
        let page = match described.get("page") {
            Some(paging) => paging::request(paging, cursor).map_err(protocol)?,
            None => paging::PageRequest::default(),
        };
        let path = described.get("path").and_then(Value::as_str).unwrap_or_default();
        let variable = |name: &str| self.input.get(name).and_then(text_of);
        let url = page.url.unwrap_or_else(|| {
            let mut url = [profile.base_url(), &uri::expand(path, &variable)].concat();
            let own = pairs(&scene, described.get("query")).into_iter();
            for (name, value) in own.chain(page.query) {
                url.push(if url.contains('?') { '&' } else { '?' });
                url.push_str(&[&uri::encode(&name), "=", &uri::encode(&value)].concat());
            }
            url
        });
        let mut headers: Vec<(String, String)> = vec![("Accept".to_owned(), "application/json".to_owned())];
        let fixed = profile.headers().into_iter().flatten().filter_map(|(name, value)| Some((name.clone(), text_of(value)?)));
        for (name, value) in fixed.chain(pairs(&scene, described.get("headers"))).chain(page.headers) {
            headers.retain(|(other, _)| !other.eq_ignore_ascii_case(&name));
            headers.push((name, value));
        }
        let body = self.body(&scene, described, &mut headers)?;
        let method = described.get("method").and_then(Value::as_str).unwrap_or("GET").to_owned();
        let as_guest = operation.get("asGuest").and_then(Value::as_bool) == Some(true);
        Ok(Request { method, url, headers, body, as_guest })
    }

    fn body(&self, scene: &Scene, operation: &Value, headers: &mut Vec<(String, String)>) -> Result<Body, Failure> {
        let encoding = operation.get("encoding").and_then(Value::as_str).unwrap_or("json");
        let body = match operation.get("body") {
            Some(template) => scene.fill(template, scene.input).map_err(misfit)?,
            None => None,
        };
        let fields = || -> Vec<(String, String)> {
            let fields = body.as_ref().and_then(Value::as_object).into_iter().flatten();
            fields.filter_map(|(name, value)| Some((name.clone(), text_of(value)?))).collect()
        };
        if encoding == "multipart" {
            let part = operation.get("part").and_then(Value::as_str).unwrap_or("file").to_owned();
            return Ok(Body::Photo { part, fields: fields() });
        }
        let (kind, text) = match (encoding, &body) {
            (_, None) => return Ok(Body::Nothing),
            ("form", Some(_)) => {
                let pairs = fields().into_iter().map(|(name, value)| [&uri::encode(&name), "=", &uri::encode(&value)].concat());
                ("application/x-www-form-urlencoded", pairs.collect::<Vec<_>>().join("&"))
            }
            (_, Some(body)) => ("application/json", body.to_string()),
        };
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("Content-Type")) {
            headers.push(("Content-Type".to_owned(), kind.to_owned()));
        }
        Ok(Body::Text(text))
    }
}

const HIDDEN: &str = " cannot be read; a backend on another origin must name it in Access-Control-Expose-Headers";

/// The header that says how many there are, if one does.
fn hidden_header(paging: &Value) -> Option<&str> {
    match paging.get("style")?.as_str()? {
        "range" => Some("Content-Range"),
        _ => paging.get("total")?.as_str()?.strip_prefix("$response.header."),
    }
}

fn described<'p>(profile: &'p Profile, operation: &str) -> Result<&'p Value, Failure> {
    profile.operation(operation).ok_or_else(|| protocol(&["the profile has no operation ", operation].concat()))
}

/// Names and values that are there.
fn pairs(scene: &Scene, templates: Option<&Value>) -> Vec<(String, String)> {
    let templates = templates.and_then(Value::as_object).into_iter().flatten();
    let filled = templates.map(|(name, template)| (name, scene.fill(template, scene.input)));
    filled.filter_map(|(name, value)| Some((name.clone(), text_of(&value.ok()??)?))).collect()
}

fn filled(scene: &Scene, template: Option<&Value>, body: &Value) -> Result<Value, Failure> {
    match template {
        Some(template) => Ok(scene.fill(template, body).map_err(misfit)?.unwrap_or_default()),
        None => Ok(body.clone()),
    }
}

/// A body as JSON; nothing at all reads as null. `None` for anything else.
fn body_of(response: &Response) -> Option<Value> {
    let text = std::str::from_utf8(&response.body).ok()?;
    if text.trim().is_empty() { Some(Value::Null) } else { zhihui_json::parse(text).ok() }
}

fn page(items: Vec<Value>, next: Option<String>, total: Option<u64>) -> Value {
    let mut page = Map::new();
    page.insert("items".to_owned(), Value::Array(items));
    page.insert("next".to_owned(), next.map_or(Value::Null, Value::String));
    page.insert("total".to_owned(), total.map_or(Value::Null, Value::from));
    Value::Object(page)
}

fn misfit(what: String) -> Failure {
    Failure::Protocol { detail: what }
}

fn protocol(what: &str) -> Failure {
    Failure::Protocol { detail: what.to_owned() }
}
