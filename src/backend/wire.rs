//! JSON text to domain types and statuses to canonical failures. Pure; tested natively.

use serde::Serialize;
use serde::de::DeserializeOwned;
use zhihui_domain::failure::Failure;
use zhihui_domain::problem::{Problem, ProblemCode};
use zhihui_json::Misfit;

use crate::platform::http::{NoAnswer, Response};

/// A request body as JSON text.
pub fn encode(body: &impl Serialize) -> Result<String, Failure> {
    zhihui_json::write(body).map_err(misfit)
}

/// An answer's body as a domain type. An empty body reads as `null` (204).
pub fn decode<T: DeserializeOwned>(body: &str) -> Result<T, Failure> {
    let body = if body.trim().is_empty() { "null" } else { body };
    zhihui_json::read(body).map_err(misfit)
}

fn misfit(misfit: Misfit) -> Failure {
    Failure::Protocol { detail: misfit.to_string() }
}

/// The body of a good answer, or the failure that a bad one means.
pub fn outcome(answer: Result<Response, NoAnswer>) -> Result<Vec<u8>, Failure> {
    let response = answer.map_err(|no_answer| match no_answer {
        NoAnswer::Unreachable => Failure::Offline,
        NoAnswer::TimedOut => Failure::Timeout,
    })?;
    if (200..300).contains(&response.status) { Ok(response.body) } else { Err(failure(&response)) }
}

fn failure(response: &Response) -> Failure {
    let problem: Option<Problem> = zhihui_json::read(&String::from_utf8_lossy(&response.body)).ok();
    let code = problem.as_ref().map(|p| p.code);
    match response.status {
        401 => Failure::Unauthenticated,
        403 => Failure::Forbidden,
        404 | 410 => Failure::NotFound,
        409 | 412 => Failure::Conflict(code.unwrap_or(ProblemCode::Conflict)),
        429 => {
            Failure::RateLimited { retry_after: response.retry_after.or_else(|| problem.and_then(|p| p.retry_after)) }
        }
        400 | 413 | 422 => match problem {
            // A wrong sign-in code names its field as well, and has a sentence of its own.
            Some(problem) if problem.errors.is_empty() || problem.code == ProblemCode::CodeRejected => {
                Failure::Conflict(problem.code)
            }
            Some(problem) => Failure::Validation(problem.errors),
            None => Failure::Protocol { detail: format!("status {} without a problem detail", response.status) },
        },
        status @ 500.. => Failure::Server { status },
        status => Failure::Protocol { detail: format!("status {status}") },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use zhihui_domain::problem::{FieldCode, FieldError};

    fn answer(status: u16, body: &str) -> Result<Response, NoAnswer> {
        Ok(Response { status, retry_after: None, body: body.into() })
    }

    fn problem(status: u16, code: &str, rest: &str) -> Result<Response, NoAnswer> {
        answer(status, &format!(r#"{{"type":"about:blank","title":"t","status":{status},"code":"{code}"{rest}}}"#))
    }

    #[test]
    fn a_good_answer_is_its_body() {
        assert_eq!(outcome(answer(201, "{}")), Ok(b"{}".to_vec()));
        assert_eq!(decode::<Option<u8>>(""), Ok(None));
    }

    #[test]
    fn no_answer_says_whether_the_outcome_is_known() {
        assert_eq!(outcome(Err(NoAnswer::Unreachable)), Err(Failure::Offline));
        assert_eq!(outcome(Err(NoAnswer::TimedOut)), Err(Failure::Timeout));
    }

    #[test]
    fn field_errors_reach_the_form() {
        let rest = r#","errors":[{"pointer":"/phone","code":"phoneFormat","message":"m"}]"#;
        let expected = FieldError { pointer: "/phone".into(), code: FieldCode::PhoneFormat, message: "m".into() };
        assert_eq!(outcome(problem(422, "validation", rest)), Err(Failure::Validation(vec![expected])));
    }

    #[test]
    fn a_wrong_sign_in_code_is_known_as_one() {
        let rest = r#","errors":[{"pointer":"/code","code":"other","message":"m"}]"#;
        let expected = Failure::Conflict(ProblemCode::CodeRejected);
        assert_eq!(outcome(problem(422, "codeRejected", rest)), Err(expected));
    }

    #[test]
    fn a_code_this_version_does_not_know_is_still_read() {
        assert_eq!(outcome(problem(409, "brandNew", "")), Err(Failure::Conflict(ProblemCode::Other)));
    }

    #[test]
    fn a_gateway_page_is_a_server_failure() {
        assert_eq!(outcome(answer(502, "<html>")), Err(Failure::Server { status: 502 }));
    }

    #[test]
    fn the_wait_comes_from_header_or_body() {
        let header = Ok(Response { status: 429, retry_after: Some(7), body: vec![] });
        assert_eq!(outcome(header), Err(Failure::RateLimited { retry_after: Some(7) }));
        let body = problem(429, "rateLimited", r#","retryAfter":9"#);
        assert_eq!(outcome(body), Err(Failure::RateLimited { retry_after: Some(9) }));
    }

    #[test]
    fn an_answer_of_another_shape_names_the_place() {
        let failure = decode::<Problem>(r#"{"type":1}"#).expect_err("not a problem");
        assert!(matches!(failure, Failure::Protocol { detail } if detail.starts_with("/type: ")));
    }
}
