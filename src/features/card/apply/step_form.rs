use leptos::prelude::*;
use zhihui_domain::card::CardApplicationRequest;

use super::steps;
use crate::i18n::use_texts;
use crate::screen::{ApplyStep, Form, Route, saved, use_navigator};
use crate::store::Draft;
use crate::ui::button;

/// A page's form: judges its own fields, then goes on.
pub fn step_form(
    step: ApplyStep,
    draft: Draft<CardApplicationRequest>,
    fields: impl FnOnce(Form<CardApplicationRequest>) -> AnyView,
) -> AnyView {
    let (texts, navigator) = (use_texts(), use_navigator());
    let form = Form::new(draft, move |request| steps::faults_of(step, request));
    let go_on = move |submit: leptos::ev::SubmitEvent| {
        submit.prevent_default();
        if let Some(request) = form.accepted() {
            navigator.go(&Route::CardApply(steps::after(step, &request)));
        }
    };
    let label = match steps::after(step, &draft.snapshot()) {
        ApplyStep::Check => texts.card_to_check(),
        _ => texts.card_go_on(),
    };
    view! {
        <form class="stack" novalidate on:submit=go_on>
            {form.summary()}
            {fields(form)}
            {button::submit(label, texts.app_sending(), Signal::stored(false))}
            {saved()}
        </form>
    }
    .into_any()
}
