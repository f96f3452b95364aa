//! What an answer means: the profile's rules over status and body, then the usual ones.

use zhihui_domain::failure::Failure;
use zhihui_domain::problem::ProblemCode;
use zhihui_json::Value;

use crate::fields::field_words;
use crate::pointer::{count, find, text_in};
use crate::template::{Arrived, Scene, text_of, words_in};

/// Whether the answer is a success, or the failure that it means.
pub(crate) fn verdict<'r>(scene: &'r Scene, operation: &'r Value, arrived: &'r Arrived) -> Result<(), Failure> {
    let first = |rules: Option<&'r Value>| rules?.as_array()?.iter().find(|rule| matches(rule, arrived));
    let rule = first(operation.get("rules")).or_else(|| first(scene.profile.rules()));
    let means = rule.and_then(|rule| text_in(rule, "means")).unwrap_or(match arrived.response.status {
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
    let code = match rule.and_then(|rule| rule.get("code")) {
        Some(code) => Some(problem_code(code)),
        None => told.code(),
    };
    Err(match means {
        // The backend has this very write already: what it made then is asked for by `then`.
        "success" | "repeated" => return Ok(()),
        "unauthenticated" => Failure::Unauthenticated,
        "forbidden" => Failure::Forbidden,
        "notFound" => Failure::NotFound,
        "rateLimited" => Failure::RateLimited { retry_after: told.retry_after() },
        // Some say with 200 that they have failed.
        "server" => Failure::Server { status: arrived.response.status.max(500) },
        "validation" => told.validation(code),
        "conflict" => told.refusal(code, None).unwrap_or(Failure::Conflict(ProblemCode::Conflict)),
        _ => told.unclear(),
    })
}

fn matches(rule: &Value, arrived: &Arrived) -> bool {
    let status = rule.get("status").is_none_or(|wanted| is_status(wanted, arrived.response.status));
    let conditions = rule.get("where").and_then(Value::as_object);
    status
        && conditions.is_none_or(|conditions| {
            conditions.iter().all(|(pointer, wanted)| is_like(wanted, find(&arrived.body, pointer)))
        })
}

fn is_status(wanted: &Value, status: u16) -> bool {
    match wanted {
        Value::Array(choices) => choices.iter().any(|wanted| is_status(wanted, status)),
        Value::String(class) => {
            matches!(class.as_bytes(), [first, b'x', b'x'] if u16::from(first.wrapping_sub(b'0')) == status / 100)
        }
        wanted => wanted.as_u64() == Some(u64::from(status)),
    }
}

fn is_like(wanted: &Value, found: Option<&Value>) -> bool {
    match wanted {
        Value::Array(choices) => choices.iter().any(|wanted| is_like(wanted, found)),
        Value::Null => found.is_none_or(Value::is_null),
        Value::Object(condition) => match (condition.get("contains"), condition.get("present")) {
            (Some(part), _) => {
                found.and_then(text_of).zip(part.as_str()).is_some_and(|(text, part)| contains(text, part))
            }
            (None, present) => found.is_some_and(|found| !found.is_null()) == (present != Some(&Value::Bool(false))),
        },
        wanted => found.and_then(text_of).is_some_and(|found| Some(found) == text_of(wanted)),
    }
}

/// As `str::contains`, without its quick search: the texts are short, and it would be 2 KB of the phone app's wasm.
fn contains(text: &str, part: &str) -> bool {
    part.is_empty() || text.as_bytes().windows(part.len()).any(|window| window == part.as_bytes())
}

/// What a bad answer says beside its meaning.
struct Told<'t> {
    scene: &'t Scene<'t>,
    operation: &'t Value,
    arrived: &'t Arrived<'t>,
}

impl<'t> Told<'t> {
    fn selected(&self, name: &str) -> Option<&'t Value> {
        let selector = self.scene.profile.errors()?.get(name)?;
        self.scene.pick(selector, &self.arrived.body)
    }

    fn code(&self) -> Option<ProblemCode> {
        let code = self.selected("code")?;
        let codes = self.scene.profile.errors()?.get("codes");
        Some(problem_code(codes.and_then(|codes| codes.get(text_of(code)?)).unwrap_or(code)))
    }

    fn message(&self) -> Option<String> {
        words_in(self.selected("message")?)
    }

    fn retry_after(&self) -> Option<u32> {
        let seconds = |text: &str| u32::try_from(count(text)?).ok();
        let header = self.arrived.response.header("Retry-After").and_then(|text| seconds(text.trim()));
        header.or_else(|| seconds(text_of(self.selected("retryAfter")?)?))
    }

    fn validation(&self, code: Option<ProblemCode>) -> Failure {
        let words = field_words(self.scene, self.operation, &self.arrived.body);
        // What was wrong in signing in may name its field as well, and has a sentence of its own.
        let is_about_signing_in = matches!(code, Some(ProblemCode::CodeRejected | ProblemCode::PasswordRejected));
        if !words.errors.is_empty() && !is_about_signing_in {
            return Failure::Validation(words.errors);
        }
        self.refusal(code, words.whole).unwrap_or_else(|| self.unclear())
    }

    /// A code that says what is wrong, or the backend's own words, or whatever code there is.
    fn refusal(&self, code: Option<ProblemCode>, whole: Option<String>) -> Option<Failure> {
        use ProblemCode::{Conflict, Other, Validation};
        let precise = code.filter(|code| !matches!(code, Conflict | Other | Validation));
        let in_words = || self.message().or(whole).map(|message| Failure::InWords { message });
        precise.map(Failure::Conflict).or_else(in_words).or(code.map(Failure::Conflict))
    }

    fn unclear(&self) -> Failure {
        Failure::Protocol { detail: ["status ", &u64::from(self.arrived.response.status).to_string()].concat() }
    }
}

fn problem_code(word: &Value) -> ProblemCode {
    zhihui_json::read_value(word).unwrap_or(ProblemCode::Other)
}
