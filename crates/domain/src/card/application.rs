use serde::{Deserialize, Serialize};

use crate::ids::{ApplicationId, Reference};
use crate::person::{IdentityDocument, IdentityKind, LINE_MAX, PersonName, line};
use crate::problem::{FieldCode, FieldError, FieldErrors};
use crate::progress::{Progress, TimelineEntry};
use crate::time::{self, Instant};

/// The kind of talent that a person applies as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum TalentCategory {
    /// 科技领军人才
    Science,
    /// 创新创业人才
    Entrepreneur,
    /// 高技能人才
    Skilled,
    /// 教育卫生人才
    EducationHealth,
    /// 青年英才
    Young,
}

impl TalentCategory {
    /// Every category, in the order of the form.
    pub const ALL: [Self; 5] = [Self::Science, Self::Entrepreneur, Self::Skilled, Self::EducationHealth, Self::Young];
}

/// Highest degree held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Degree {
    Doctor,
    Master,
    Bachelor,
    /// 专科或技工
    College,
}

impl Degree {
    /// Every degree, highest first.
    pub const ALL: [Self; 4] = [Self::Doctor, Self::Master, Self::Bachelor, Self::College];
}

/// `POST /card/applications`, and the form as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CardApplicationRequest {
    #[serde(default)]
    pub identity: Identity,
    #[serde(default)]
    pub education: Education,
    #[serde(default)]
    pub employer: Employer,
    #[serde(default)]
    pub category: Option<TalentCategory>,
    /// To the use of all the above for this application.
    #[serde(default)]
    pub consent: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Identity {
    pub name: String,
    #[serde(default)]
    pub kind: IdentityKind,
    pub number: String,
    /// The document number is sensitive personal information and has its own consent (PIPL art. 29).
    #[serde(default)]
    pub consent: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Education {
    #[serde(default)]
    pub degree: Option<Degree>,
    pub school: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Employer {
    pub name: String,
    /// 统一社会信用代码; a wrong one warns and never blocks.
    #[serde(default)]
    pub company_code: String,
    pub position: String,
}

/// An application whose every part holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidApplication {
    pub name: PersonName,
    pub document: IdentityDocument,
    pub degree: Degree,
    pub school: String,
    pub employer: String,
    /// As typed; may be empty or unproven.
    pub company_code: String,
    pub position: String,
    pub category: TalentCategory,
}

impl CardApplicationRequest {
    /// Checks every field at once; pointers follow the form's order.
    pub fn check(&self) -> Result<ValidApplication, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let name = errors.take("/identity/name", PersonName::parse(&self.identity.name));
        let document =
            errors.take("/identity/number", IdentityDocument::parse(self.identity.kind, &self.identity.number));
        if !self.identity.consent {
            errors.add("/identity/consent", FieldCode::ConsentRequired);
        }
        let degree = errors.take("/education/degree", self.education.degree.ok_or(FieldCode::Required));
        let school = errors.take("/education/school", line(&self.education.school, LINE_MAX));
        let employer = errors.take("/employer/name", line(&self.employer.name, LINE_MAX));
        let company_code = match line(&self.employer.company_code, LINE_MAX) {
            Err(FieldCode::Required) => Some(String::new()),
            other => errors.take("/employer/companyCode", other),
        };
        let position = errors.take("/employer/position", line(&self.employer.position, LINE_MAX));
        let category = errors.take("/category", self.category.ok_or(FieldCode::Required));
        if !self.consent {
            errors.add("/consent", FieldCode::ConsentRequired);
        }
        let valid = (|| {
            Some(ValidApplication {
                name: name?,
                document: document?,
                degree: degree?,
                school: school?,
                employer: employer?,
                company_code: company_code?,
                position: position?,
                category: category?,
            })
        })();
        errors.finish(valid)
    }
}

/// An application as its person sees it. The document number is never sent back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CardApplication {
    pub id: ApplicationId,
    pub reference: Reference,
    pub category: TalentCategory,
    pub state: ApplicationState,
    pub progress: Progress,
    pub timeline: Vec<TimelineEntry>,
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "time::instant")]
    pub submitted_at: Instant,
    pub version: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum ApplicationState {
    Received,
    Approved,
    Declined,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> CardApplicationRequest {
        CardApplicationRequest {
            identity: Identity {
                name: "林小舟".into(),
                kind: IdentityKind::ResidentId,
                number: "11010519491231002X".into(),
                consent: true,
            },
            education: Education { degree: Some(Degree::Doctor), school: "示范大学".into() },
            employer: Employer {
                name: "示范光电".into(),
                company_code: "not a code".into(),
                position: "工程师".into(),
            },
            category: Some(TalentCategory::Science),
            consent: true,
        }
    }

    #[test]
    fn a_doubtful_company_code_never_blocks() {
        assert!(filled().check().is_ok());
    }

    #[test]
    fn an_empty_form_names_every_required_field() {
        let errors = CardApplicationRequest::default().check().expect_err("nothing is filled in");
        let pointers: Vec<_> = errors.iter().map(|e| e.pointer.as_str()).collect();
        assert_eq!(
            pointers,
            [
                "/identity/name",
                "/identity/number",
                "/identity/consent",
                "/education/degree",
                "/education/school",
                "/employer/name",
                "/employer/position",
                "/category",
                "/consent"
            ]
        );
    }

    #[test]
    fn the_sensitive_number_has_a_consent_of_its_own() {
        let mut request = filled();
        request.identity.consent = false;
        let errors = request.check().expect_err("no consent");
        assert_eq!(errors, [FieldError::new("/identity/consent", FieldCode::ConsentRequired)]);
    }
}
