//! What an answer means: the profile's rules over status and body, then the usual ones.

use zhihui_domain::failure::Failure;
use zhihui_domain::problem::{FieldCode, FieldError, ProblemCode};
use zhihui_json::{Value, pointer_part};

use crate::pointer::find;
use crate::template::{Arrived, Scene, first_text, text_of};

/// Whether the answer is a success, or the failure that it means. `body` is the operation's own template: it leads from
/// the wire's names of fields back to ours.
pub(crate) fn verdict(scene: &Scene, operation: &Value, arrived: Arrived) -> Result<(), Failure> {
    let rules = [operation.get("rules"), scene.profile.rules()];
    let rule = rules.into_iter().flatten().filter_map(Value::as_array).flatten().find(|rule| matches(rule, arrived));
    let means = rule.and_then(|rule| rule.get("means")?.as_str()).unwrap_or(match arrived.response.status {
        200..300 => "success",
        401 => "unauthenticated",
        403 => "forbidden",
        404 | 410 => "notFound",
        409 | 412 => "conflict",
        429 => "rateLimited",
        400 | 413 | 422 => "validation",
        500.. => "server",
        _ => "protocol",
    });
    let told = Told { scene, operation, arrived };
    let code = || rule.and_then(|rule| rule.get("code")).map(problem_code).or_else(|| told.code());
    Err(match means {
        "success" => return Ok(()),
        "unauthenticated" => Failure::Unauthenticated,
        "forbidden" => Failure::Forbidden,
        "notFound" => Failure::NotFound,
        "rateLimited" => Failure::RateLimited { retry_after: told.retry_after() },
        "server" => Failure::Server { status: arrived.response.status },
        "validation" => match told.field_errors() {
            // A wrong sign-in code names its field as well, and has a sentence of its own.
            errors if errors.is_empty() || code() == Some(ProblemCode::CodeRejected) => {
                told.refusal(code()).unwrap_or_else(|| told.unclear())
            }
            errors => Failure::Validation(errors),
        },
        "conflict" => told.refusal(code()).unwrap_or(Failure::Conflict(ProblemCode::Conflict)),
        _ => told.unclear(),
    })
}

fn matches(rule: &Value, arrived: Arrived) -> bool {
    let status = rule.get("status").is_none_or(|wanted| is_status(wanted, arrived.response.status));
    let conditions = rule.get("where").and_then(Value::as_object).into_iter().flatten();
    status && conditions.into_iter().all(|(pointer, wanted)| is_like(wanted, find(arrived.body, pointer)))
}

fn is_status(wanted: &Value, status: u16) -> bool {
    match wanted {
        Value::Array(choices) => choices.iter().any(|wanted| is_status(wanted, status)),
        // `4xx`
        Value::String(class) => class.bytes().next() == Some(b'0' + u8::try_from(status / 100).unwrap_or(0)),
        wanted => wanted.as_u64() == Some(u64::from(status)),
    }
}

fn is_like(wanted: &Value, found: Option<&Value>) -> bool {
    match wanted {
        Value::Array(choices) => choices.iter().any(|wanted| is_like(wanted, found)),
        Value::Null => found.is_none_or(Value::is_null),
        Value::Object(condition) => match (condition.get("contains"), condition.get("present")) {
            (Some(part), _) => {
                found.and_then(text_of).zip(part.as_str()).is_some_and(|(text, part)| text.contains(part))
            }
            (None, present) => found.is_some_and(|found| !found.is_null()) == (present != Some(&Value::Bool(false))),
        },
        wanted => found.and_then(text_of).is_some_and(|found| Some(found) == text_of(wanted)),
    }
}

/// What a bad answer says beside its meaning.
struct Told<'t> {
    scene: &'t Scene<'t>,
    operation: &'t Value,
    arrived: Arrived<'t>,
}

impl Told<'_> {
    fn selected(&self, name: &str) -> Option<Value> {
        let selector = self.scene.profile.errors()?.get(name)?;
        self.at(selector, self.arrived.body)
    }

    /// What the selector, or the first of several that leads to something, finds.
    fn at(&self, selector: &Value, node: &Value) -> Option<Value> {
        match selector {
            Value::Array(selectors) => selectors.iter().find_map(|selector| self.at(selector, node)),
            selector => self.scene.select(selector.as_str()?, node).filter(|found| !found.is_null()),
        }
    }

    fn code(&self) -> Option<ProblemCode> {
        let code = self.selected("code")?;
        Some(problem_code(self.scene.profile.errors()?.get("codes").and_then(|codes| codes.get(text_of(&code)?)).unwrap_or(&code)))
    }

    fn message(&self) -> Option<String> {
        first_text(&self.selected("message")?).filter(|message| !message.trim().is_empty())
    }

    fn retry_after(&self) -> Option<u32> {
        let header = self.arrived.response.header("Retry-After").and_then(|seconds| seconds.parse().ok());
        header.or_else(|| text_of(&self.selected("retryAfter")?)?.parse().ok())
    }

    /// A code that the app has a sentence for, or the backend's own words.
    fn refusal(&self, code: Option<ProblemCode>) -> Option<Failure> {
        match code {
            Some(code) if code != ProblemCode::Other => Some(Failure::Conflict(code)),
            code => self
                .message()
                .map(|message| Failure::InWords { message })
                .or_else(|| code.map(Failure::Conflict)),
        }
    }

    fn unclear(&self) -> Failure {
        let mut detail = "status ".to_owned();
        detail.push_str(&self.arrived.response.status.to_string());
        Failure::Protocol { detail }
    }

    fn field_errors(&self) -> Vec<FieldError> {
        let fields = self.scene.profile.errors().and_then(|errors| errors.get("fields"));
        let Some((fields, place)) = fields.and_then(|fields| Some((fields, fields.get("at")?))) else { return vec![] };
        match self.at(place, self.arrived.body) {
            Some(Value::Array(items)) => items
                .iter()
                .filter_map(|item| {
                    let name = text_of(&self.at(fields.get("pointer")?, item)?)?;
                    self.field_error(fields, &name, item)
                })
                .collect(),
            Some(Value::Object(items)) => {
                items.iter().filter_map(|(name, item)| self.field_error(fields, name, item)).collect()
            }
            _ => vec![],
        }
    }

    /// `None` for what names no field that we sent: that is a word about the whole.
    fn field_error(&self, fields: &Value, name: &str, item: &Value) -> Option<FieldError> {
        let pointer = if name.starts_with('/') { name.to_owned() } else { pointer_part(name) };
        let pointer = match self.operation.get("body") {
            Some(template) => source(template, &pointer)?,
            None => pointer,
        };
        let message = fields.get("message").and_then(|message| first_text(&self.at(message, item)?));
        let code = fields.get("code").and_then(|code| self.at(code, item)).map(|code| {
            let known = fields.get("codes").and_then(|codes| codes.get(text_of(&code)?));
            zhihui_json::read_value(known.unwrap_or(&code)).unwrap_or(FieldCode::Other)
        });
        let code = code.unwrap_or(FieldCode::Other);
        Some(FieldError { pointer, code, message: message.unwrap_or_default() })
    }
}

fn problem_code(word: &Value) -> ProblemCode {
    zhihui_json::read_value(word).unwrap_or(ProblemCode::Other)
}

/// Where in the operation's own body the wire's field comes from: `/phone` for what `/body/phone` filled.
fn source(template: &Value, wire: &str) -> Option<String> {
    match template {
        Value::String(selector) => Some([selector.strip_prefix("/body")?, wire].concat()),
        Value::Array(items) => {
            let (number, rest) = step(wire)?;
            source(items.get(number.parse::<usize>().ok()?)?, rest)
        }
        Value::Object(fields) => {
            if let Some(from) = fields.get("$from") {
                let from = from.as_array().and_then(|several| several.first()).unwrap_or(from);
                return source(from, if fields.contains_key("$as") { "" } else { wire });
            }
            let (name, rest) = step(wire)?;
            let name = name.replace("~1", "/").replace("~0", "~");
            source(fields.get(&name)?, rest)
        }
        _ => None,
    }
}

/// The first part of a pointer, and the rest of it.
fn step(pointer: &str) -> Option<(&str, &str)> {
    let inner = pointer.strip_prefix('/')?;
    Some(inner.find('/').map_or((inner, ""), |end| inner.split_at(end)))
}
