//! Types that contain each other.

use zhihui_json::Value;

use super::Check;

/// At one place no type is made of so many others.
const MOST: usize = 64;

impl Check<'_> {
    /// A type may contain itself deeper in the answer, because every answer has an end. At the same place it never ends.
    pub(super) fn types(&mut self) {
        let types = self.profile.get("types").and_then(Value::as_object);
        for (name, template) in types.into_iter().flatten() {
            let mut reached = vec![];
            at_same_node(template, &mut reached);
            let mut looked_into = 0;
            while let Some(next) = reached.get(looked_into).copied().filter(|_| reached.len() <= MOST) {
                looked_into += 1;
                if let Some(template) = types.and_then(|types| types.get(next)) {
                    at_same_node(template, &mut reached);
                }
            }
            let what = if reached.contains(&name.as_str()) {
                "this type contains itself without going deeper into the answer: give it a $from"
            } else if reached.len() > MOST {
                "this type is made of too many others at one place"
            } else {
                continue;
            };
            self.within("types", |check| check.note_at(name, what));
        }
    }
}

/// Adds the types that a template is filled with at the node that it begins at.
fn at_same_node<'t>(template: &'t Value, reached: &mut Vec<&'t str>) {
    match template {
        Value::Array(items) => {
            for item in items {
                at_same_node(item, reached);
            }
        }
        Value::Object(fields) => {
            let goes_deeper = fields.get("$from").is_some_and(goes_deeper);
            for (name, value) in fields {
                match name.as_str() {
                    "$value" | "$map" | "$each" => {}
                    "$with" | "$type" if goes_deeper => {}
                    "$type" => {
                        if let Some(name) = value.as_str().filter(|name| !reached.contains(name)) {
                            reached.push(name);
                        }
                    }
                    _ => at_same_node(value, reached),
                }
            }
        }
        _ => {}
    }
}

/// An expression leads to the same place each time.
fn goes_deeper(from: &Value) -> bool {
    match from {
        Value::Array(several) => several.iter().all(goes_deeper),
        from => from.as_str().is_some_and(|from| from.starts_with('/')),
    }
}
