//! Templates and their directives.

use zhihui_json::{Map, Value};

use super::{Check, add_meant, form, push_name};
use crate::shape::{DIRECTIVES, Kind};
use crate::template::is_directive;

impl Check<'_> {
    pub(super) fn template(&mut self, template: &Value) {
        match template {
            Value::String(selector) => {
                if let Some(what) = form::selector_fault(selector) {
                    self.note(&what);
                }
            }
            Value::Array(items) => self.items(&Kind::Template, items),
            Value::Object(fields) if is_directive(fields) => self.directive(fields),
            Value::Object(fields) => self.names(&Kind::Template, fields, |_| None),
            _ => {}
        }
    }

    fn directive(&mut self, fields: &Map) {
        let which = DIRECTIVES.iter().find(|(name, _)| name.is_empty() || fields.contains_key(name));
        let Some((name, keys)) = which else { return };
        if *name == "$over" {
            return self.over(fields);
        }
        self.keys(keys, fields);
        if *name == "$equals" && fields.get(name).and_then(Value::as_array).is_some_and(|sides| sides.len() < 2) {
            self.note_at(name, "write two values: [ \"/a\", \"/b\" ]");
        }
        self.named_things(fields);
    }

    /// Beside `$over` stand the fields that change: names, or pointers into the record.
    fn over(&mut self, fields: &Map) {
        self.names(&Kind::Template, fields, |name| match name.as_bytes() {
            b"$over" => None,
            [b'$', ..] => Some("beside $over stand only the fields that change".to_owned()),
            [b'/', ..] => form::pointer_fault(name),
            _ => None,
        });
    }

    /// What a directive names must be there, and fit together.
    fn named_things(&mut self, fields: &Map) {
        for (key, group) in [("$type", "types"), ("$enum", "enums")] {
            let Some(name) = fields.get(key).and_then(Value::as_str) else { continue };
            let named = self.profile.get(group).and_then(Value::as_object);
            if !named.is_some_and(|named| named.contains_key(name)) {
                let mut what = ["there is no such name in ", group, "; there are "].concat();
                if let Some(named) = named {
                    named.keys().for_each(|name| push_name(&mut what, name));
                    add_meant(&mut what, name, named.keys().map(String::as_str));
                }
                self.note_at(key, &what);
            }
        }
        if fields.contains_key("$with") && fields.contains_key("$type") {
            self.note_at("$type", "write $with or $type, not both");
        }
        let is_of_time = matches!(fields.get("$as").and_then(Value::as_str), Some("instant" | "day"));
        if fields.contains_key("$format") && !is_of_time {
            self.note_at("$format", "this goes with \"$as\": \"instant\" or \"day\"");
        }
    }
}
