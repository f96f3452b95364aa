use leptos::prelude::*;
use zhihui_domain::case::{Case, CaseRequest};

use super::words::category_name;
use crate::backend::use_backend;
use crate::i18n::{Texts, use_texts};
use crate::screen::{Frame, Route, Submission, by_visitor, frame, use_navigator};
use crate::store::{Draft, DraftOf};
use crate::ui::button::{self, Weight};
use crate::ui::faces;
use crate::ui::summary_list::{SummaryRow, summary_list};
use crate::ui::{Icon, notice, panel};

/// “Check what you wrote”, and sending it. Who is not signed in does so here and finds everything still there.
pub fn check_page() -> AnyView {
    let texts = use_texts();
    let draft = Draft::<CaseRequest>::open(DraftOf::Case);
    let request = draft.snapshot();
    let content = if request.check().is_ok() { written(draft, &request) } else { unfinished() };
    frame(Frame::new(texts.cases_check(), content).back(Route::NewCase, texts.cases_new()))
}

/// Opened directly, or the draft was sent or thrown away.
fn unfinished() -> AnyView {
    let texts = use_texts();
    let way_on = button::link(Weight::Primary, texts.cases_missing_action(), Route::NewCase.href());
    faces::empty(Icon::Speech, texts.cases_missing(), texts.cases_missing_body(), way_on)
}

fn written(draft: Draft<CaseRequest>, request: &CaseRequest) -> AnyView {
    let (texts, submission) = (use_texts(), Submission::idle());
    view! {
        {panel::plain(summary_list(rows(texts, request)))}
        {by_visitor(sign_in_first, move || sending(draft, submission))}
    }
    .into_any()
}

fn rows(texts: Texts, request: &CaseRequest) -> Vec<SummaryRow> {
    let row = |label: &str, value: &str| SummaryRow {
        label: label.to_owned(),
        value: value.trim().to_owned(),
        change: Some((Route::NewCase.href(), texts.app_change())),
    };
    let category = request.category.map(|category| category_name(texts, category)).unwrap_or_default();
    vec![row(texts.cases_category(), category), row(texts.cases_text(), &request.text)]
}

fn sign_in_first() -> AnyView {
    let texts = use_texts();
    let here = Route::SignIn { next: Some(Route::NewCaseCheck.href()) }.href();
    view! {
        {notice::information(texts.cases_sign_in_first(), texts.cases_sign_in_first_body())}
        {button::link(Weight::Primary, texts.cases_sign_in_action(), here)}
    }
    .into_any()
}

fn sending(draft: Draft<CaseRequest>, submission: Submission) -> AnyView {
    let (texts, backend, navigator) = (use_texts(), use_backend(), use_navigator());
    let send = move |submit: leptos::ev::SubmitEvent| {
        submit.prevent_default();
        submission.send(backend.raise_case(draft.snapshot(), draft.press()), move |case: Case| {
            draft.discard();
            // Going back must not lead to a page that has nothing left to send.
            navigator.go_instead(Route::Case(case.reference).href());
        });
    };
    view! {
        <form class="stack" novalidate on:submit=send>
            {submission.notice()}
            {button::submit(texts.cases_submit(), texts.app_sending(), submission.busy())}
        </form>
    }
    .into_any()
}
