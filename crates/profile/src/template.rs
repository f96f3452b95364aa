//! Templates: one language for what goes out and what comes in.
//!
//! A template is JSON with holes. A string that begins with `/`, or is empty, is an RFC 6901 pointer into the node at
//! hand; one that begins with `$` is a runtime expression after OpenAPI's; every other one is itself. An object with
//! `$`-keys is a directive. What a pointer does not find is *absent*, which is not null: an absent field is left out.

use std::cell::Cell;

use zhihui_json::{Map, Value, pointer_part};

use crate::convert::{self, Forms};
use crate::pointer::{find, set};
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

/// An answer and its body as JSON, if it is that.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arrived<'a> {
    pub response: &'a Response,
    pub body: &'a Value,
}

/// What a template can see beside the node at hand.
#[derive(Debug)]
pub(crate) struct Scene<'a> {
    pub profile: &'a Profile,
    pub direction: Direction,
    pub input: &'a Value,
    pub before: Option<&'a Value>,
    pub arrived: Option<Arrived<'a>>,
    pub effort: Effort,
}

/// How deep templates lie within each other at this moment, and how many were filled in. A `$type` may lead to itself:
/// that ends, whatever the answer is.
#[derive(Debug, Default)]
pub(crate) struct Effort {
    depth: Cell<u8>,
    filled: Cell<u32>,
}

const DEPTH: u8 = 64;
const MOST: u32 = 500_000;

/// A value, or absent; or what does not fit: a place and a few words, and nothing of the value, which may be personal.
pub(crate) type Filled = Result<Option<Value>, String>;

impl Scene<'_> {
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
            Value::String(selector) => return Ok(self.select(selector, node)),
            Value::Array(items) => {
                let mut filled = Vec::new();
                for item in items {
                    filled.extend(self.fill(item, node)?);
                }
                Value::Array(filled)
            }
            Value::Object(fields) if fields.keys().any(|key| key.starts_with('$')) => return self.direct(fields, node),
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

    /// What a selector leads to.
    pub fn select(&self, selector: &str, node: &Value) -> Option<Value> {
        match selector.bytes().next() {
            None | Some(b'/') => find(node, selector).cloned(),
            Some(b'$') => self.express(selector),
            Some(_) => Some(Value::String(selector.to_owned())),
        }
    }

    /// What a selector, or the first of several, leads to that is something.
    pub fn pick(&self, selectors: &Value, node: &Value) -> Option<Value> {
        let several = selectors.as_array().map_or(std::slice::from_ref(selectors), Vec::as_slice);
        let mut found = several.iter().filter_map(|selector| self.select(selector.as_str()?, node));
        found.find(|value| !value.is_null() && value.as_str() != Some(""))
    }

    fn express(&self, expression: &str) -> Option<Value> {
        if let Some(name) = expression.strip_prefix("$response.header.") {
            return Some(Value::String(self.arrived?.response.header(name)?.to_owned()));
        }
        let (root, pointer) = expression.split_once('#').unwrap_or((expression, ""));
        let root = match root {
            "$input" => self.input,
            "$account" => self.input.get("account")?,
            "$before" => self.before?,
            "$response.body" => self.arrived?.body,
            "$response.status" => return Some(Value::from(self.arrived?.response.status)),
            _ => return None,
        };
        find(root, pointer).cloned()
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
            let mut texts = Vec::new();
            for side in sides.as_array().into_iter().flatten() {
                texts.push(
                    self.fill(side, node)?
                        .filter(|value| !value.is_null())
                        .map(|value| text_of(&value).unwrap_or_else(|| value.to_string())),
                );
            }
            let branch = if texts.iter().all(|text| *text == texts[0]) { "$then" } else { "$else" };
            return self.branch(fields, branch, node);
        }
        let from = fields.get("$from");
        let mut chosen = from.map_or_else(|| Some(node.clone()), |from| self.pick(from, node));
        if chosen.is_none() && fields.contains_key("$each") && !fields.contains_key("$else") {
            chosen = Some(Value::Array(vec![]));
        }
        let made = chosen.map_or(Ok(None), |chosen| self.shape(fields, chosen));
        match made {
            Ok(Some(value)) => Ok(Some(value)),
            _ if fields.contains_key("$else") => self.branch(fields, "$else", node),
            Ok(None) => Ok(None),
            Err(what) => Err(placed(from, &what)),
        }
    }

    /// Lists put together, where one part is a list; otherwise texts. What is absent adds nothing.
    fn concat(&self, parts: &[Value], node: &Value) -> Filled {
        let mut filled = Vec::new();
        for part in parts {
            filled.extend(self.fill(part, node)?.filter(|value| !value.is_null()));
        }
        if filled.iter().any(Value::is_array) {
            let mut items = Vec::new();
            for part in filled {
                match part {
                    Value::Array(more) => items.extend(more),
                    other => items.push(other),
                }
            }
            return Ok(Some(Value::Array(items)));
        }
        let texts: Option<Vec<String>> = filled.iter().map(text_of).collect();
        let texts = texts.ok_or("not a single value")?;
        Ok((!texts.is_empty()).then(|| Value::String(texts.concat())))
    }

    fn branch(&self, fields: &Map, name: &str, node: &Value) -> Filled {
        fields.get(name).map_or(Ok(None), |template| self.fill(template, node))
    }

    fn shape(&self, fields: &Map, mut value: Value) -> Filled {
        let conversion = fields.get("$as").and_then(Value::as_str);
        // A text that holds JSON is read before anything is made of it, and written after.
        let is_json_in = self.direction == Direction::In && conversion == Some("json");
        if is_json_in {
            value = self.convert("json", &value, fields)?;
        }
        if let Some(template) = fields.get("$each") {
            let Value::Array(items) = &value else { return Err("not a list".to_owned()) };
            let mut made = Vec::new();
            for (number, item) in items.iter().enumerate() {
                made.extend(self.fill(template, item).map_err(|what| at_item("", number, &what))?);
            }
            value = Value::Array(made);
        }
        if let Some(template) = fields.get("$with").or_else(|| self.profile.template(fields.get("$type")?.as_str()?)) {
            let Some(made) = self.fill(template, &value)? else { return Ok(None) };
            value = made;
        }
        if let Some(words) = fields.get("$enum").and_then(|name| self.profile.words(name.as_str()?)) {
            value = self.word(words, &value).ok_or("a word that the profile does not know")?;
        }
        if let Some(words) = fields.get("$map") {
            value = text_of(&value)
                .and_then(|word| words.get(&word))
                .ok_or("a word that the profile does not know")?
                .clone();
        }
        if let Some(conversion) = conversion.filter(|_| !is_json_in) {
            value = self.convert(conversion, &value, fields)?;
        }
        Ok(Some(value))
    }

    fn convert(&self, conversion: &str, value: &Value, fields: &Map) -> Result<Value, String> {
        let now = self.input.get("now").and_then(Value::as_str);
        let mut forms = Forms { now, ..self.profile.forms() };
        if let Some(format) = fields.get("$format").and_then(Value::as_str) {
            forms.instant = format;
        }
        let convert = if self.direction == Direction::In { convert::read } else { convert::write };
        convert(conversion, value, &forms).ok_or_else(|| ["not of the form ", conversion].concat())
    }

    fn word(&self, words: &Map, value: &Value) -> Option<Value> {
        let word = text_of(value)?;
        if self.direction == Direction::In {
            return words.get(&word).cloned();
        }
        let same = words.iter().find(|(_, ours)| text_of(ours).as_ref() == Some(&word));
        same.map(|(wire, _)| Value::String(wire.clone()))
    }

    /// A record as it came, with the fields in which it changes.
    fn over(&self, base: &Value, fields: &Map, node: &Value) -> Filled {
        let record = self.fill(base, node)?;
        let Some(mut record) = record.filter(Value::is_object) else { return Err(placed(Some(base), "not an object")) };
        for (name, template) in fields.iter().filter(|(name, _)| *name != "$over") {
            if let Some(value) = self.fill(template, node)? {
                let pointer = if name.starts_with('/') { name.clone() } else { pointer_part(name) };
                if !set(&mut record, &pointer, value) {
                    return Err(placed(Some(base), &[&pointer, ": nowhere to put it"].concat()));
                }
            }
        }
        Ok(Some(record))
    }
}

/// Names the place that a directive looked at.
fn placed(from: Option<&Value>, what: &str) -> String {
    let place = match from {
        Some(Value::Array(selectors)) => selectors.first().and_then(Value::as_str),
        from => from.and_then(Value::as_str),
    };
    at(place.unwrap_or_default(), what)
}

/// What went wrong at a place. What went wrong deeper inside begins with its own place.
pub(crate) fn at(place: &str, what: &str) -> String {
    let gap = if place.is_empty() || what.starts_with('/') { "" } else { ": " };
    [place, gap, what].concat()
}

/// What went wrong with one item of the list at a place.
pub(crate) fn at_item(place: &str, number: usize, what: &str) -> String {
    at(&[place, "/", &number.to_string()].concat(), what)
}

/// A single value as text: what stands in an address, and what words are compared by.
pub(crate) fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is) => Some(if *is { "true" } else { "false" }.to_owned()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A text, or the first one in a list of texts.
pub(crate) fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::Array(items) => items.iter().find_map(first_text),
        other => text_of(other),
    }
}
