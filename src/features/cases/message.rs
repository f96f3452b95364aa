use leptos::prelude::*;
use zhihui_domain::case::{Case, CaseState, MessageRequest};
use zhihui_domain::ids::Reference;
use zhihui_domain::outbox::Operation;
use zhihui_domain::person::TEXT_MAX;

use crate::backend::{Answer, Remote};
use crate::i18n::use_texts;
use crate::screen::{Arrival, Change, Form, Outgoing, Route};
use crate::store::{Draft, DraftOf, drafts};
use crate::ui::form::form_with;
use crate::ui::{live, panel};

/// 点对点: writing to the officer who has the case. Afterwards the message stands in the timeline.
pub fn message_form(case: &Case, shown: Remote<Case>) -> AnyView {
    let (texts, reference) = (use_texts(), case.reference.clone());
    let of = DraftOf::Message(reference.clone());
    let outgoing = Outgoing::new(Operation::Write(reference.clone()), move |arrival| match arrival {
        Arrival::Here(answer) => {
            drafts::discard(&of);
            if let Ok(answer) = Answer::read(answer) {
                shown.replace(answer.value);
            }
        }
        Arrival::Elsewhere => shown.refresh(),
    });
    let title = match case.state {
        CaseState::AwaitingPerson => texts.cases_reply(),
        _ => texts.cases_message(),
    };
    panel::plain(live(move || {
        outgoing.track_return();
        form(&reference, title, outgoing)
    }))
}

fn form(reference: &Reference, title: &'static str, outgoing: Outgoing) -> AnyView {
    let texts = use_texts();
    let draft = Draft::<MessageRequest>::open(DraftOf::Message(reference.clone()));
    let form = Form::new(draft, |request: &MessageRequest| request.check().err().unwrap_or_default());
    let send = move || {
        if form.accepted().is_some() {
            outgoing.press(draft);
        }
    };
    let text = form
        .area("/text", title, TEXT_MAX, |r| r.text.clone(), |r, typed| r.text = typed)
        .hint(texts.cases_message_hint());
    form_with(
        send,
        view! {
            {form.summary()}
            {text.view()}
            {outgoing.view(texts.cases_message_send(), Change::at(Route::Case(reference.clone())))}
        }
        .into_any(),
    )
}
