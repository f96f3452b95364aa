//! What pages and fields are called, and what was given, as the check page lists it.

use zhihui_domain::card::CardApplicationRequest;
use zhihui_domain::person::IdentityDocument;

use super::super::words::{category_name, degree_name, document_name};
use super::steps;
use crate::i18n::Texts;
use crate::screen::{ApplyStep, Route};
use crate::ui::summary_list::SummaryRow;

/// A page's title.
pub fn step_title(texts: Texts, step: ApplyStep) -> &'static str {
    match step {
        ApplyStep::Identity => texts.card_step_identity(),
        ApplyStep::Education => texts.card_step_education(),
        ApplyStep::Employer => texts.card_step_employer(),
        ApplyStep::Category => texts.card_step_category(),
        ApplyStep::Check => texts.card_step_check(),
    }
}

/// The label of a field, by its pointer; nothing for one that this form does not have.
pub fn label(texts: Texts, pointer: &str) -> Option<&'static str> {
    Some(match pointer {
        "/identity/name" => texts.card_name(),
        "/identity/kind" => texts.card_document(),
        "/identity/number" => texts.card_document_number(),
        "/education/degree" => texts.card_degree(),
        "/education/school" => texts.card_school(),
        "/employer/name" => texts.card_employer(),
        "/employer/companyCode" => texts.card_company_code(),
        "/employer/position" => texts.card_position(),
        "/category" => texts.card_category(),
        _ => return None,
    })
}

/// What was given, a row a field, each with the way to its page. The document number is masked: people check their
/// answers where others can look on.
pub fn rows(texts: Texts, request: &CardApplicationRequest) -> Vec<SummaryRow> {
    let row = |pointer: &str, value: Option<String>| SummaryRow {
        label: label(texts, pointer).unwrap_or_default().to_owned(),
        value: value.filter(|v| !v.is_empty()).unwrap_or_else(|| texts.card_not_given().to_owned()),
        change: steps::of_pointer(pointer).map(|step| (Route::CardApply(step).href(), texts.app_change())),
    };
    let typed = |text: &str| Some(text.trim().to_owned());
    let degree = request.education.degree.map(|degree| degree_name(texts, degree).to_owned());
    let category = request.category.map(|category| category_name(texts, category).to_owned());
    vec![
        row("/identity/name", typed(&request.identity.name)),
        row("/identity/kind", Some(document_name(texts, request.identity.kind).to_owned())),
        row("/identity/number", masked_number(request)),
        row("/education/degree", degree),
        row("/education/school", typed(&request.education.school)),
        row("/employer/name", typed(&request.employer.name)),
        row("/employer/companyCode", typed(&request.employer.company_code)),
        row("/employer/position", typed(&request.employer.position)),
        row("/category", category),
    ]
}

fn masked_number(request: &CardApplicationRequest) -> Option<String> {
    let document = IdentityDocument::parse(request.identity.kind, &request.identity.number).ok()?;
    Some(document.masked())
}

#[cfg(test)]
mod tests {
    use zhihui_domain::text::Language;

    use super::*;

    fn values(request: &CardApplicationRequest) -> Vec<String> {
        rows(Texts::new(Language::Chinese), request).into_iter().map(|row| row.value).collect()
    }

    #[test]
    fn the_document_number_is_masked() {
        let mut request = CardApplicationRequest::default();
        request.identity.number = "11010519491231002x".into();
        assert_eq!(values(&request)[2], "**** 002X");
        request.identity.number = "1101051949".into();
        assert_eq!(values(&request)[2], Texts::new(Language::Chinese).card_not_given());
    }

    #[test]
    fn what_is_missing_says_so() {
        let mut request = CardApplicationRequest::default();
        request.education.school = "  滨海理工大学 ".into();
        assert_eq!(values(&request)[4], "滨海理工大学");
        assert_eq!(values(&request)[5], "未填写");
    }

    #[test]
    fn every_row_leads_to_its_page() {
        for row in rows(Texts::new(Language::English), &CardApplicationRequest::default()) {
            assert!(row.change.is_some_and(|(href, _)| href.starts_with("/card/apply/")), "{}", row.label);
        }
    }

    #[test]
    fn every_fault_but_the_consents_has_a_label() {
        let texts = Texts::new(Language::Chinese);
        for fault in CardApplicationRequest::default().check().err().unwrap_or_default() {
            assert_eq!(label(texts, &fault.pointer).is_none(), fault.pointer.ends_with("consent"), "{}", fault.pointer);
        }
    }
}
