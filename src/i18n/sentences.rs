//! What people read when something does not work: what happened, what is kept, the way on.

use zhihui_domain::failure::Failure;
use zhihui_domain::problem::{FieldCode, FieldError, ProblemCode};

use super::Texts;

/// A heading and the sentence below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub title: &'static str,
    pub body: String,
}

impl Texts {
    /// The sentence beside a field. What has no sentence of ours is said in the backend's own words, if it has any.
    pub fn field_fault(self, error: &FieldError) -> String {
        let own = error.message.trim();
        match error.code {
            FieldCode::Other if !own.is_empty() && own != FieldCode::Other.to_string() => own.to_owned(),
            code => self.field_code(code).to_owned(),
        }
    }

    /// Forms name a field's own limits in their hints.
    fn field_code(self, code: FieldCode) -> &'static str {
        match code {
            FieldCode::Required => self.fault_required(),
            FieldCode::TooLong => self.fault_too_long(),
            FieldCode::Unprintable => self.fault_unprintable(),
            FieldCode::PhoneFormat => self.fault_phone(),
            FieldCode::CodeFormat => self.fault_code(),
            FieldCode::IdFormat => self.fault_id_format(),
            FieldCode::IdChecksum => self.fault_id_checksum(),
            FieldCode::IdDate => self.fault_id_date(),
            FieldCode::CompanyCode => self.fault_company_code(),
            FieldCode::ConsentRequired => self.fault_consent(),
            FieldCode::UnknownChoice => self.fault_choice(),
            FieldCode::TooMany => self.fault_too_many(),
            FieldCode::FileType => self.fault_file_type(),
            FieldCode::FileMissing => self.fault_file_missing(),
            FieldCode::OutOfRange | FieldCode::UnknownField | FieldCode::Repeated | FieldCode::Other => {
                self.fault_other()
            }
        }
    }

    /// The sentence for a failed operation.
    pub fn failure(self, failure: &Failure) -> Sentence {
        let (title, body) = match failure {
            Failure::Unauthenticated => (self.failure_unauthenticated(), self.failure_unauthenticated_body()),
            Failure::Forbidden => (self.failure_forbidden(), self.failure_forbidden_body()),
            Failure::NotFound => (self.failure_not_found(), self.failure_not_found_body()),
            Failure::Validation(_) => (self.failure_validation(), self.failure_validation_body()),
            Failure::Conflict(code) => self.conflict(*code),
            Failure::RateLimited { retry_after } => {
                let body = match retry_after {
                    Some(seconds) => self.failure_rate_limited_seconds(*seconds),
                    None => self.failure_rate_limited_body().to_owned(),
                };
                return Sentence { title: self.failure_rate_limited(), body };
            }
            Failure::InWords { message } => (self.failure_in_words(), message.as_str()),
            Failure::Offline => (self.failure_offline(), self.failure_offline_body()),
            Failure::Timeout => (self.failure_timeout(), self.failure_timeout_body()),
            Failure::Server { .. } => (self.failure_server(), self.failure_server_body()),
            Failure::Protocol { .. } => (self.failure_protocol(), self.failure_protocol_body()),
        };
        Sentence { title, body: body.to_owned() }
    }

    fn conflict(self, code: ProblemCode) -> (&'static str, &'static str) {
        match code {
            ProblemCode::RegistrationClosed => (self.failure_closed(), self.failure_closed_body()),
            ProblemCode::AlreadyRegistered => (self.failure_registered(), self.failure_registered_body()),
            ProblemCode::AlreadyApplied => (self.failure_applied(), self.failure_applied_body()),
            ProblemCode::CodeRejected => (self.failure_code(), self.failure_code_body()),
            ProblemCode::PasswordRejected => (self.failure_password(), self.failure_password_body()),
            ProblemCode::Stale => (self.failure_stale(), self.failure_stale_body()),
            _ => (self.failure_conflict(), self.failure_conflict_body()),
        }
    }
}

#[cfg(test)]
mod tests {
    use zhihui_domain::text::Language;

    use super::*;

    #[test]
    fn a_backend_has_its_own_words_where_we_have_none() {
        let texts = Texts::new(Language::Chinese);
        let said = |code, message: &str| {
            texts.field_fault(&FieldError { pointer: "/phone".into(), code, message: message.into() })
        };
        assert_eq!(said(FieldCode::Other, " 该号段暂不支持 "), "该号段暂不支持");
        assert_eq!(said(FieldCode::Other, ""), texts.fault_other());
        assert_eq!(said(FieldCode::PhoneFormat, "bad phone"), texts.fault_phone());
        assert_eq!(texts.field_fault(&FieldError::new("/phone", FieldCode::Other)), texts.fault_other());
    }

    #[test]
    fn a_refusal_in_words_stands_below_a_heading_of_ours() {
        let texts = Texts::new(Language::English);
        let told = texts.failure(&Failure::InWords { message: "仅限园区企业员工报名".into() });
        assert_eq!((told.title, told.body.as_str()), (texts.failure_in_words(), "仅限园区企业员工报名"));
    }
}
