use leptos::prelude::*;
use zhihui_domain::failure::Failure;
use zhihui_domain::problem::{FieldError, ProblemCode};

use super::fields::{label, step_title};
use super::steps;
use crate::i18n::Texts;
use crate::screen::Route;
use crate::ui::button::{self, Weight};

/// What to do about a refusal: what the server refused, each with the way to its page; or the way to the application that
/// is there already.
pub fn way_on(texts: Texts, failure: &Failure) -> Option<AnyView> {
    match failure {
        Failure::Validation(faults) => Some(links(texts, faults)),
        Failure::Conflict(ProblemCode::AlreadyApplied) => {
            Some(button::link(Weight::Quiet, texts.card_see_progress(), Route::Card.href()))
        }
        _ => None,
    }
}

fn links(texts: Texts, faults: &[FieldError]) -> AnyView {
    let items: Vec<_> = faults
        .iter()
        .map(|fault| {
            let words = words(texts, fault);
            match steps::of_pointer(&fault.pointer) {
                Some(step) => view! {
                    <li>
                        <a href=Route::CardApply(step).href()>{words}</a>
                    </li>
                }
                .into_any(),
                None => view! { <li>{words}</li> }.into_any(),
            }
        })
        .collect();
    view! { <ul class="bullets">{items}</ul> }.into_any()
}

/// Which field, or at least which page, and what is wrong with it.
fn words(texts: Texts, fault: &FieldError) -> String {
    let page = || steps::of_pointer(&fault.pointer).map(|step| step_title(texts, step));
    let sentence = texts.field_fault(fault.code);
    match label(texts, &fault.pointer).or_else(page) {
        Some(place) => texts.card_fault_at(sentence, place),
        None => sentence.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use zhihui_domain::problem::FieldCode;
    use zhihui_domain::text::Language;

    use super::*;

    #[test]
    fn a_refused_field_is_named() {
        let texts = Texts::new(Language::Chinese);
        let of = |pointer: &str| words(texts, &FieldError::new(pointer, FieldCode::IdChecksum));
        assert_eq!(of("/identity/number"), format!("证件号码：{}", texts.fault_id_checksum()));
        assert_eq!(of("/identity/consent"), format!("身份信息：{}", texts.fault_id_checksum()));
        assert_eq!(of("/new"), texts.fault_id_checksum());
    }
}
