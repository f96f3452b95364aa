use leptos::prelude::*;
use zhihui_domain::card::CardApplicationRequest;
use zhihui_domain::outbox::Operation;

use super::fields::{rows, step_title};
use super::refusal::{change, way_on};
use super::steps;
use crate::i18n::use_texts;
use crate::screen::{ApplyStep, Form, Outgoing, Route, use_navigator, use_refusals};
use crate::store::{Draft, DraftOf};
use crate::ui::button::{self, Weight};
use crate::ui::form::form_with;
use crate::ui::summary_list::summary_list;
use crate::ui::{live, notice, panel};

/// “Check your answers”, the last consent, and sending. While a page lacks something, the way leads there instead.
pub fn check_step() -> AnyView {
    let navigator = use_navigator();
    // Going back must not lead to a form that is empty by now.
    let outgoing = Outgoing::new(Operation::ApplyForCard, move |_| navigator.go_instead(Route::Card.href()));
    live(move || {
        outgoing.track_return();
        answers(outgoing)
    })
}

fn answers(outgoing: Outgoing) -> AnyView {
    let (texts, refusals) = (use_texts(), use_refusals());
    let draft = Draft::<CardApplicationRequest>::open(DraftOf::CardApplication);
    let pressed = untrack(|| outgoing.entry()).and_then(|entry| zhihui_json::read(&entry.body).ok());
    let request = pressed.unwrap_or_else(|| draft.snapshot());
    let missing = steps::first_faulty(&request, &refusals.about(&draft.of()));
    let notice =
        missing.map(|step| notice::information(texts.card_missing(), texts.card_missing_body(step_title(texts, step))));
    let action = match missing {
        Some(step) => {
            let label = texts.card_missing_action(step_title(texts, step));
            button::link(Weight::Primary, label, Route::CardApply(step).href())
        }
        None => sending(draft, outgoing),
    };
    view! {
        {notice}
        {panel::plain(summary_list(rows(texts, &request)))}
        {action}
    }
    .into_any()
}

fn sending(draft: Draft<CardApplicationRequest>, outgoing: Outgoing) -> AnyView {
    let texts = use_texts();
    let is_own = |pointer: &str| steps::of_fault(pointer) == ApplyStep::Check;
    let form = Form::part(draft, |request| steps::faults_of(ApplyStep::Check, request), is_own);
    let send = move || {
        if form.accepted().is_some() {
            outgoing.press(draft);
        }
    };
    let consent = move || form.consent("/consent", texts.card_consent(), |r| r.consent, |r, given| r.consent = given);
    form_with(
        send,
        view! {
            {form.summary()}
            {move || outgoing.entry().is_none().then(|| consent().view()).into_any()}
            {outgoing.explained(texts.card_submit(), change(texts), move |failure| way_on(texts, failure))}
        }
        .into_any(),
    )
}
