//! Templates: one language for what goes out and what comes in.
//!
//! A template is JSON with holes. A string that begins with `/`, or is empty, is an RFC 6901 pointer into the node at
//! hand; one that begins with `$` is a runtime expression after OpenAPI's; every other one is itself. An object with
//! `$`-keys is a directive. What a pointer does not find is *absent*, which is not null: an absent field is left out.

use zhihui_json::{Map, Value};

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
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scene<'a> {
    pub profile: &'a Profile,
    pub direction: Direction,
    pub input: &'a Value,
    pub before: Option<&'a Value>,
    pub arrived: Option<Arrived<'a>>,
}

/// A value, or absent; or what does not fit: a place and a few words, and nothing of the value, which may be personal.
pub(crate) type Filled = Result<Option<Value>, String>;

impl<'a> Scene<'a> {
    /// Fills a template in with a node at hand.
    pub fn fill(&self, template: &Value, node: &Value) -> Filled {
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

    fn direct(&self, fields: &Map<String, Value>, node: &Value) -> Filled {
        if let Some(value) = fields.get("$value") {
            return Ok(Some(value.clone()));
        }
        if let Some(base) = fields.get("$over") {
            return self.over(base, fields, node);
        }
        if let Some(sides) = fields.get("$equals") {
            let mut texts = Vec::new();
            for side in sides.as_array().into_iter().flatten() {
                texts.push(self.fill(side, node)?.as_ref().and_then(text_of));
            }
            let branch = if texts.iter().all(|text| *text == texts[0]) { "$then" } else { "$else" };
            return self.branch(fields, branch, node);
        }
        let from = fields.get("$from");
        let chosen = match from {
            None => Some(node.clone()),
            Some(Value::Array(selectors)) => selectors.iter().find_map(|selector| self.present(selector, node)),
            Some(selector) => self.present(selector, node),
        };
        let made = match chosen {
            Some(chosen) => self.shape(fields, chosen),
            None if fields.contains_key("$each") && !fields.contains_key("$else") => return Ok(Some(Value::Array(vec![]))),
            None => Ok(None),
        };
        match made {
            Ok(Some(value)) => Ok(Some(value)),
            _ if fields.contains_key("$else") => self.branch(fields, "$else", node),
            Ok(None) => Ok(None),
            Err(what) => Err(placed(from, &what)),
        }
    }

    fn branch(&self, fields: &Map<String, Value>, name: &str, node: &Value) -> Filled {
        fields.get(name).map_or(Ok(None), |template| self.fill(template, node))
    }

    /// What a selector leads to, if it is there and holds something.
    fn present(&self, selector: &Value, node: &Value) -> Option<Value> {
        self.select(selector.as_str()?, node).filter(|value| !value.is_null() && value.as_str() != Some(""))
    }

    fn shape(&self, fields: &Map<String, Value>, mut value: Value) -> Filled {
        if let Some(template) = fields.get("$each") {
            let Value::Array(items) = &value else { return Err("not a list".to_owned()) };
            let mut made = Vec::new();
            for (number, item) in items.iter().enumerate() {
                made.extend(self.fill(template, item).map_err(|what| format!("/{number}{what}"))?);
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
            value = text_of(&value).and_then(|word| words.get(&word)).ok_or("a word that the profile does not know")?.clone();
        }
        if let Some(conversion) = fields.get("$as").and_then(Value::as_str) {
            let now = self.input.get("now").and_then(Value::as_str);
            let mut forms = Forms { now, ..self.profile.forms() };
            if let Some(format) = fields.get("$format").and_then(Value::as_str) {
                forms.instant = format;
            }
            let convert = if self.direction == Direction::In { convert::read } else { convert::write };
            value = convert(conversion, &value, &forms).ok_or_else(|| ["not of the form ", conversion].concat())?;
        }
        Ok(Some(value))
    }

    fn word(&self, words: &Map<String, Value>, value: &Value) -> Option<Value> {
        let word = text_of(value)?;
        match self.direction {
            Direction::In => words.get(&word).cloned(),
            Direction::Out => {
                words.iter().find(|(_, ours)| ours.as_str() == Some(&word)).map(|(wire, _)| Value::String(wire.clone()))
            }
        }
    }

    /// A record as it came, with the fields in which it changes.
    fn over(&self, base: &Value, fields: &Map<String, Value>, node: &Value) -> Filled {
        let record = base.as_str().and_then(|selector| self.select(selector, node));
        let Some(mut record) = record.filter(Value::is_object) else { return Err(placed(Some(base), "not an object")) };
        for (name, template) in fields.iter().filter(|(name, _)| *name != "$over") {
            if let Some(value) = self.fill(template, node)? {
                match name.starts_with('/') {
                    true => set(&mut record, name, value),
                    false => set(&mut record, &zhihui_json::pointer_part(name), value),
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
    // What went wrong deeper inside begins with its own place.
    let gap = if what.starts_with('/') { "" } else { ": " };
    [place.unwrap_or_default(), gap, what].concat()
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
