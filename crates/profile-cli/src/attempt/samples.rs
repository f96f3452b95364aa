//! What a made-up person would type.

use anyhow::Result;
use zhihui_domain::card::{CardApplicationRequest, Degree, Education, Employer, Identity, TalentCategory};
use zhihui_domain::case::{CaseCategory, CaseRequest, MessageRequest, RatingRequest};
use zhihui_domain::person::IdentityKind;
use zhihui_domain::registration::RegistrationRequest;
use zhihui_json::{Value, parse, write};

/// Whether the app gives it a key.
pub fn is_write(operation: &str) -> bool {
    matches!(operation, "registrations.cancel" | "uploads.create") || matches!(body(operation), Ok(Some(_)))
}

/// The body of a write, if that has one. `--input` changes what it says.
pub fn body(operation: &str) -> Result<Option<Value>> {
    let text = match operation {
        "registrations.create" => write(&registration()),
        "card.apply" => write(&application()),
        "cases.create" => write(&matter()),
        "cases.write" => write(&MessageRequest { text: "这是一条测试消息。".to_owned() }),
        "cases.rate" => write(&RatingRequest { score: 5, comment: "测试评价".to_owned() }),
        _ => return Ok(None),
    };
    Ok(Some(parse(&text?)?))
}

fn registration() -> RegistrationRequest {
    let (name, phone) = ("林小舟".to_owned(), "19900001234".to_owned());
    RegistrationRequest { name, phone, consent: true, ..RegistrationRequest::default() }
}

fn application() -> CardApplicationRequest {
    CardApplicationRequest {
        identity: Identity {
            name: "林小舟".to_owned(),
            kind: IdentityKind::Passport,
            number: "E12345678".to_owned(),
            consent: true,
        },
        education: Education { degree: Some(Degree::Master), school: "示例大学".to_owned() },
        employer: Employer {
            name: "示例光电有限公司".to_owned(),
            company_code: String::new(),
            position: "工程师".to_owned(),
        },
        category: Some(TalentCategory::Young),
        consent: true,
    }
}

fn matter() -> CaseRequest {
    CaseRequest {
        category: Some(CaseCategory::Other), text: "这是一件测试诉求。".to_owned(), attachments: vec![]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_samples_pass_the_apps_own_checks() {
        assert!(application().check().is_ok() && matter().check().is_ok());
        assert!(registration().consent);
        assert!(zhihui_domain::person::PhoneNumber::parse(&registration().phone).is_ok());
    }

    #[test]
    fn writes_have_a_key() {
        assert!(is_write("cases.rate") && is_write("uploads.create") && is_write("registrations.cancel"));
        assert!(!is_write("cases.list") && !is_write("session.start"));
    }
}
