//! Templates: one language for what goes out and what comes in.
//!
//! A template is JSON with holes. A string that begins with `/`, or is empty, is an RFC 6901 pointer into the node at
//! hand; one that begins with `$` is a runtime expression after OpenAPI's; every other one is itself. An object with
//! `$`-keys is a directive. What a pointer does not find is *absent*, which is not null: an absent field is left out.

use std::borrow::Cow;
use std::cell::Cell;
use std::slice;

use zhihui_json::{Map, Value, pointer_part};

use crate::convert::{Forms, convert};
use crate::pointer::{find, set, text_in};
use crate::profile::Profile;
use crate::wire::Response;

/// Which way values go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// The contract's values become the wire's.
    Out,
    /// The wire's values become the contract's.
    In,
}

/// An answer, as templates see it.
#[derive(Debug)]
pub(crate) struct Arrived<'a> {
    pub response: &'a Response,
    /// Null where it is no JSON.
    pub body: Value,
    status: Value,
    /// By their names in lower case.
    headers: Map,
}

impl<'a> Arrived<'a> {
    pub fn new(response: &'a Response, body: Value) -> Self {
        let mut headers = Map::new();
        // Of two with one name the first counts.
        for (name, value) in response.headers.iter().rev() {
            headers.insert(name.to_ascii_lowercase(), Value::String(value.clone()));
        }
        Self { response, body, status: Value::from(response.status), headers }
    }
}

/// What a template can see beside the node at hand.
#[derive(Debug)]
pub(crate) struct Scene<'a> {
    pub profile: &'a Profile,
    pub direction: Direction,
    pub input: &'a Value,
    pub before: Option<&'a Value>,
    pub arrived: Option<&'a Arrived<'a>>,
    pub effort: Effort,
}

/// How deep templates lie within each other at this moment, and how many were filled in. A `$type` may lead to itself:
/// that ends, whatever the answer is.
#[derive(Debug, Default)]
pub(crate) struct Effort {
    depth: Cell<u8>,
    filled: Cell<u32>,
}

/// What `$each` makes a list of where there is none.
const EMPTY: &Value = &Value::Array(vec![]);
const UNKNOWN_WORD: &str = "a word that the profile does not know";

const DEPTH: u8 = 64;
const MOST: u32 = 500_000;

/// A value, or absent; or what does not fit: a place and a few words, and nothing of the value, which may be personal.
pub(crate) type Filled = Result<Option<Value>, String>;

impl<'a> Scene<'a> {
    /// Fills a template in with a node at hand.
    pub fn fill(&self, template: &Value, node: &Value) -> Filled {
        let (depth, filled) = (self.effort.depth.get(), self.effort.filled.get());
        if depth == DEPTH || filled == MOST {
            return Err("templates without an end".to_owned());
        }
        self.effort.filled.set(filled + 1);
        self.effort.depth.set(depth + 1);
        let made = self.fill_in(template, node);
        self.effort.depth.set(depth);
        made
    }

    fn fill_in(&self, template: &Value, node: &Value) -> Filled {
        Ok(Some(match template {
            Value::String(_) => return Ok(self.select(template, node).cloned()),
            Value::Array(items) => Value::Array(self.fill_all(items, node)?),
            Value::Object(fields) if is_directive(fields) => return self.direct(fields, node),
            Value::Object(fields) => {
                let mut filled = Map::new();
                for (name, template) in fields {
                    if let Some(value) = self.fill(template, node)? {
                        filled.insert(name.clone(), value);
                    }
                }
                Value::Object(filled)
            }
            other => other.clone(),
        }))
    }

    /// Fills in what may be left out.
    pub fn fill_any(&self, template: Option<&Value>, node: &Value) -> Filled {
        match template {
            Some(template) => self.fill(template, node),
            None => Ok(None),
        }
    }

    /// Several templates with one node at hand.
    fn fill_all(&self, templates: &[Value], node: &Value) -> Result<Vec<Value>, String> {
        let mut filled = Vec::new();
        for template in templates {
            if let Some(value) = self.fill(template, node)? {
                filled.push(value);
            }
        }
        Ok(filled)
    }

    /// One template with each item of the list at a place at hand.
    pub fn fill_each(&self, template: &Value, items: &[Value], place: &str) -> Result<Vec<Value>, String> {
        let mut filled = Vec::new();
        for (number, item) in items.iter().enumerate() {
            match self.fill(template, item) {
                Ok(Some(value)) => filled.push(value),
                Ok(None) => {}
                Err(what) => return Err(at_item(place, number, &what)),
            }
        }
        Ok(filled)
    }

    /// What a selector leads to.
    pub fn select<'v>(&self, selector: &'v Value, node: &'v Value) -> Option<&'v Value>
    where
        'a: 'v,
    {
        let text = selector.as_str()?;
        match text.bytes().next() {
            None | Some(b'/') => find(node, text),
            Some(b'$') => self.express(text),
            Some(_) => Some(selector),
        }
    }

    /// What a selector, or the first of several, leads to that is something.
    pub fn pick<'v>(&self, selectors: &'v Value, node: &'v Value) -> Option<&'v Value>
    where
        'a: 'v,
    {
        self.look(selectors, node).map(|(_, value)| value)
    }

    /// The same, behind the selector that led there.
    pub fn look<'v>(&self, selectors: &'v Value, node: &'v Value) -> Option<(&'v str, &'v Value)>
    where
        'a: 'v,
    {
        several(selectors).iter().find_map(|selector| {
            let value = self.select(selector, node)?;
            is_something(value).then_some((selector.as_str()?, value))
        })
    }

    fn express(&self, expression: &str) -> Option<&'a Value> {
        if let Some(name) = expression.strip_prefix("$response.header.") {
            return self.arrived?.headers.get(&name.to_ascii_lowercase());
        }
        let (root, pointer) = expression.split_once('#').unwrap_or((expression, ""));
        let root = match root {
            "$input" => self.input,
            "$account" => self.input.get("account")?,
            "$before" => self.before?,
            "$response.body" => &self.arrived?.body,
            "$response.status" => &self.arrived?.status,
            _ => return None,
        };
        find(root, pointer)
    }

    fn direct(&self, fields: &Map, node: &Value) -> Filled {
        if let Some(value) = fields.get("$value") {
            return Ok(Some(value.clone()));
        }
        if let Some(parts) = fields.get("$concat").and_then(Value::as_array) {
            return self.concat(parts, node);
        }
        if let Some(base) = fields.get("$over") {
            return self.over(base, fields, node);
        }
        if let Some(sides) = fields.get("$equals") {
            let mut values = Vec::new();
            for side in several(sides) {
                // Compared as texts. Null is as good as absent.
                values.push(match self.fill(side, node)?.unwrap_or_default() {
                    plain @ (Value::Null | Value::String(_)) => plain,
                    other => Value::String(other.to_string()),
                });
            }
            let is_same = values.iter().all(|value| *value == values[0]);
            return self.fill_any(fields.get(if is_same { "$then" } else { "$else" }), node);
        }
        let (place, chosen) = match fields.get("$from") {
            None => ("", Some(node)),
            Some(from) => match self.look(from, node) {
                Some((place, value)) => (place, Some(value)),
                None => {
                    let is_list = fields.contains_key("$each") && !fields.contains_key("$else");
                    (first_text(from).unwrap_or_default(), is_list.then_some(EMPTY))
                }
            },
        };
        let made = match chosen {
            Some(value) => self.shape(fields, value),
            None => Ok(None),
        };
        match made {
            Ok(Some(value)) => Ok(Some(value)),
            _ if fields.contains_key("$else") => self.fill_any(fields.get("$else"), node),
            Ok(None) => Ok(None),
            Err(what) => Err(at(place, &what)),
        }
    }

    /// Lists put together, where one part is a list; otherwise texts. What is absent adds nothing.
    fn concat(&self, parts: &[Value], node: &Value) -> Filled {
        let filled = self.fill_all(parts, node)?;
        if filled.iter().any(Value::is_array) {
            let mut items = Vec::new();
            for part in filled {
                match part {
                    Value::Null => {}
                    Value::Array(mut more) => items.append(&mut more),
                    other => items.push(other),
                }
            }
            return Ok(Some(Value::Array(items)));
        }
        let mut text = None;
        for part in &filled {
            if !part.is_null() {
                text.get_or_insert_with(String::new).push_str(text_of(part).ok_or("not a single value")?);
            }
        }
        Ok(text.map(Value::String))
    }

    fn shape(&self, fields: &Map, value: &Value) -> Filled {
        let mut value = Cow::Borrowed(value);
        let conversion = fields.get("$as").and_then(Value::as_str);
        // A text that holds JSON is read before anything is made of it, and written after.
        let is_json_in = self.direction == Direction::In && conversion == Some("json");
        if is_json_in {
            value = Cow::Owned(self.convert("json", &value, fields)?);
        }
        if let Some(template) = fields.get("$each") {
            let Value::Array(items) = &*value else { return Err("not a list".to_owned()) };
            value = Cow::Owned(Value::Array(self.fill_each(template, items, "")?));
        }
        if let Some(template) = fields.get("$with").or_else(|| self.profile.template(fields.get("$type")?.as_str()?)) {
            let Some(made) = self.fill(template, &value)? else { return Ok(None) };
            value = Cow::Owned(made);
        }
        if let Some(words) = fields.get("$enum").and_then(|name| self.profile.words(name.as_str()?)) {
            value = Cow::Owned(self.word(words, &value).ok_or(UNKNOWN_WORD)?);
        }
        if let Some(words) = fields.get("$map") {
            let meant = text_of(&value).and_then(|word| words.get(word)).ok_or(UNKNOWN_WORD)?;
            value = Cow::Borrowed(meant);
        }
        if let Some(conversion) = conversion.filter(|_| !is_json_in) {
            value = Cow::Owned(self.convert(conversion, &value, fields)?);
        }
        Ok(Some(value.into_owned()))
    }

    fn convert(&self, conversion: &str, value: &Value, fields: &Map) -> Result<Value, String> {
        let mut forms = Forms { now: text_in(self.input, "now"), ..self.profile.forms() };
        if let Some(format) = fields.get("$format").and_then(Value::as_str) {
            forms.instant = format;
        }
        let converted = convert(conversion, value, self.direction, &forms);
        converted.ok_or_else(|| ["not of the form ", conversion].concat())
    }

    fn word(&self, words: &Map, value: &Value) -> Option<Value> {
        let word = text_of(value)?;
        if self.direction == Direction::In {
            return words.get(word).cloned();
        }
        let same = words.iter().find(|(_, ours)| text_of(ours) == Some(word));
        same.map(|(wire, _)| Value::String(wire.clone()))
    }

    /// A record as it came, with the fields in which it changes.
    fn over(&self, base: &Value, fields: &Map, node: &Value) -> Filled {
        let place = base.as_str().unwrap_or_default();
        let Some(mut record @ Value::Object(_)) = self.fill(base, node)? else {
            return Err(at(place, "not an object"));
        };
        for (name, template) in fields {
            if name == "$over" {
                continue;
            }
            if let Some(value) = self.fill(template, node)? {
                let pointer = pointer_of(name);
                if !set(&mut record, &pointer, value) {
                    return Err(at(&[place, &pointer].concat(), "nowhere to put it"));
                }
            }
        }
        Ok(Some(record))
    }
}

/// An object with a key that begins with `$`.
pub(crate) fn is_directive(fields: &Map) -> bool {
    fields.keys().any(|key| key.starts_with('$'))
}

/// A list's items, or the one value that stands for itself.
pub(crate) fn several(values: &Value) -> &[Value] {
    match values {
        Value::Array(values) => values,
        value => slice::from_ref(value),
    }
}

/// Whether a value says anything: null and an empty text do not.
pub(crate) fn is_something(value: &Value) -> bool {
    !value.is_null() && value != ""
}

/// A field's name or a pointer, as a pointer.
pub(crate) fn pointer_of(name: &str) -> String {
    if name.starts_with('/') { name.to_owned() } else { pointer_part(name) }
}

/// What went wrong at a place. What went wrong deeper inside begins with its own place.
pub(crate) fn at(place: &str, what: &str) -> String {
    let gap = if place.is_empty() || what.starts_with('/') { "" } else { ": " };
    [place, gap, what].concat()
}

/// What went wrong with one field of the object at a place.
pub(crate) fn at_field(place: &str, name: &str, what: &str) -> String {
    at(&[place, &pointer_part(name)].concat(), what)
}

/// What went wrong with one item of the list at a place.
pub(crate) fn at_item(place: &str, number: usize, what: &str) -> String {
    at_field(place, &number.to_string(), what)
}

/// A single value as text: what stands in an address, and what words are compared by.
pub(crate) fn text_of(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.as_str()),
        Value::Bool(is) => Some(if *is { "true" } else { "false" }),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A text, or the first one in a list of texts.
pub(crate) fn first_text(value: &Value) -> Option<&str> {
    match value {
        Value::Array(items) => items.iter().find_map(first_text),
        other => text_of(other),
    }
}

/// The first text that says something.
pub(crate) fn words_in(value: &Value) -> Option<String> {
    first_text(value).filter(|text| !text.trim().is_empty()).map(str::to_owned)
}
