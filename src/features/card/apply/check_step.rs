use leptos::prelude::*;
use zhihui_domain::card::CardApplicationRequest;

use super::fields::{rows, step_title};
use super::refusal::refusal;
use super::steps;
use crate::backend::use_backend;
use crate::i18n::use_texts;
use crate::screen::{ApplyStep, Form, Route, Submission, use_navigator};
use crate::store::Draft;
use crate::ui::button::{self, Weight};
use crate::ui::summary_list::summary_list;
use crate::ui::{notice, panel};

/// “Check your answers”, the last consent, and sending. While a page lacks something, the way leads there instead.
pub fn check_step(draft: Draft<CardApplicationRequest>) -> AnyView {
    let texts = use_texts();
    let request = draft.snapshot();
    let missing = steps::first_faulty(&request);
    let notice =
        missing.map(|step| notice::information(texts.card_missing(), texts.card_missing_body(step_title(texts, step))));
    let action = match missing {
        Some(step) => {
            let label = texts.card_missing_action(step_title(texts, step));
            button::link(Weight::Primary, label, Route::CardApply(step).href())
        }
        None => sending(draft),
    };
    view! {
        {notice}
        {panel::plain(summary_list(rows(texts, &request)))}
        {action}
    }
    .into_any()
}

fn sending(draft: Draft<CardApplicationRequest>) -> AnyView {
    let (texts, backend, navigator) = (use_texts(), use_backend(), use_navigator());
    let form = Form::new(draft, |request| steps::faults_of(ApplyStep::Check, request));
    let submission = Submission::idle();
    let send = move |submit: leptos::ev::SubmitEvent| {
        submit.prevent_default();
        let Some(request) = form.accepted() else { return };
        submission.send(backend.apply_for_card(request, draft.press()), move |_| {
            draft.discard();
            // Going back must not lead to a form that is empty by now.
            navigator.go_instead(Route::Card.href());
        });
    };
    let consent = form.consent("/consent", texts.card_consent(), |r| r.consent, |r, given| r.consent = given);
    view! {
        <form class="stack" novalidate on:submit=send>
            {form.summary()}
            {consent.view()}
            {refusal(submission)}
            {button::submit(texts.card_submit(), texts.app_sending(), submission.busy())}
        </form>
    }
    .into_any()
}
