//! Templates and their directives.

use zhihui_json::{Map, Value};

use super::{Check, form};
use crate::shape::{DIRECTIVES, Kind};

impl Check<'_> {
    pub(super) fn template(&mut self, template: &Value) {
        match template {
            Value::String(selector) => {
                if let Some(what) = form::selector_fault(selector) {
                    self.note(what);
                }
            }
            Value::Array(items) => {
                for (number, item) in items.iter().enumerate() {
                    self.within(&number.to_string(), |check| check.template(item));
                }
            }
            Value::Object(fields) if fields.keys().any(|key| key.starts_with('$')) => self.directive(fields),
            Value::Object(fields) => self.names(&Kind::Template, &Value::Object(fields.clone()), |_| None),
            _ => {}
        }
    }

    fn directive(&mut self, fields: &Map) {
        let which = DIRECTIVES.iter().find(|(name, _)| name.is_empty() || fields.contains_key(*name));
        let Some((name, keys)) = which else { return };
        if *name == "$over" {
            return self.over(fields);
        }
        self.keys(keys, fields);
        if *name == "$equals" && fields.get(*name).and_then(Value::as_array).is_some_and(|sides| sides.len() < 2) {
            self.within(name, |check| check.note("write two values: [ \"/a\", \"/b\" ]"));
        }
        self.named_things(fields);
    }

    /// Beside `$over` stand the fields that change: names, or pointers into the record.
    fn over(&mut self, fields: &Map) {
        for (name, value) in fields {
            self.within(name, |check| match name.as_str() {
                "$over" => check.template(value),
                _ if name.starts_with('$') => check.note("beside $over stand only the fields that change"),
                _ => match form::pointer_fault(name).filter(|_| name.starts_with('/')) {
                    Some(what) => check.note(what),
                    None => check.template(value),
                },
            });
        }
    }

    /// What a directive names must be there, and fit together.
    fn named_things(&mut self, fields: &Map) {
        for (key, group) in [("$type", "types"), ("$enum", "enums")] {
            let Some(name) = fields.get(key).and_then(Value::as_str) else { continue };
            let named = self.profile.get(group).and_then(Value::as_object);
            if !named.is_some_and(|named| named.contains_key(name)) {
                let known: Vec<&str> = named.into_iter().flatten().map(|(name, _)| name.as_str()).collect();
                let what = ["there is no such name in ", group, "; there are ", &known.join(", ")].concat();
                self.within(key, |check| check.note(what));
            }
        }
        if fields.contains_key("$with") && fields.contains_key("$type") {
            self.within("$type", |check| check.note("write $with or $type, not both"));
        }
        let is_of_time = matches!(fields.get("$as").and_then(Value::as_str), Some("instant" | "day"));
        if fields.contains_key("$format") && !is_of_time {
            self.within("$format", |check| check.note("this goes with \"$as\": \"instant\" or \"day\""));
        }
    }
}
