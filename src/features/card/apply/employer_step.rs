use leptos::prelude::*;
use zhihui_domain::card::CardApplicationRequest;
use zhihui_domain::person::CompanyCode;

use super::step_form::step_form;
use crate::i18n::use_texts;
use crate::screen::{ApplyStep, Form};
use crate::store::Draft;
use crate::ui::form::Keyboard;

/// Where the person works, and as what.
pub fn employer_step(draft: Draft<CardApplicationRequest>) -> AnyView {
    let texts = use_texts();
    step_form(ApplyStep::Employer, draft, move |form| {
        let name = form
            .text(
                "/employer/name",
                texts.card_employer(),
                |r| r.employer.name.clone(),
                |r, typed| {
                    r.employer.name = typed;
                },
            )
            .hint(texts.card_employer_hint())
            .autocomplete("organization");
        let position = form
            .text(
                "/employer/position",
                texts.card_position(),
                |r| r.employer.position.clone(),
                |r, typed| {
                    r.employer.position = typed;
                },
            )
            .hint(texts.card_position_hint())
            .autocomplete("organization-title");
        view! {
            {name.view()}
            {company_code(form, draft)}
            {position.view()}
        }
        .into_any()
    })
}

/// A code that does not hold is said when the person leaves the field, and never stops them.
fn company_code(form: Form<CardApplicationRequest>, draft: Draft<CardApplicationRequest>) -> AnyView {
    let texts = use_texts();
    let doubt = move || is_doubtful(&draft.snapshot().employer.company_code);
    let doubted = RwSignal::new(doubt());
    let mut code = form
        .text(
            "/employer/companyCode",
            texts.app_optional(texts.card_company_code()),
            |r| r.employer.company_code.clone(),
            |r, typed| r.employer.company_code = typed,
        )
        .hint(texts.card_company_code_hint())
        .keyboard(Keyboard::Code);
    let judge = code.on_leave;
    code.on_leave = Callback::new(move |()| {
        judge.run(());
        doubted.set(doubt());
    });
    view! {
        <div class="field">
            {code.view()}
            <p class="field__warning" role="status">
                {move || doubted.get().then(|| texts.fault_company_code().to_owned()).into_any()}
            </p>
        </div>
    }
    .into_any()
}

/// Whether a code was given whose check character does not hold.
fn is_doubtful(code: &str) -> bool {
    !code.trim().is_empty() && CompanyCode::parse(code).is_err()
}

#[cfg(test)]
mod tests {
    use super::is_doubtful;

    #[test]
    fn only_a_given_code_is_doubted() {
        assert!(!is_doubtful("  "));
        assert!(is_doubtful("91350100M000100Y44"));
        assert!(!is_doubtful("91350100M000100Y43"));
    }
}
