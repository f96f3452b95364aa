use leptos::prelude::*;
use zhihui_domain::case::{Case, CaseState, MessageRequest};
use zhihui_domain::outbox::Operation;
use zhihui_domain::person::TEXT_MAX;

use crate::backend::{Answer, Remote};
use crate::i18n::use_texts;
use crate::screen::{Arrival, Form, Outgoing, Route};
use crate::store::{Draft, DraftOf};
use crate::ui::panel;

/// 点对点: writing to the officer who has the case. Afterwards the message stands in the timeline.
pub fn message_form(case: &Case, shown: Remote<Case>) -> AnyView {
    let texts = use_texts();
    let reference = case.reference.clone();
    let draft = Draft::<MessageRequest>::open(DraftOf::Message(reference.clone()));
    let outgoing = Outgoing::new(Operation::Write(reference.clone()), move |arrival| match arrival {
        Arrival::Here(answer) => {
            draft.discard();
            if let Ok(answer) = Answer::read(answer) {
                shown.replace(answer.value);
            }
        }
        Arrival::Elsewhere => shown.refresh(),
    });
    let form = Form::new(draft, |request: &MessageRequest| request.check().err().unwrap_or_default());
    let send = move |submit: leptos::ev::SubmitEvent| {
        submit.prevent_default();
        if form.accepted().is_some() {
            outgoing.press(draft);
        }
    };
    let title = match case.state {
        CaseState::AwaitingPerson => texts.cases_reply(),
        _ => texts.cases_message(),
    };
    let text = form
        .area("/text", title, TEXT_MAX, |r| r.text.clone(), |r, typed| r.text = typed)
        .hint(texts.cases_message_hint());
    let content = view! {
        <form class="stack" novalidate on:submit=send>
            {form.summary()}
            {text.view()}
            {outgoing.view(texts.cases_message_send(), Route::Case(reference))}
        </form>
    };
    panel::plain(content.into_any())
}
