//! An operation on its way: one request, sometimes one before it or after it.

use zhihui_domain::failure::Failure;
use zhihui_json::{Map, Value};

use crate::list;
use crate::paging::{self, PageRequest};
use crate::pointer::find;
use crate::profile::Profile;
use crate::request;
use crate::rules;
use crate::template::{Arrived, Direction, Effort, Scene, at, text_of};
use crate::wire::{Request, Response};

/// The operation whose answer is a file as it stands.
const FILE: &str = "uploads.get";

/// So many operations may follow each other by `then`.
const HOPS: u8 = 3;

/// An operation that waits for an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    operation: String,
    /// What the operation was asked with: canonical JSON.
    input: Value,
    /// The record as it was, once it has been read.
    before: Option<Box<Value>>,
    stage: Stage,
    /// The address that waits for its answer.
    asked: Box<str>,
    /// The operation for whose result this one was asked.
    first: Option<Box<First>>,
    hops: u8,
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
    chosen_by: Option<Map>,
    /// What of the result is meant.
    picked: Option<String>,
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
        let asked = Box::default();
        let call = Self { operation: operation.to_owned(), input, before: None, stage, asked, first: None, hops: 0 };
        call.asking(profile)
    }

    /// Goes on with the answer to the last request.
    pub fn go_on(self, profile: &Profile, response: &Response) -> Step {
        match self.take(profile, response) {
            Ok(step) => step,
            Err(failure) => Step::Failed(failure),
        }
    }

    fn scene<'s>(&'s self, profile: &'s Profile, arrived: Option<Arrived<'s>>) -> Scene<'s> {
        let direction = if arrived.is_some() { Direction::In } else { Direction::Out };
        let (input, before, effort) = (&self.input, self.before.as_deref(), Effort::default());
        Scene { profile, direction, input, before, arrived, effort }
    }

    fn cursor(&self) -> Option<&str> {
        self.input.get("cursor").and_then(Value::as_str)
    }

    /// With the next request.
    fn asking(mut self, profile: &Profile) -> Result<(Self, Request), Failure> {
        let operation = described(profile, &self.operation)?;
        let scene = self.scene(profile, None);
        let accept = if self.operation == FILE && self.stage == Stage::Itself { "*/*" } else { "application/json" };
        let (described, page) = match (self.stage, operation.get("page")) {
            (Stage::Before, _) => (operation.get("before").unwrap_or(operation), PageRequest::default()),
            (Stage::Itself, None) => (operation, PageRequest::default()),
            (Stage::Itself, Some(page)) => (operation, paging::request(page, self.cursor()).map_err(protocol)?),
        };
        let mut request = request::request(&scene, described, page, accept).map_err(misfit)?;
        request.as_guest = operation.get("asGuest").and_then(Value::as_bool) == Some(true);
        self.asked = request.url.as_str().into();
        Ok((self, request))
    }

    fn take(mut self, profile: &Profile, response: &Response) -> Result<Step, Failure> {
        let operation = described(profile, &self.operation)?;
        let body = body_of(response);
        let nothing = Value::Null;
        let arrived = Arrived { response, body: body.as_ref().unwrap_or(&nothing) };
        let scene = self.scene(profile, Some(arrived));
        let asked = match self.stage {
            Stage::Before => operation.get("before").unwrap_or(operation),
            Stage::Itself => operation,
        };
        if let Err(failure) = rules::verdict(&scene, asked, arrived) {
            return self.ended(operation, failure, response.status);
        }
        if self.stage == Stage::Before {
            // It may have been asked for its cookie alone.
            self.before = body.map(Box::new);
            self.stage = Stage::Itself;
            return self.asking(profile).map(|(call, request)| Step::Send(call, request));
        }
        if self.operation == FILE {
            return Ok(Step::Done(Answer::File(response.body.clone())));
        }
        if let Some(then) = operation.get("then") {
            return self.then(profile, then, &scene, arrived.body);
        }
        let Some(body) = &body else { return Err(protocol("the answer is no JSON")) };
        let result = match (operation.get("page"), operation.get("answer")) {
            (Some(page), answer) => list::page(&scene, page, answer, body, self.cursor(), &self.asked),
            (None, Some(template)) => scene.fill(template, body).map(Option::unwrap_or_default),
            (None, None) => Ok(body.clone()),
        };
        self.chosen(result.map_err(misfit)?).map(|result| Step::Done(Answer::Json(result)))
    }

    /// A list may end with an error instead of an empty page.
    fn ended(&self, operation: &Value, failure: Failure, status: u16) -> Result<Step, Failure> {
        let is_past_the_end = match operation.get("page") {
            None => false,
            Some(_) if self.stage == Stage::Before => false,
            Some(_) if self.cursor().is_some() => failure == Failure::NotFound || status == 416,
            // A list of nothing has no range at all.
            Some(page) => status == 416 && page.get("style").and_then(Value::as_str) == Some("range"),
        };
        if is_past_the_end { self.chosen(list::end()).map(|end| Step::Done(Answer::Json(end))) } else { Err(failure) }
    }

    fn then(&self, profile: &Profile, then: &Value, scene: &Scene, body: &Value) -> Result<Step, Failure> {
        if self.hops == HOPS {
            return Err(protocol("/then: operations without an end"));
        }
        let next = then.get("operation").and_then(Value::as_str).unwrap_or_default();
        let filled = match then.get("input") {
            Some(template) => scene.fill(template, body).map_err(misfit)?,
            None => None,
        };
        let mut input = match filled {
            Some(Value::Object(fields)) => fields,
            Some(_) => return Err(protocol("/then/input: not an object")),
            None => Map::new(),
        };
        for name in ["now", "account"] {
            if let Some(value) = self.input.get(name) {
                input.insert(name.to_owned(), value.clone());
            }
        }
        let (mut call, request) = Self::begin(profile, next, Value::Object(input))?;
        let chosen_by = then.get("where").and_then(Value::as_object).cloned();
        let picked = then.get("pick").and_then(Value::as_str).map(str::to_owned);
        call.first = Some(Box::new(First { input: self.input.clone(), chosen_by, picked }));
        call.hops = self.hops + 1;
        Ok(Step::Send(call, request))
    }

    /// What the first operation meant: an item of a list, a part of the result, or all of it.
    fn chosen(&self, mut result: Value) -> Result<Value, Failure> {
        let Some(First { input, chosen_by, picked }) = self.first.as_deref() else { return Ok(result) };
        if let Some(conditions) = chosen_by {
            let is_meant = |item: &Value| {
                conditions.iter().all(|(theirs, ours)| {
                    let wanted = ours.as_str().and_then(|pointer| find(input, pointer)).and_then(text_of);
                    wanted.is_some() && find(item, theirs).and_then(text_of) == wanted
                })
            };
            let items = result.get_mut("items").and_then(Value::as_array_mut).map(std::mem::take).unwrap_or_default();
            let item = items.into_iter().find(is_meant);
            result = item.ok_or_else(|| protocol("/then/where: the record that was made is not in the list"))?;
        }
        match picked {
            Some(pointer) => {
                let part = find(&result, pointer).filter(|part| !part.is_null());
                part.cloned().ok_or_else(|| protocol("/then/pick: nothing is there"))
            }
            None => Ok(result),
        }
    }
}

fn described<'p>(profile: &'p Profile, operation: &str) -> Result<&'p Value, Failure> {
    profile.operation(operation).ok_or_else(|| protocol(&at("/operations", &["no ", operation].concat())))
}

/// A body as JSON; nothing at all reads as null. `None` for anything else.
fn body_of(response: &Response) -> Option<Value> {
    let text = std::str::from_utf8(&response.body).ok()?.trim_start_matches('\u{feff}');
    if text.trim().is_empty() { Some(Value::Null) } else { zhihui_json::parse(text).ok() }
}

fn misfit(detail: String) -> Failure {
    Failure::Protocol { detail }
}

fn protocol(what: &str) -> Failure {
    misfit(what.to_owned())
}
