//! Which field is on which page, what still lacks, and where the way leads.

use zhihui_domain::card::CardApplicationRequest;
use zhihui_domain::problem::FieldError;

use crate::screen::ApplyStep;

/// The page that has a field, by the field's pointer.
pub fn of_pointer(pointer: &str) -> Option<ApplyStep> {
    match pointer.split('/').nth(1)? {
        "identity" => Some(ApplyStep::Identity),
        "education" => Some(ApplyStep::Education),
        "employer" => Some(ApplyStep::Employer),
        "category" => Some(ApplyStep::Category),
        "consent" => Some(ApplyStep::Check),
        _ => None,
    }
}

/// The page that says what was refused: the field's own, or the first for what is in no field.
pub fn of_fault(pointer: &str) -> ApplyStep {
    of_pointer(pointer).unwrap_or(ApplyStep::Identity)
}

/// What is wrong on one page.
pub fn faults_of(step: ApplyStep, request: &CardApplicationRequest) -> Vec<FieldError> {
    let faults = request.check().err().unwrap_or_default();
    faults.into_iter().filter(|fault| of_pointer(&fault.pointer) == Some(step)).collect()
}

/// The first page before the check that still lacks something, or that has not said yet what was `refused`.
pub fn first_faulty(request: &CardApplicationRequest, refused: &[FieldError]) -> Option<ApplyStep> {
    before_check().find(|step| is_faulty(*step, request, refused))
}

/// Where a page leads: to the next one that lacks something, so that a correction goes straight back to the check.
pub fn after(step: ApplyStep, request: &CardApplicationRequest, refused: &[FieldError]) -> ApplyStep {
    before_check()
        .skip_while(|other| *other != step)
        .skip(1)
        .find(|later| is_faulty(*later, request, refused))
        .unwrap_or(ApplyStep::Check)
}

fn is_faulty(step: ApplyStep, request: &CardApplicationRequest, refused: &[FieldError]) -> bool {
    !faults_of(step, request).is_empty() || refused.iter().any(|fault| of_fault(&fault.pointer) == step)
}

/// The page before, if there is one.
pub fn before(step: ApplyStep) -> Option<ApplyStep> {
    ApplyStep::ALL.into_iter().take_while(|other| *other != step).last()
}

/// The page's number, from 1.
pub fn number(step: ApplyStep) -> usize {
    ApplyStep::ALL.into_iter().take_while(|other| *other != step).count() + 1
}

fn before_check() -> impl Iterator<Item = ApplyStep> {
    ApplyStep::ALL.into_iter().filter(|step| *step != ApplyStep::Check)
}

#[cfg(test)]
mod tests {
    use zhihui_domain::card::{Degree, Education, Employer, Identity, TalentCategory};
    use zhihui_domain::person::IdentityKind;
    use zhihui_domain::problem::FieldCode;

    use super::*;

    fn complete() -> CardApplicationRequest {
        CardApplicationRequest {
            identity: Identity {
                name: "林小舟".into(),
                kind: IdentityKind::ResidentId,
                number: "11010519491231002X".into(),
                consent: true,
            },
            education: Education { degree: Some(Degree::Master), school: "滨海理工大学".into() },
            employer: Employer {
                name: "智谷光电".into(), company_code: String::new(), position: "工程师".into()
            },
            category: Some(TalentCategory::Science),
            consent: false,
        }
    }

    #[test]
    fn a_page_is_judged_by_its_own_fields_alone() {
        let empty = CardApplicationRequest::default();
        let pointers = |step| faults_of(step, &empty).into_iter().map(|f| f.pointer).collect::<Vec<_>>();
        assert_eq!(pointers(ApplyStep::Identity), ["/identity/name", "/identity/number", "/identity/consent"]);
        assert_eq!(pointers(ApplyStep::Education), ["/education/degree", "/education/school"]);
        assert_eq!(pointers(ApplyStep::Employer), ["/employer/name", "/employer/position"]);
        assert_eq!(pointers(ApplyStep::Category), ["/category"]);
        assert_eq!(pointers(ApplyStep::Check), ["/consent"]);
    }

    #[test]
    fn every_fault_of_the_request_has_a_page() {
        for fault in CardApplicationRequest::default().check().err().unwrap_or_default() {
            assert!(of_pointer(&fault.pointer).is_some(), "{}", fault.pointer);
        }
        assert_eq!(of_pointer("/somethingElse"), None);
        assert_eq!(of_pointer(""), None);
    }

    #[test]
    fn the_missing_consent_of_the_last_page_is_no_missing_part() {
        assert_eq!(first_faulty(&complete(), &[]), None);
        assert_eq!(first_faulty(&CardApplicationRequest::default(), &[]), Some(ApplyStep::Identity));
    }

    #[test]
    fn the_first_faulty_page_comes_first() {
        let mut request = complete();
        request.employer.position.clear();
        request.category = None;
        assert_eq!(first_faulty(&request, &[]), Some(ApplyStep::Employer));
    }

    #[test]
    fn a_correction_goes_straight_back_to_the_check() {
        assert_eq!(after(ApplyStep::Identity, &complete(), &[]), ApplyStep::Check);
        let mut half = complete();
        half.category = None;
        assert_eq!(after(ApplyStep::Identity, &half, &[]), ApplyStep::Category);
        assert_eq!(after(ApplyStep::Identity, &CardApplicationRequest::default(), &[]), ApplyStep::Education);
        assert_eq!(after(ApplyStep::Category, &CardApplicationRequest::default(), &[]), ApplyStep::Check);
    }

    #[test]
    fn the_way_leads_over_every_page_with_a_refused_field() {
        let refused = |pointer: &str| [FieldError::new(pointer, FieldCode::Other)];
        assert_eq!(after(ApplyStep::Identity, &complete(), &refused("/employer/companyCode")), ApplyStep::Employer);
        assert_eq!(after(ApplyStep::Employer, &complete(), &refused("/identity/number")), ApplyStep::Check);
        assert_eq!(first_faulty(&complete(), &refused("/identity/number")), Some(ApplyStep::Identity));
        assert_eq!(first_faulty(&complete(), &refused("/consent")), None);
        assert_eq!(first_faulty(&complete(), &refused("")), Some(ApplyStep::Identity));
    }

    #[test]
    fn the_way_back_is_page_by_page() {
        assert_eq!(before(ApplyStep::Identity), None);
        assert_eq!(before(ApplyStep::Check), Some(ApplyStep::Category));
        assert_eq!(ApplyStep::ALL.map(number), [1, 2, 3, 4, 5]);
    }
}
