//! From the wire's names of fields back to ours: the templates of what goes out, read backwards.

use zhihui_json::{Map, Value};

use crate::pointer::{below, find, index, step};
use crate::profile::Profile;
use crate::template::{is_directive, is_something, pointer_of, several};

/// Templates lie within each other no deeper than this.
const DEPTH: u8 = 32;

/// A place in the input that the templates name, and what of the wire's pointer is left below it.
type Origin<'w> = Option<(String, &'w str)>;

/// Where in the operation's own body the wire's field comes from: `/phone` for what `/body/phone` filled. `None` for what
/// does not come from a field of it.
pub(crate) fn source(profile: &Profile, template: &Value, wire: &str, input: &Value) -> Option<String> {
    let (named, rest) = Sent { profile, input }.origin(template, wire, "", DEPTH)?;
    // Under a body that goes out as it stands every name has a place; ours are those that are there.
    let is_there =
        || step(rest).is_some_and(|(name, _)| input.get("body").is_some_and(|body| body.get(&name).is_some()));
    if named == "/body" && !is_there() {
        return None;
    }
    below(&[&named, rest].concat(), "/body").filter(|ours| !ours.is_empty()).map(str::to_owned)
}

/// What templates were filled with.
struct Sent<'s> {
    profile: &'s Profile,
    input: &'s Value,
}

impl Sent<'_> {
    /// `node` is where the node at hand lies in the input.
    fn origin<'w>(&self, template: &Value, wire: &'w str, node: &str, depth: u8) -> Origin<'w> {
        let depth = depth.checked_sub(1)?;
        match template {
            Value::String(selector) => Some((place(selector, node)?, wire)),
            Value::Array(items) => {
                let (number, rest) = step(wire)?;
                self.origin(items.get(index(&number)?)?, rest, node, depth)
            }
            Value::Object(fields) if is_directive(fields) => self.directed(fields, wire, node, depth),
            Value::Object(fields) => {
                let (name, rest) = step(wire)?;
                self.origin(fields.get(&name)?, rest, node, depth)
            }
            _ => None,
        }
    }

    fn directed<'w>(&self, fields: &Map, wire: &'w str, node: &str, depth: u8) -> Origin<'w> {
        let within = |template: Option<&Value>, wire: &'w str, node: &str| self.origin(template?, wire, node, depth);
        if fields.contains_key("$value") {
            return None;
        }
        if let Some(base) = fields.get("$over") {
            let changed = fields
                .iter()
                .find_map(|(name, template)| within(Some(template), below(wire, &pointer_of(name))?, node));
            return changed.or_else(|| within(Some(base), wire, node));
        }
        if fields.contains_key("$equals") {
            return within(fields.get("$then"), wire, node).or_else(|| within(fields.get("$else"), wire, node));
        }
        let from = fields.get("$from").map_or_else(|| Some(node.to_owned()), |from| self.chosen(from, node));
        let Some(from) = from else { return within(fields.get("$else"), wire, node) };
        let has = |name| fields.contains_key(name);
        // What became one word or one text is one field, whatever the backend sees inside.
        if wire.is_empty() || has("$as") || has("$enum") || has("$map") {
            return Some((from, ""));
        }
        let inner = fields.get("$with").or_else(|| self.profile.template(fields.get("$type")?.as_str()?));
        match (fields.get("$each"), inner) {
            (Some(_), Some(_)) => Some((from, "")),
            (Some(each), None) => {
                let (number, rest) = step(wire)?;
                let item = [&from, "/", &number].concat();
                if rest.is_empty() { Some((item, rest)) } else { within(Some(each), rest, &item) }
            }
            (None, Some(inner)) => within(Some(inner), wire, &from),
            (None, None) => Some((from, wire)),
        }
    }

    /// The place that a directive took its value from; where there was none, the first one that it looked at.
    fn chosen(&self, from: &Value, node: &str) -> Option<String> {
        let mut first = None;
        for selector in several(from) {
            let Some(place) = selector.as_str().and_then(|selector| place(selector, node)) else { continue };
            if find(self.input, &place).is_some_and(is_something) {
                return Some(place);
            }
            first = first.or(Some(place));
        }
        first
    }
}

/// Where a selector leads in the input.
fn place(selector: &str, node: &str) -> Option<String> {
    match selector.strip_prefix("$input") {
        Some("" | "#") => Some(String::new()),
        Some(pointer) => pointer.strip_prefix('#').map(str::to_owned),
        None => (selector.is_empty() || selector.starts_with('/')).then(|| [node, selector].concat()),
    }
}
