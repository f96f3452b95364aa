//! From a file's text to a checked profile: every fault is named, with its place and what to write instead.
//!
//! What may stand where is the grammar's (`shape`); `form` knows how single values are written, `directives` the templates,
//! and `sense` what must agree with each other. `advice` is what a deployer's tool says beyond that: no phone loads it.

#[cfg(feature = "schema")]
mod advice;
mod directives;
mod form;
#[cfg(feature = "schema")]
mod near;
#[cfg(feature = "schema")]
mod scope;
mod sense;
mod types;

use zhihui_json::{Map, Value, pointer_part};

use crate::fault::Fault;
use crate::profile::Profile;
use crate::shape::{Key, Kind, PROFILE};

/// Deeper than any profile; what lies deeper is not looked at.
const DEPTH: usize = 64;
const MISSING: &str = "this key is missing";

/// Parses a file's text.
pub fn read(text: &str) -> Result<Value, Vec<Fault>> {
    // Some editors begin a file with a mark.
    match zhihui_json::parse(text.trim_start_matches('\u{feff}')) {
        Ok(value) if value.is_object() => Ok(value),
        Ok(_) => Err(alone("", "write an object: { \"extends\": \"reference\", \"baseUrl\": \"/api/v1\" }")),
        Err(misfit) => Err(alone("", &["this is not JSON: ", &misfit.to_string()].concat())),
    }
}

/// The preset that a file extends: a name, and never a path.
pub fn extends(value: &Value) -> Result<Option<String>, Vec<Fault>> {
    let Some(name) = value.get("extends").filter(|name| !name.is_null()) else { return Ok(None) };
    match form::fault(&Kind::Preset, name) {
        None => Ok(name.as_str().map(str::to_owned)),
        Some(what) => Err(alone("/extends", &what)),
    }
}

fn alone(place: &str, what: &str) -> Vec<Fault> {
    vec![Fault::new(place, what)]
}

/// Everything that is wrong with a profile that was put together.
pub fn check(profile: &Value) -> Vec<Fault> {
    let mut profile = profile.clone();
    settle(&Kind::Object(PROFILE), &mut profile);
    faults(&profile)
}

fn faults(profile: &Value) -> Vec<Fault> {
    let mut check = Check { profile, place: String::new(), depth: 0, faults: vec![] };
    check.value(&Kind::Object(PROFILE), profile);
    check.sense();
    #[cfg(feature = "schema")]
    check.advise();
    check.faults
}

impl Profile {
    /// A profile that was put together, if nothing is wrong with it.
    pub fn checked(mut profile: Value) -> Result<Self, Vec<Fault>> {
        settle(&Kind::Object(PROFILE), &mut profile);
        let faults = faults(&profile);
        if let Value::Object(fields) = &mut profile {
            fields.remove("extends");
            fields.remove("$schema");
        }
        if faults.is_empty() { Ok(Self::of_checked(profile)) } else { Err(faults) }
    }
}

/// Takes away what is null, as laying the file over another does. Lists are replaced as a whole, and in a template null
/// is a value.
fn settle(kind: &Kind, value: &mut Value) {
    let Value::Object(fields) = value else { return };
    let inner = match kind {
        Kind::Template | Kind::Any => return,
        Kind::Named(inner) | Kind::Operations(inner) => Some(*inner),
        _ => None,
    };
    let mut kept = Map::new();
    for (name, mut value) in std::mem::take(fields) {
        let key = || if let Kind::Object(keys) = kind { keys.iter().find(|key| key.name == name) } else { None };
        if let Some(kind) = inner.or_else(|| key().map(|key| &key.kind)) {
            settle(kind, &mut value);
        }
        if !value.is_null() {
            kept.insert(name, value);
        }
    }
    *fields = kept;
}

struct Check<'p> {
    profile: &'p Value,
    /// The pointer of what is looked at.
    place: String,
    depth: usize,
    faults: Vec<Fault>,
}

impl Check<'_> {
    // What is not generic here is kept out of the many places that call it: inlined, it was 5 KB of wasm.
    #[inline(never)]
    fn note(&mut self, what: &str) {
        self.faults.push(Fault::new(self.place.clone(), what));
    }

    /// What is wrong one step deeper.
    #[inline(never)]
    fn note_at(&mut self, step: &str, what: &str) {
        self.within(step, |check| check.note(what));
    }

    /// Looks at what is one step deeper.
    fn within(&mut self, step: &str, look: impl FnOnce(&mut Self)) {
        let length = self.place.len();
        if self.enter(step) {
            look(self);
        }
        self.leave(length);
    }

    #[inline(never)]
    fn enter(&mut self, step: &str) -> bool {
        self.place.push_str(&pointer_part(step));
        self.depth += 1;
        let is_too_deep = self.depth > DEPTH;
        if is_too_deep {
            self.note("nothing lies so deep");
        }
        !is_too_deep
    }

    #[inline(never)]
    fn leave(&mut self, length: usize) {
        self.depth -= 1;
        self.place.truncate(length);
    }

    #[inline(never)]
    fn value(&mut self, kind: &Kind, value: &Value) {
        match (kind, value) {
            (Kind::Template, _) => self.template(value),
            (Kind::Object(keys), Value::Object(fields)) => self.object(keys, fields),
            (Kind::Named(inner) | Kind::Headers(inner), Value::Object(fields)) => self.names(inner, fields, |_| None),
            (Kind::Parameters, Value::Object(fields)) => self.names(&Kind::Template, fields, form::parameter_fault),
            (Kind::Pointers(inner), Value::Object(fields)) => self.names(inner, fields, form::pointer_fault),
            (Kind::Operations(inner), Value::Object(fields)) => self.names(inner, fields, form::operation_fault),
            (
                Kind::Object(_)
                | Kind::Named(_)
                | Kind::Headers(_)
                | Kind::Parameters
                | Kind::Pointers(_)
                | Kind::Operations(_),
                _,
            ) => self.note("write an object: { … }"),
            (Kind::List(inner), Value::Array(items)) => self.items(inner, items),
            (Kind::List(_), _) => self.note("write a list: [ … ]"),
            _ => {
                if let Some(what) = form::fault(kind, value) {
                    self.note(&what);
                }
            }
        }
    }

    fn items(&mut self, kind: &Kind, items: &[Value]) {
        for (number, item) in items.iter().enumerate() {
            self.within(&number.to_string(), |check| check.value(kind, item));
        }
    }

    /// An object with these keys and no others.
    fn object(&mut self, keys: &[Key], fields: &Map) {
        self.keys(keys, fields);
        for key in keys {
            if key.is_needed && !fields.contains_key(key.name) {
                self.note_at(key.name, MISSING);
            }
        }
    }

    fn keys(&mut self, keys: &[Key], fields: &Map) {
        for (name, value) in fields {
            match keys.iter().find(|key| key.name == name) {
                Some(key) => self.within(name, |check| check.value(&key.kind, value)),
                None => {
                    let mut what = "this key is not known here; known are ".to_owned();
                    for key in keys {
                        push_name(&mut what, key.name);
                    }
                    add_meant(&mut what, name, keys.iter().map(|key| key.name));
                    self.note_at(name, &what);
                }
            }
        }
    }

    /// An object whose names are the deployer's own, or of a form.
    fn names(&mut self, kind: &Kind, fields: &Map, fault: fn(&str) -> Option<String>) {
        for (name, value) in fields {
            match fault(name) {
                Some(what) => self.note_at(name, &what),
                None => self.within(name, |check| check.value(kind, value)),
            }
        }
    }
}

/// Puts what was probably meant at the end of a sentence. A phone has no words for it.
#[cfg(not(feature = "schema"))]
fn add_meant<'k>(_: &mut String, _: &str, _: impl Iterator<Item = &'k str>) {}
#[cfg(feature = "schema")]
use near::add_meant;

/// Puts one more name at the end of a sentence that ends in a list of names.
#[inline(never)]
fn push_name(sentence: &mut String, name: &str) {
    if !sentence.ends_with(' ') {
        sentence.push_str(", ");
    }
    sentence.push_str(name);
}
