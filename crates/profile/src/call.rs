//! An operation on its way: one request, sometimes one before it or after it.

use zhihui_domain::failure::Failure;
use zhihui_json::{Map, Value};

use crate::list;
use crate::paging::{self, PageRequest};
use crate::pointer::{find, text_in};
use crate::profile::Profile;
use crate::request;
use crate::rules;
use crate::template::{Arrived, Direction, Effort, Scene, text_of};
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
    /// How it goes on, and which part of the result it means.
    then: Value,
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
        Self::start(profile, operation, input).map_err(misfit)
    }

    /// Goes on with the answer to the last request.
    pub fn go_on(self, profile: &Profile, response: &Response) -> Step {
        self.take(profile, response).unwrap_or_else(|detail| Step::Failed(misfit(detail)))
    }

    fn start(profile: &Profile, operation: &str, input: Value) -> Result<(Self, Request), String> {
        let stage = match described(profile, operation)?.get("before") {
            Some(_) => Stage::Before,
            None => Stage::Itself,
        };
        let asked = Box::default();
        let mut call =
            Self { operation: operation.to_owned(), input, before: None, stage, asked, first: None, hops: 0 };
        let request = call.asking(profile)?;
        Ok((call, request))
    }

    fn scene<'s>(&'s self, profile: &'s Profile, arrived: Option<&'s Arrived<'s>>) -> Scene<'s> {
        let direction = if arrived.is_some() { Direction::In } else { Direction::Out };
        let (input, before, effort) = (&self.input, self.before.as_deref(), Effort::default());
        Scene { profile, direction, input, before, arrived, effort }
    }

    fn cursor(&self) -> Option<&str> {
        text_in(&self.input, "cursor")
    }

    /// The next request.
    fn asking(&mut self, profile: &Profile) -> Result<Request, String> {
        let operation = described(profile, &self.operation)?;
        let scene = self.scene(profile, None);
        let accept = if self.operation == FILE && self.stage == Stage::Itself { "*/*" } else { "application/json" };
        let page = match operation.get("page") {
            Some(page) if self.stage == Stage::Itself => paging::request(page, self.cursor())?,
            _ => PageRequest::default(),
        };
        let mut request = request::request(&scene, self.described(operation), page, accept)?;
        request.as_guest = operation.get("asGuest").and_then(Value::as_bool) == Some(true);
        self.asked = request.url.as_str().into();
        Ok(request)
    }

    /// What is asked for at this stage of an operation.
    fn described<'o>(&self, operation: &'o Value) -> &'o Value {
        match self.stage {
            Stage::Before => operation.get("before").unwrap_or(operation),
            Stage::Itself => operation,
        }
    }

    fn take(mut self, profile: &Profile, response: &Response) -> Result<Step, String> {
        let operation = described(profile, &self.operation)?;
        let body = body_of(response);
        let is_json = body.is_some();
        let arrived = Arrived::new(response, body.unwrap_or_default());
        let scene = self.scene(profile, Some(&arrived));
        if let Err(failure) = rules::verdict(&scene, self.described(operation), &arrived) {
            return if self.is_past_the_end(operation, &failure, response.status) {
                self.done(list::end())
            } else {
                Ok(Step::Failed(failure))
            };
        }
        if self.stage == Stage::Before {
            // It may have been asked for its cookie alone.
            self.before = is_json.then(|| Box::new(arrived.body));
            self.stage = Stage::Itself;
            let request = self.asking(profile)?;
            return Ok(Step::Send(self, request));
        }
        if self.operation == FILE {
            return Ok(Step::Done(Answer::File(response.body.clone())));
        }
        if let Some(then) = operation.get("then") {
            return self.then(profile, then, &scene, &arrived.body);
        }
        if !is_json {
            return Err("the answer is no JSON".to_owned());
        }
        let body = &arrived.body;
        self.done(match (operation.get("page"), operation.get("answer")) {
            (Some(page), answer) => list::page(&scene, page, answer, body, self.cursor(), &self.asked)?,
            (None, Some(template)) => scene.fill(template, body)?.unwrap_or_default(),
            (None, None) => body.clone(),
        })
    }

    /// A list may end with an error instead of an empty page.
    fn is_past_the_end(&self, operation: &Value, failure: &Failure, status: u16) -> bool {
        match operation.get("page") {
            None => false,
            Some(_) if self.stage == Stage::Before => false,
            Some(_) if self.cursor().is_some() => matches!(failure, Failure::NotFound) || status == 416,
            // A list of nothing has no range at all.
            Some(page) => status == 416 && text_in(page, "style") == Some("range"),
        }
    }

    fn then(&self, profile: &Profile, then: &Value, scene: &Scene, body: &Value) -> Result<Step, String> {
        if self.hops == HOPS {
            return Err("/then: operations without an end".to_owned());
        }
        let next = text_in(then, "operation").unwrap_or_default();
        let mut input = match scene.fill_any(then.get("input"), body)? {
            Some(Value::Object(fields)) => fields,
            Some(_) => return Err("/then/input: not an object".to_owned()),
            None => Map::new(),
        };
        for name in ["now", "account"] {
            if let Some(value) = self.input.get(name) {
                input.insert(name.to_owned(), value.clone());
            }
        }
        let (mut call, request) = Self::start(profile, next, Value::Object(input))?;
        call.first = Some(Box::new(First { input: self.input.clone(), then: then.clone() }));
        call.hops = self.hops + 1;
        Ok(Step::Send(call, request))
    }

    fn done(&self, result: Value) -> Result<Step, String> {
        Ok(Step::Done(Answer::Json(self.chosen(result)?)))
    }

    /// What the first operation meant: an item of a list, a part of the result, or all of it.
    fn chosen(&self, mut result: Value) -> Result<Value, String> {
        let Some(First { input, then }) = self.first.as_deref() else { return Ok(result) };
        if let Some(conditions) = then.get("where").and_then(Value::as_object) {
            let is_meant = |item: &&Value| {
                conditions.iter().all(|(theirs, ours)| {
                    let wanted = ours.as_str().and_then(|pointer| find(input, pointer)).and_then(text_of);
                    wanted.is_some() && find(item, theirs).and_then(text_of) == wanted
                })
            };
            let item = result.get("items").and_then(|items| items.as_array()?.iter().find(is_meant)).cloned();
            result = item.ok_or("/then/where: the record that was made is not in the list")?;
        }
        if let Some(pointer) = text_in(then, "pick") {
            let part = find(&result, pointer).filter(|part| !part.is_null()).cloned();
            result = part.ok_or("/then/pick: nothing is there")?;
        }
        Ok(result)
    }
}

fn described<'p>(profile: &'p Profile, operation: &str) -> Result<&'p Value, String> {
    profile.operation(operation).ok_or_else(|| ["/operations: no ", operation].concat())
}

/// A body as JSON; nothing at all reads as null. `None` for anything else.
fn body_of(response: &Response) -> Option<Value> {
    let text = std::str::from_utf8(&response.body).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() { Some(Value::Null) } else { zhihui_json::parse(text).ok() }
}

fn misfit(detail: String) -> Failure {
    Failure::Protocol { detail }
}
