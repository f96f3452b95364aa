//! From a file's text to a checked profile: every fault is named, with its place and what to write instead.
//!
//! What may stand where is the grammar's (`shape`); `form` knows how single values are written, `directives` the templates,
//! and `sense` what must agree with each other.

mod directives;
mod form;
mod sense;

use zhihui_json::{Map, Value, pointer_part};

use crate::fault::Fault;
use crate::pointer::merge;
use crate::profile::Profile;
use crate::shape::{Key, Kind, OPERATIONS, PROFILE};

/// Deeper than any profile; what lies deeper is not looked at.
const DEPTH: usize = 64;

/// Parses a file's text.
pub fn read(text: &str) -> Result<Value, Vec<Fault>> {
    match zhihui_json::parse(text) {
        Ok(value) if value.is_object() => Ok(value),
        Ok(_) => Err(vec![Fault::whole("write an object: { \"extends\": \"reference\", \"baseUrl\": \"/api/v1\" }")]),
        Err(misfit) => Err(vec![Fault::whole(["this is not JSON: ", &misfit.to_string()].concat())]),
    }
}

/// The preset that a file extends: a name, and never a path.
pub fn extends(value: &Value) -> Result<Option<String>, Vec<Fault>> {
    let Some(name) = value.get("extends").filter(|name| !name.is_null()) else { return Ok(None) };
    match form::fault(&Kind::Preset, name) {
        None => Ok(name.as_str().map(str::to_owned)),
        Some(what) => Err(vec![Fault::new("/extends", what)]),
    }
}

/// Everything that is wrong with a profile that was put together.
pub fn check(profile: &Value) -> Vec<Fault> {
    let mut check = Check { profile, place: String::new(), depth: 0, faults: vec![] };
    check.value(&Kind::Object(PROFILE), profile);
    check.sense();
    check.faults
}

impl Profile {
    /// A profile that was put together, if nothing is wrong with it.
    pub fn checked(profile: Value) -> Result<Self, Vec<Fault>> {
        // Takes away what is null, as laying one file over another does.
        let mut profile = merge(Value::Null, &profile);
        if let Value::Object(fields) = &mut profile {
            fields.remove("extends");
            fields.remove("$schema");
        }
        let faults = check(&profile);
        if faults.is_empty() { Ok(Self::of_checked(profile)) } else { Err(faults) }
    }
}

struct Check<'p> {
    profile: &'p Value,
    /// The pointer of what is looked at.
    place: String,
    depth: usize,
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn note(&mut self, what: impl Into<String>) {
        self.faults.push(Fault::new(self.place.clone(), what));
    }

    /// Looks at what is one step deeper.
    fn within(&mut self, step: &str, look: impl FnOnce(&mut Self)) {
        let length = self.place.len();
        self.place.push_str(&pointer_part(step));
        self.depth += 1;
        if self.depth > DEPTH {
            self.note("nothing lies so deep");
        } else {
            look(self);
        }
        self.depth -= 1;
        self.place.truncate(length);
    }

    fn value(&mut self, kind: &Kind, value: &Value) {
        match kind {
            Kind::Object(keys) => self.object(keys, value),
            Kind::Named(inner) => self.names(inner, value, |_| None),
            Kind::Pointers(inner) => self.names(inner, value, form::pointer_fault),
            Kind::Operations(inner) => self.names(inner, value, |name| {
                let is_known = OPERATIONS.contains(&name);
                (!is_known).then(|| ["this operation is not known; known are ", &OPERATIONS.join(", ")].concat())
            }),
            Kind::List(inner) => match value {
                Value::Array(items) => {
                    for (number, item) in items.iter().enumerate() {
                        self.within(&number.to_string(), |check| check.value(inner, item));
                    }
                }
                _ => self.note("write a list: [ … ]"),
            },
            Kind::Template => self.template(value),
            other => {
                if let Some(what) = form::fault(other, value) {
                    self.note(what);
                }
            }
        }
    }

    /// An object with these keys and no others.
    fn object(&mut self, keys: &[Key], value: &Value) {
        let Value::Object(fields) = value else { return self.note("write an object: { … }") };
        self.keys(keys, fields);
        for key in keys.iter().filter(|key| key.is_needed && !fields.contains_key(key.name)) {
            self.within(key.name, |check| check.note("this key is missing"));
        }
    }

    fn keys(&mut self, keys: &[Key], fields: &Map) {
        for (name, value) in fields {
            self.within(name, |check| match keys.iter().find(|key| key.name == name) {
                Some(key) => check.value(&key.kind, value),
                None => {
                    let known: Vec<&str> = keys.iter().map(|key| key.name).collect();
                    check.note(["this key is not known here; known are ", &known.join(", ")].concat());
                }
            });
        }
    }

    /// An object whose names are the deployer's own, or of a form.
    fn names(&mut self, kind: &Kind, value: &Value, fault: impl Fn(&str) -> Option<String>) {
        let Value::Object(fields) = value else { return self.note("write an object: { … }") };
        for (name, value) in fields {
            self.within(name, |check| match fault(name) {
                Some(what) => check.note(what),
                None => check.value(kind, value),
            });
        }
    }
}
