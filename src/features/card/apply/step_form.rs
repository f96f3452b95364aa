use leptos::prelude::*;
use zhihui_domain::card::CardApplicationRequest;

use super::steps;
use crate::i18n::use_texts;
use crate::screen::{ApplyStep, Form, Route, saved, use_navigator, use_refusals};
use crate::store::Draft;
use crate::ui::button;
use crate::ui::form::form_with;

/// A page's form: judges its own fields, then goes on.
pub fn step_form(
    step: ApplyStep,
    draft: Draft<CardApplicationRequest>,
    fields: impl FnOnce(Form<CardApplicationRequest>) -> AnyView,
) -> AnyView {
    let (texts, navigator, refusals) = (use_texts(), use_navigator(), use_refusals());
    let after = move |request: &CardApplicationRequest| steps::after(step, request, &refusals.about(&draft.of()));
    let is_own = move |pointer: &str| steps::of_fault(pointer) == step;
    let form = Form::part(draft, move |request| steps::faults_of(step, request), is_own);
    let go_on = move || {
        if let Some(request) = form.accepted() {
            navigator.go(&Route::CardApply(after(&request)));
        }
    };
    let label = match after(&draft.snapshot()) {
        ApplyStep::Check => texts.card_to_check(),
        _ => texts.card_go_on(),
    };
    form_with(
        go_on,
        view! {
            {form.summary()}
            {fields(form)}
            {button::submit(label, texts.app_sending(), Signal::stored(false))}
            {saved()}
        }
        .into_any(),
    )
}
