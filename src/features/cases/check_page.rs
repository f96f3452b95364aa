use leptos::prelude::*;
use zhihui_domain::case::CaseRequest;
use zhihui_domain::outbox::Operation;

use super::photos::chosen_photos;
use super::words::category_name;
use crate::backend::{Capability, use_backend};
use crate::i18n::{Texts, use_texts};
use crate::screen::{
    Arrival, Change, Frame, Outgoing, Route, by_visitor, frame, reference_in, sign_in_button, use_navigator,
};
use crate::store::{Draft, DraftOf};
use crate::ui::button::{self, Weight};
use crate::ui::faces;
use crate::ui::form::form_with;
use crate::ui::summary_list::{SummaryRow, summary_list};
use crate::ui::{Icon, live, notice, panel};

/// “Check what you wrote”, and sending it. Who is not signed in does so here and finds everything still there.
pub fn check_page(number: String) -> AnyView {
    let (texts, navigator) = (use_texts(), use_navigator());
    let draft = Draft::<CaseRequest>::open(DraftOf::Case(number.clone()));
    let outgoing = Outgoing::new(Operation::RaiseCase(number.clone()), move |arrival| {
        let reference = match arrival {
            Arrival::Here(answer) => reference_in(&answer).ok(),
            Arrival::Elsewhere => None,
        };
        // Going back must not lead to a page that has nothing left to send.
        navigator.go_instead(reference.map_or(Route::Cases, Route::Case).href());
    });
    let pressed = untrack(|| outgoing.entry()).and_then(|entry| zhihui_json::read(&entry.body).ok());
    let request = pressed.unwrap_or_else(|| draft.snapshot());
    let form = Route::CaseDraft(number);
    let content = if request.check().is_ok() {
        // What is pressed is changed by taking it back.
        let is_pressed = Memo::new(move |_| outgoing.entry().is_some());
        let (photos, way) = (chosen_photos(&request.attachments), form.clone());
        let rows = live(move || {
            let way = (!is_pressed.get()).then_some(&way);
            panel::plain(summary_list(rows(texts, &request, way)))
        });
        view! {
            {rows}
            {photos}
            {sending_part(draft, outgoing, &form)}
        }
        .into_any()
    } else {
        unfinished(&form)
    };
    frame(Frame::new(texts.cases_check(), content).back(form, texts.cases_new()))
}

/// Opened directly, or the draft was sent or thrown away.
fn unfinished(form: &Route) -> AnyView {
    let texts = use_texts();
    let way_on = button::link(Weight::Primary, texts.cases_missing_action(), form.href());
    faces::empty(Icon::Speech, texts.cases_missing(), texts.cases_missing_body(), way_on)
}

fn sending_part(draft: Draft<CaseRequest>, outgoing: Outgoing, form: &Route) -> AnyView {
    let form = form.clone();
    let here = match draft.of() {
        DraftOf::Case(number) => Route::CaseCheck(number),
        _ => Route::NewCase,
    };
    by_visitor(move || sign_in_first(&here), move || sending(draft, outgoing, form.clone()))
}

fn rows(texts: Texts, request: &CaseRequest, form: Option<&Route>) -> Vec<SummaryRow> {
    let row = |label: &str, value: &str| SummaryRow {
        label: label.to_owned(),
        value: value.trim().to_owned(),
        change: form.map(|form| (form.href(), texts.app_change())),
    };
    let category = request.category.map(|category| category_name(texts, category)).unwrap_or_default();
    vec![row(texts.cases_category(), category), row(texts.cases_text(), &request.text)]
}

fn sign_in_first(here: &Route) -> AnyView {
    let texts = use_texts();
    let (title, body) = match use_backend().can(Capability::SignIn) {
        true => (texts.cases_sign_in_first(), texts.cases_sign_in_first_body()),
        false => (texts.account_elsewhere(), texts.account_elsewhere_body()),
    };
    view! {
        {notice::information(title, body)}
        {sign_in_button(texts.cases_sign_in_action(), here.href())}
    }
    .into_any()
}

fn sending(draft: Draft<CaseRequest>, outgoing: Outgoing, form: Route) -> AnyView {
    let texts = use_texts();
    let change = Change::at(form).named(move |pointer| name_of(texts, pointer).map(str::to_owned));
    let send = move || {
        outgoing.press_with(draft, draft.snapshot().attachments);
    };
    form_with(
        send,
        view! {
            {outgoing.view(texts.cases_submit(), change)}
        }
        .into_any(),
    )
}

/// What the field of a pointer is called.
fn name_of(texts: Texts, pointer: &str) -> Option<&'static str> {
    match pointer.split('/').nth(1)? {
        "category" => Some(texts.cases_category()),
        "text" => Some(texts.cases_text()),
        "attachments" => Some(texts.cases_photos()),
        _ => None,
    }
}
